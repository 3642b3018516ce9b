import type { Client } from '#api/client';
import type { DocumentSummary } from '#api/schemas/document';
import type { DocumentState } from '#domain/document-state';

/** Every document of a case that the caller may see, page by page. */
export async function* allDocuments(
  client: Client,
  caseId: string,
  state?: DocumentState,
): AsyncGenerator<DocumentSummary> {
  let cursor: string | undefined;
  do {
    const page = await client.call('listDocuments', { params: { caseId }, query: { state, cursor, limit: 500 } });
    yield* page.documents;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
