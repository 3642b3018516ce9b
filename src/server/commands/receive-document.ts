import { draftEntry } from '#store/draft-entry';
import { keepBlob, type KeptBlob } from '#store/blob';
import { equalDocuments } from '#store/equal-document';
import { enqueue } from '#store/queue';
import type { ScopedTransaction } from '#store/scope';
import { actorRefOf } from '../actor.ts';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { gatherOrStream, limited } from './document-body.ts';
import { storeScopeOf } from '../store-scope.ts';

export type NewDocument = {
  readonly name: string;
  readonly path: string;
  readonly title: string | null;
  readonly origin: string | null;
  readonly form: string | null;
  readonly date: string | null;
  readonly setAside: string | null;
};

export type Received = {
  readonly documentId: string;
  /** The document that was there first with equal bytes; it is `documentId` itself where name and path are equal too, and then nothing new was made. */
  readonly duplicateOf: string | null;
};

/**
 * Keeps a document whole and lets it wait for the reader. Small bodies go in with their entry; a large one is kept
 * first, so that a slow sender holds up nobody, and is named by an entry once it is whole.
 */
export async function receiveDocument(
  auth: InCompartment<'add-material'>,
  deps: Pick<ServerDeps, 'store' | 'onWaiting' | 'settings'>,
  input: NewDocument,
  body: AsyncIterable<Uint8Array>,
): Promise<Received> {
  const scope = storeScopeOf(auth);
  const { caseId, compartmentId } = auth;
  const source = await gatherOrStream(limited(body, deps.settings.largestDocumentBytes));
  const keep = (tx: ScopedTransaction) => keepBlob(tx, compartmentId, source.chunks);
  const keptBefore = source.isWhole ? null : await deps.store.read(scope, keep);

  const received = await deps.store.write(scope, compartmentId, async (tx): Promise<Received> => {
    const blob: KeptBlob = keptBefore ?? (await keep(tx));
    const equal = blob.known || keptBefore ? await equalDocuments(tx, { compartmentId, sha256: blob.sha256 }) : [];
    const same = equal.find((one) => one.name === input.name && one.path === input.path);
    if (same !== undefined) return { documentId: same.document_id, duplicateOf: same.document_id };
    const draft = draftEntry();
    const documentId = draft.add(actorRefOf(auth), {
      kind: 'document.received',
      ...input,
      sha256: blob.sha256.toString('hex'),
      size: blob.size,
    });
    await tx.append(draft);
    if (input.setAside === null) await enqueue(tx.db, { caseId, compartmentId, documentId });
    return { documentId, duplicateOf: equal[0]?.document_id ?? null };
  });
  if (input.setAside === null) deps.onWaiting();
  return received;
}
