import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseProfile, Marking } from '#domain/case-file';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** Opens a case; whoever opens it becomes its owner. */
export function useOpenCase() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { title: string; profile: CaseProfile; marking: Marking }) => api.call('openCase', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.cases }),
  });
}
