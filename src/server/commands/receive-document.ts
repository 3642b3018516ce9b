import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import type { DocumentReceiver } from '../document-receiver.ts';
import { heard } from '../http/heard.ts';
import type { UploadLimit } from '../upload-limit.ts';
import { limited, takeIn } from './document-body.ts';
import type { NewDocument, Received } from './receive-documents.ts';

type Deps = Pick<ServerDeps, 'settings'> & {
  readonly receiver: DocumentReceiver;
  readonly uploads: UploadLimit;
};

/** Keeps a document whole and lets it wait for the reader; resolves once it is safe. The database is not asked before all of it is here. */
export async function receiveDocument(
  auth: InCompartment<'add-material'>,
  deps: Deps,
  input: NewDocument,
  body: AsyncIterable<Uint8Array>,
  loadId: string | null = null,
): Promise<Received & { readonly sha256: string; readonly size: number }> {
  const leave = deps.uploads.enter(auth.actor.accountId);
  try {
    const blob = await takeIn(limited(heard(body), deps.settings.largestDocumentBytes));
    try {
      const received = await deps.receiver.receive(auth, { input, blob, loadId });
      return { ...received, sha256: blob.sha256.toString('hex'), size: blob.size };
    } finally {
      await blob.discard();
    }
  } finally {
    leave();
  }
}
