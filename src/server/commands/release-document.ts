import { flagOf, letWait } from '#store/let-wait';
import { setAsideWith } from '#store/place';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { conflict } from '../refusals.ts';
import { decideOnDocument, type DocumentDecision } from './decide-on-document.ts';

/**
 * Lets a document back in by an independent reviewer's decision, and with `withInside` all that was set aside with it;
 * what was set aside for a reason of its own stays so. What was never read waits for the reader.
 */
export async function releaseDocument(
  auth: InCompartment<'release-set-aside'>,
  deps: Pick<ServerDeps, 'store'>,
  input: { documentId: string; expected: number; reason: string; withInside?: boolean },
): Promise<DocumentDecision> {
  const { caseId, compartmentId } = auth;
  const { documentId, reason } = input;
  return decideOnDocument(auth, deps, input, async (row, tx) => {
    if (row.state !== 'set aside') throw conflict('This document is not set aside.');
    const inside = input.withInside === true ? await setAsideWith(tx, compartmentId, documentId) : [];
    const all = [{ documentId, wasRead: row.reading_id !== null }, ...inside];
    const unread = all.filter(({ wasRead }) => !wasRead).map((one) => one.documentId);
    const loadFlags = unread.length > 50 ? [flagOf.load] : [];
    await letWait(tx.db, { caseId, compartmentId, loadFlags }, unread);
    return all.map((one) => ({ kind: 'document.released', documentId: one.documentId, reason }) as const);
  });
}
