import { bornInside, notSetAside } from '#store/place';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { conflict } from '../refusals.ts';
import { decideOnDocument, type DocumentDecision } from './decide-on-document.ts';

/** Takes a document, and what was found inside it and nowhere else, from everyone's sight, text, search and claims, until an independent reviewer decides. */
export async function setDocumentAside(
  auth: InCompartment<'add-material'>,
  deps: Pick<ServerDeps, 'store'>,
  input: { documentId: string; expected: number; reason: string },
): Promise<DocumentDecision> {
  const { documentId, reason } = input;
  return decideOnDocument(auth, deps, input, async (row, tx) => {
    if (row.state === 'set aside') throw conflict('This document is set aside already.');
    const { compartmentId } = auth;
    const inside = await notSetAside(tx, compartmentId, await bornInside(tx, compartmentId, documentId));
    const all = [documentId, ...inside];
    return all.map((id) => ({ kind: 'document.set-aside', documentId: id, reason }) as const);
  });
}
