import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseRole } from '#domain/role';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** Lets an account in with roles, or out with none. */
export function useSetMember(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { login: string; compartmentId: string; roles: CaseRole[] }) =>
      api.call('setMember', { params: { caseId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.case(caseId) }),
  });
}
