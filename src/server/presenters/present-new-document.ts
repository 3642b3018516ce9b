import type { DocumentSummary } from '#api/schemas/document';
import { actorRefOf } from '../actor.ts';
import type { InCompartment } from '../authorised.ts';
import type { NewDocument } from '../commands/receive-documents.ts';
import { instantOf } from './instant.ts';

/** A document that was kept a moment ago, without asking the database for what is known. */
export function presentNewDocument(
  auth: InCompartment<'add-material'>,
  input: NewDocument,
  made: { documentId: string; sha256: string; size: number; seq: number; recordedAt: number },
): DocumentSummary {
  const { name, path, origin, date, setAside } = input;
  return {
    documentId: made.documentId,
    compartmentId: auth.compartmentId,
    version: made.seq,
    name,
    title: input.title ?? name,
    path,
    kind: input.form,
    origin,
    date,
    mediaType: null,
    sha256: made.sha256,
    size: made.size,
    state: setAside === null ? 'waiting' : 'set aside',
    failure: null,
    setAside,
    grade: null,
    receivedAt: instantOf(made.recordedAt),
    receivedBy: actorRefOf(auth),
    claims: 0,
    reviewed: 0,
    parent: null,
    children: 0,
    byHand: [],
  };
}
