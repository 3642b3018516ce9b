import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** Opens a part of the case that only those let in know of. */
export function useOpenCompartment(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => api.call('openCompartment', { params: { caseId }, body: { name } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.case(caseId) }),
  });
}
