import { enqueue } from '#store/queue';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { conflict } from '../refusals.ts';
import { decideOnDocument, type DocumentDecision } from './decide-on-document.ts';

/** Lets a document back in by an independent reviewer's decision; one that was never read waits for the reader. */
export async function releaseDocument(
  auth: InCompartment<'release-set-aside'>,
  deps: Pick<ServerDeps, 'store' | 'onWaiting'>,
  input: { documentId: string; expected: number; reason: string },
): Promise<DocumentDecision> {
  const { caseId, compartmentId } = auth;
  const { documentId, reason } = input;
  const decision = await decideOnDocument(auth, deps, input, async (row, tx) => {
    if (row.state !== 'set aside') throw conflict('This document is not set aside.');
    if (row.reading_id === null) await enqueue(tx.db, { caseId, compartmentId, documentId });
    return { kind: 'document.released', documentId, reason };
  });
  deps.onWaiting();
  return decision;
}
