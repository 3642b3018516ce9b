import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** Words found in the documents of a case. */
export const searchQuery = (caseId: string, words: string) =>
  queryOptions({
    queryKey: keys.search(caseId, words),
    queryFn: ({ signal }) => api.call('search', { params: { caseId }, query: { q: words, limit: 12 }, signal }),
    enabled: words !== '',
    placeholderData: keepPreviousData,
  });

export type SearchAsk = { readonly q: string; readonly order: 'best' | 'newest' | 'oldest'; readonly from: number };

/** A page of what a query finds, with what it is made of. */
export const searchPageQuery = (caseId: string, ask: SearchAsk) =>
  queryOptions({
    queryKey: [...keys.search(caseId, ask.q), ask.order, ask.from],
    queryFn: ({ signal }) =>
      api.call('search', { params: { caseId }, query: { ...ask, limit: pageSize, facets: 'true' }, signal }),
    enabled: ask.q !== '',
    placeholderData: keepPreviousData,
  });

export const pageSize = 25;

/** The same words in every case of the reader. */
export const searchCasesQuery = (q: string) =>
  queryOptions({
    queryKey: keys.searchCases(q),
    queryFn: ({ signal }) => api.call('searchCases', { query: { q }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
