import { enqueue } from '#store/queue';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { conflict } from '../refusals.ts';
import { decideOnDocument, type DocumentDecision } from './decide-on-document.ts';

/** Lets a document wait for the reader again; its earlier readings stay, and so do decisions on their claims. */
export async function retryDocument(
  auth: InCompartment<'add-material'>,
  deps: Pick<ServerDeps, 'store' | 'onWaiting'>,
  input: { documentId: string; expected: number },
): Promise<DocumentDecision> {
  const { caseId, compartmentId } = auth;
  const { documentId } = input;
  const decision = await decideOnDocument(auth, deps, input, async (row, tx) => {
    if (row.state !== 'unreadable') throw conflict(`This document is ${row.state}; there is nothing to try again.`);
    await enqueue(tx.db, { caseId, compartmentId, documentId });
    return { kind: 'document.retried', documentId };
  });
  deps.onWaiting();
  return decision;
}
