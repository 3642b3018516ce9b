import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** One document with its readings. */
export const documentQuery = (caseId: string, documentId: string, asOf: string | null) =>
  queryOptions({
    queryKey: keys.document(caseId, documentId, asOf),
    queryFn: ({ signal }) =>
      api.call('getDocument', { params: { caseId, documentId }, query: asOf === null ? {} : { asOf }, signal }),
  });
