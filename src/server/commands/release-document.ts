import { letWait } from '#store/let-wait';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { conflict } from '../refusals.ts';
import { decideOnDocument, type DocumentDecision } from './decide-on-document.ts';

/** Lets a document back in by an independent reviewer's decision; one that was never read waits for the reader. */
export async function releaseDocument(
  auth: InCompartment<'release-set-aside'>,
  deps: Pick<ServerDeps, 'store'>,
  input: { documentId: string; expected: number; reason: string },
): Promise<DocumentDecision> {
  const { caseId, compartmentId } = auth;
  const { documentId, reason } = input;
  return decideOnDocument(auth, deps, input, async (row, tx) => {
    if (row.state !== 'set aside') throw conflict('This document is not set aside.');
    if (row.reading_id === null) await letWait(tx.db, { caseId, compartmentId }, [documentId]);
    return { kind: 'document.released', documentId, reason };
  });
}
