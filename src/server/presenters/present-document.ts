import type { DocumentDetail, DocumentSummary } from '#api/schemas/document';
import { languagesKeptUnread, lettersKeptUnread } from '#domain/kept-unread';
import type { DocumentRow, RenditionRow } from '#store/document';
import { instantOf } from './instant.ts';

export function presentDocument(row: DocumentRow): DocumentSummary {
  return {
    documentId: row.document_id,
    compartmentId: row.compartment_id,
    version: row.version,
    name: row.name,
    title: row.title ?? row.name,
    path: row.path,
    kind: row.form,
    origin: row.origin,
    date: row.date,
    mediaType: row.media_type,
    sha256: row.sha256.toString('hex'),
    size: row.size,
    state: row.state,
    failure: row.failure,
    setAside: row.set_aside,
    grade: row.grade,
    receivedAt: instantOf(row.received_at),
    receivedBy: { accountId: row.received_by, name: row.received_by_name },
    claims: row.claims,
    reviewed: row.reviewed,
    parent: row.parent,
    children: row.children,
    byHand: byHandOf(row),
  };
}

/** Languages and letters of what nothing here reads. */
function byHandOf({ kept_unread, failure }: DocumentRow): string[] {
  const noted = kept_unread.flatMap((note) => languagesKeptUnread(note));
  return [...new Set([...noted, ...lettersKeptUnread(failure?.message ?? '')])];
}

/** What a rendition says of itself, once the text's encoding is known. */
export function presentRendition(row: RenditionRow): DocumentDetail['renditions'][number] {
  return {
    renditionId: row.rendition_id,
    extractor: row.extractor,
    version: row.version,
    sha256: row.sha256.toString('hex'),
    chars: row.chars,
    encoding: row.encoding,
    notes: row.notes,
    recordedAt: instantOf(row.recorded_at),
  };
}
