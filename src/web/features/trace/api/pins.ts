import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallOf } from '#api/operation';
import type { Operations } from '#api/operations';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

export const pinsQuery = (caseId: string, asOf: string | null) =>
  queryOptions({
    queryKey: keys.pins(caseId, asOf),
    queryFn: async ({ signal }) =>
      (await api.call('listPins', { params: { caseId }, query: asOf === null ? {} : { asOf }, signal })).pins,
  });

/** Holds on to a route as evidence. */
export function usePinRoute(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CallOf<Operations['pinRoute']>['body']) => api.call('pinRoute', { params: { caseId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.pins(caseId, null) }),
  });
}

/** Takes a pin back by an entry of its own. */
export function useUnpin(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (entry: CallOf<Operations['undo']>['body']) => api.call('undo', { params: { caseId }, body: entry }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.pins(caseId, null) }),
  });
}
