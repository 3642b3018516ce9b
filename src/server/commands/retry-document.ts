import { letWait } from '#store/let-wait';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { conflict } from '../refusals.ts';
import { decideOnDocument, type DocumentDecision } from './decide-on-document.ts';

/** Lets a document wait for the reader again; its earlier readings stay, and so do decisions on their claims. */
export async function retryDocument(
  auth: InCompartment<'add-material'>,
  deps: Pick<ServerDeps, 'store'>,
  input: { documentId: string; expected: number },
): Promise<DocumentDecision> {
  const { caseId, compartmentId } = auth;
  const { documentId } = input;
  return decideOnDocument(auth, deps, input, async (row, tx) => {
    if (row.state !== 'unreadable') throw conflict(`This document is ${row.state}; there is nothing to try again.`);
    await letWait(tx.db, { caseId, compartmentId }, [documentId]);
    return { kind: 'document.retried', documentId };
  });
}
