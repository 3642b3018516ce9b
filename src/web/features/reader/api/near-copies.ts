import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** Documents with nearly the same text as this one. */
export const nearCopiesQuery = (caseId: string, documentId: string) =>
  queryOptions({
    queryKey: [...keys.document(caseId, documentId, null), 'near copies'],
    queryFn: ({ signal }) => api.call('listNearCopies', { params: { caseId, documentId }, signal }),
  });

/** What differs between two of them. */
export const differencesQuery = (caseId: string, documentId: string, otherId: string) =>
  queryOptions({
    queryKey: [...keys.document(caseId, documentId, null), 'differs from', otherId],
    queryFn: ({ signal }) => api.call('compareDocuments', { params: { caseId, documentId, otherId }, signal }),
  });
