import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseProfile } from '#domain/case-file';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

type Asked = { readonly profile: CaseProfile; readonly expected: CaseProfile; readonly reason: string };

/** Gives the case another profile. */
export function useChangeProfile(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Asked) => api.call('changeProfile', { params: { caseId }, body }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.cases }),
        client.invalidateQueries({ queryKey: keys.case(caseId) }),
      ]),
  });
}
