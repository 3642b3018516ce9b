import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { LoadState } from '#domain/load-state';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** Loads of many files that have not ended; asked often while one goes on. */
export const loadsQuery = (caseId: string) =>
  queryOptions({
    queryKey: keys.loads(caseId),
    queryFn: ({ signal }) => api.call('listLoads', { params: { caseId }, signal }),
    // The more there is to count, the seldomer it is asked.
    refetchInterval: (query) => {
      const loads = query.state.data?.loads ?? [];
      const most = Math.max(0, ...loads.map((one) => one.received));
      return loads.some((one) => one.state === 'open') ? Math.max(3000, most / 10) : 15_000;
    },
    staleTime: 0,
  });

/** Stops a load, lets it go on, or says that nothing more comes. */
export function useChangeLoad(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ loadId, state }: { loadId: string; state: LoadState }) =>
      api.call('changeLoad', { params: { caseId, loadId }, body: { state } }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.loads(caseId) }),
        client.invalidateQueries({ queryKey: keys.progress(caseId) }),
      ]),
  });
}

/** Lets all that could not be read and may work wait again, or all of one reason. */
export function useRetryDocuments(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (code: string | null) =>
      api.call('retryDocuments', { params: { caseId }, body: code === null ? {} : { code } }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.case(caseId) }),
  });
}
