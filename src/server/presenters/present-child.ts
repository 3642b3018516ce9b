import type { ChildDocument } from '#api/schemas/document';
import { kindOfMedia } from '#engines/search/document-kinds';
import type { Child } from '#store/place';

export function presentChild(row: Child): ChildDocument {
  return {
    documentId: row.document_id,
    n: row.n,
    path: row.path,
    title: row.title,
    state: row.state,
    form: row.media_type === null ? null : kindOfMedia(row.media_type).label,
    failure: row.failure?.message ?? null,
    children: row.children,
  };
}
