import type { Client } from '#api/client';
import type { DocumentSummary } from '#api/schemas/document';
import { Failure } from '#domain/failure';
import { allDocuments } from './all-documents.ts';

/** Finds a document by its id, path, name or title; never guesses between two. */
export async function findDocument(client: Client, caseId: string, named: string): Promise<DocumentSummary> {
  const found: DocumentSummary[] = [];
  for await (const one of allDocuments(client, caseId)) {
    if (one.documentId === named) return one;
    if ([one.path, one.name, one.title].includes(named)) found.push(one);
  }
  if (found.length === 1) return found[0]!;
  throw found.length === 0
    ? new Failure(
        'LL-DOCUMENT-UNKNOWN',
        `The case has no document "${named}".`,
        'Give its id, path, name or title; see them with lamplighter case documents CASE.',
      )
    : new Failure(
        'LL-DOCUMENT-AMBIGUOUS',
        `"${named}" fits ${found.length} documents.`,
        `Give the id: ${found
          .slice(0, 4)
          .map((one) => one.documentId)
          .join(', ')}`,
      );
}
