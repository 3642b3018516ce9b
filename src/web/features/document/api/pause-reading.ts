import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** Stops the reading of waiting documents, or lets it go on. */
export function usePauseReading(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (paused: boolean) => api.call('pauseReading', { params: { caseId }, body: { paused } }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.progress(caseId) }),
  });
}
