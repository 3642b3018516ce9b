import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallOf, ReplyOf } from '#api/operation';
import type { Operations } from '#api/operations';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

export type ListedSearch = ReplyOf<Operations['listSearches']>['searches'][number];
export type SearchRan = ReplyOf<Operations['runSearch']>;

/** Saved searches of the case, with how much is new in each to whoever asks. */
export const savedSearchesQuery = (caseId: string) =>
  queryOptions({
    queryKey: keys.searches(caseId),
    queryFn: async ({ signal }) =>
      (await api.call('listSearches', { params: { caseId }, query: { news: 'true' }, signal })).searches,
  });

export function useSaveSearch(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CallOf<Operations['saveSearch']>['body']) =>
      api.call('saveSearch', { params: { caseId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.searches(caseId) }),
  });
}

/** Runs a saved search: its date is kept, and what was new until now is new no more. */
export function useRunSearch(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (searchId: string) => api.call('runSearch', { params: { caseId, searchId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.searches(caseId) }),
  });
}

/** Takes a saved search back; it stays in the log. */
export function useUndoSearch(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (search: ListedSearch) => api.call('undo', { params: { caseId }, body: search.entry }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.searches(caseId) }),
  });
}
