import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ViewHead } from '#api/schemas/chart';
import type { SavedView } from '#domain/saved-view';
import type { CallOf } from '#api/operation';
import type { Operations } from '#api/operations';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

export const viewsQuery = (caseId: string) =>
  queryOptions({
    queryKey: keys.views(caseId),
    queryFn: async ({ signal }) => (await api.call('listViews', { params: { caseId }, signal })).views,
  });

/** One view with all that it holds. */
export const fetchView = (caseId: string, viewId: string) => api.call('getView', { params: { caseId, viewId } });

type Sent = CallOf<Operations['saveView']>['body']['view'];

export function useSaveView(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, view }: { name: string; view: SavedView }) =>
      api.call('saveView', { params: { caseId }, body: { name, view: view as Sent } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.case(caseId) }),
  });
}

/** Takes a view back; it stays in the log. */
export function useUndoView(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (view: ViewHead) => api.call('undo', { params: { caseId }, body: view.entry }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.case(caseId) }),
  });
}
