import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** The text of a document; it never changes, so it is fetched once. */
export const textQuery = (caseId: string, renditionId: string) =>
  queryOptions({
    queryKey: keys.text(renditionId),
    queryFn: ({ signal }) => api.call('getRenditionText', { params: { caseId, renditionId }, signal }),
    staleTime: Infinity,
    gcTime: 120_000,
  });
