import type { ItemBody, ItemRef } from '#domain/entry';
import type { DocumentRow } from '#store/document';
import { draftEntry } from '#store/draft-entry';
import type { WritingTransaction } from '#store/open-store';
import { actorRefOf } from '../actor.ts';
import type { InCompartment, Power } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { refuseIfNewer } from '../refuse-if-newer.ts';
import { storeScopeOf } from '../store-scope.ts';
import { documentOf } from './document-of.ts';

export type DocumentDecision = { readonly ref: ItemRef; readonly document: DocumentRow };

/** What every decision on a document shares: it is held, compared with what the user saw, decided in one entry and read back. */
export async function decideOnDocument<P extends Power>(
  auth: InCompartment<P>,
  deps: Pick<ServerDeps, 'store'>,
  input: { readonly documentId: string; readonly expected: number },
  bodyOf: (row: DocumentRow, tx: WritingTransaction) => ItemBody | Promise<ItemBody | readonly ItemBody[]>,
): Promise<DocumentDecision> {
  const { compartmentId } = auth;
  return deps.store.write(storeScopeOf(auth), compartmentId, async (tx) => {
    const row = await documentOf(tx, input.documentId);
    await refuseIfNewer(tx, input.documentId, row, input.expected);
    const draft = draftEntry();
    // The first is the decision; others follow from it.
    for (const body of [await bodyOf(row, tx)].flat()) draft.add(actorRefOf(auth), body);
    const { seq } = await tx.append(draft);
    return { ref: { compartmentId, seq, ordinal: 0 }, document: await documentOf(tx, input.documentId) };
  });
}
