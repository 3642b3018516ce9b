import { createHash } from 'node:crypto';
import { keepBlob } from '#store/blob';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import type { DocumentReceiver } from '../document-receiver.ts';
import { storeScopeOf } from '../store-scope.ts';
import { gatherOrStream, limited } from './document-body.ts';
import type { Incoming, NewDocument, Received } from './receive-documents.ts';

type Deps = Pick<ServerDeps, 'store' | 'onWaiting' | 'settings'> & { readonly receiver: DocumentReceiver };

/** A small body is held until its group goes in; a large one is kept as it comes, and holds up nobody. */
async function keep(
  auth: InCompartment<'add-material'>,
  deps: Deps,
  body: AsyncIterable<Uint8Array>,
): Promise<Incoming['blob'] & { readonly size: number }> {
  const source = await gatherOrStream(limited(body, deps.settings.largestDocumentBytes));
  if (source.whole === null)
    return deps.store.read(storeScopeOf(auth), (tx) => keepBlob(tx, auth.compartmentId, source.rest));
  const bytes = source.whole;
  return { sha256: createHash('sha256').update(bytes).digest(), bytes, size: bytes.length };
}

/** Keeps a document whole and lets it wait for the reader; resolves once it is safe. */
export async function receiveDocument(
  auth: InCompartment<'add-material'>,
  deps: Deps,
  input: NewDocument,
  body: AsyncIterable<Uint8Array>,
): Promise<Received & { readonly sha256: string; readonly size: number }> {
  const blob = await keep(auth, deps, body);
  const received = await deps.receiver.receive(auth, { input, blob });
  if (input.setAside === null) deps.onWaiting();
  return { ...received, sha256: blob.sha256.toString('hex'), size: blob.size };
}
