import { queryOptions } from '@tanstack/react-query';
import type { DocumentSummary } from '#api/schemas/document';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

const most = 10_000;

export type DocumentList = { readonly documents: readonly DocumentSummary[]; readonly more: boolean };

/** The documents of a case, page after page up to 10,000; `more` says that there are others. */
export const documentsQuery = (caseId: string, asOf: string | null) =>
  queryOptions({
    queryKey: keys.documents(caseId, asOf),
    queryFn: async ({ signal }): Promise<DocumentList> => {
      const documents: DocumentSummary[] = [];
      let cursor: string | undefined;
      do {
        const query = { limit: 500, ...(asOf === null ? {} : { asOf }), ...(cursor === undefined ? {} : { cursor }) };
        const page = await api.call('listDocuments', { params: { caseId }, query, signal });
        documents.push(...page.documents);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined && documents.length < most);
      return { documents, more: cursor !== undefined };
    },
    placeholderData: (previous, query) => (query?.queryKey[1] === caseId ? previous : undefined),
  });
