import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** Words found in the documents of a case. */
export const searchQuery = (caseId: string, words: string) =>
  queryOptions({
    queryKey: keys.search(caseId, words),
    queryFn: ({ signal }) => api.call('search', { params: { caseId }, query: { q: words, limit: 30 }, signal }),
    enabled: words !== '',
  });
