import type { ActorRef } from '#domain/entry';
import { sha256 } from '#store/digest';
import { draftEntry, type DraftEntry } from '#store/draft-entry';
import { dequeue } from '#store/queue';
import type { Scope } from '#store/scope';
import { keepTexts } from '#store/text';
import { waitingDocuments } from '#store/waiting-document';
import type { Outcome } from './read-document.ts';
import type { ReadingDeps } from './reading-deps.ts';

/** The program itself, while it reads. */
const reader = (version: string): ActorRef => ({
  accountId: '00000000-0000-0000-0000-000000000000',
  name: `Reader ${version}`,
});

const textBytes = (text: string) => Buffer.from(text, 'utf8');

function draftOutcome(draft: DraftEntry, by: ActorRef, outcome: Outcome, version: string): void {
  const documentId = outcome.document.document_id;
  if (!outcome.ok) {
    draft.add(by, { kind: 'document.unreadable', documentId, mediaType: null, failure: outcome.failure });
    return;
  }
  const { text, ...extraction } = outcome.extraction;
  const renditionId = draft.add(by, {
    kind: 'rendition.recorded',
    documentId,
    sha256: Buffer.from(sha256(textBytes(text))).toString('hex'),
    chars: text.length,
    ...extraction,
  });
  const { reading } = outcome;
  draft.add(by, { kind: 'reading.recorded', documentId, renditionId, readerVersion: version, reading });
}

/**
 * Records what became of documents of one compartment, in one entry and one transaction, and takes them out of the
 * queue. A document that was set aside or read meanwhile is left as it is, so that the same work twice changes nothing.
 */
export async function recordOutcomes(
  deps: ReadingDeps,
  scope: Scope,
  compartmentId: string,
  outcomes: readonly Outcome[],
): Promise<void> {
  const ids = outcomes.map((one) => one.document.document_id);
  const { caseId } = scope;
  const { version } = deps.reader;
  const draftOf = (of: readonly Outcome[]): DraftEntry => {
    const draft = draftEntry();
    for (const outcome of of) draftOutcome(draft, reader(version), outcome, version);
    return draft;
  };
  // Made before the chain is held, since it is made again only where something changed meanwhile.
  const prepared = draftOf(outcomes);
  await deps.store.write(scope, compartmentId, async (tx) => {
    const waiting = new Set((await waitingDocuments(tx, compartmentId, ids)).map((row) => row.document_id));
    const wanted = outcomes.filter((one) => waiting.has(one.document.document_id));
    if (wanted.length > 0) {
      const texts = wanted.flatMap((one) => {
        if (!one.ok) return [];
        const { text } = one.extraction;
        return [{ sha256: sha256(textBytes(text)), text }];
      });
      await keepTexts(tx.db, { caseId, compartmentId }, texts);
      await tx.append(wanted.length === outcomes.length ? prepared : draftOf(wanted));
    }
    await dequeue(tx.db, { caseId, compartmentId }, ids);
  });
}
