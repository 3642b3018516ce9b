import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

const at = (asOf: string | null) => (asOf === null ? {} : { asOf });

/** What a document holds, 200 at a time. */
export const insideQuery = (caseId: string, documentId: string, asOf: string | null) =>
  infiniteQueryOptions({
    queryKey: [...keys.document(caseId, documentId, asOf), 'inside'],
    queryFn: ({ pageParam, signal }) =>
      api.call('listInside', {
        params: { caseId, documentId },
        query: { after: pageParam, limit: 200, ...at(asOf) },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next,
  });

/** What lies in it at any depth, by form and outcome. */
export const insideCountsQuery = (caseId: string, documentId: string, asOf: string | null) =>
  queryOptions({
    queryKey: [...keys.document(caseId, documentId, asOf), 'inside', 'counts'],
    queryFn: async ({ signal }) =>
      (await api.call('countInside', { params: { caseId, documentId }, query: at(asOf), signal })).counts,
  });
