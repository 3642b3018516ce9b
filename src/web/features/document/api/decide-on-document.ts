import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DocumentSummary } from '#api/schemas/document';
import type { Grade } from '#domain/grade';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

export type DocumentDecision =
  | { readonly do: 'retry' }
  | { readonly do: 'set aside'; readonly reason: string }
  | { readonly do: 'release'; readonly reason: string; readonly withInside: boolean }
  | { readonly do: 'grade'; readonly grade: Grade | null };

type Decided = { readonly document: DocumentSummary };

/** A decision on a document, answering to the version that the person saw. */
export function useDecideOnDocument(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      document,
      decision,
    }: {
      document: DocumentSummary;
      decision: DocumentDecision;
    }): Promise<Decided> => {
      const params = { caseId, documentId: document.documentId };
      const expected = document.version;
      switch (decision.do) {
        case 'retry':
          return api.call('retryDocument', { params, body: { expected } });
        case 'set aside':
          return api.call('setDocumentAside', { params, body: { expected, reason: decision.reason } });
        case 'release':
          return api.call('releaseDocument', {
            params,
            body: { expected, reason: decision.reason, withInside: decision.withInside },
          });
        case 'grade':
          return api.call('gradeDocument', { params, body: { expected, grade: decision.grade } });
      }
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.case(caseId) }),
        client.invalidateQueries({ queryKey: keys.aside(caseId, null) }),
      ]),
  });
}
