import { readerId, type ActorRef } from '#domain/entry';
import { sha256 } from '#store/digest';
import { draftEntry, type DraftEntry } from '#store/draft-entry';
import type { Scope, ScopedTransaction } from '#store/scope';
import { keepTexts } from '#store/text';
import { waitingDocuments } from '#store/waiting-document';
import type { Outcome } from './read-document.ts';
import type { ReadingDeps } from './reading-deps.ts';

/** The program itself, while it reads. */
export const reader = (version: string): ActorRef => ({
  accountId: readerId,
  name: `Reader ${version}`,
});

const textBytes = (text: string) => Buffer.from(text, 'utf8');

function draftOutcome(draft: DraftEntry, by: ActorRef, outcome: Outcome, version: string): void {
  const documentId = outcome.document.document_id;
  if (!outcome.ok) {
    draft.add(by, { kind: 'document.unreadable', documentId, mediaType: null, failure: outcome.failure });
    return;
  }
  const { text, isListing: _, ...extraction } = outcome.extraction;
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

const textsOf = (outcomes: readonly Outcome[]) =>
  outcomes.flatMap((one) =>
    one.ok ? [{ sha256: sha256(textBytes(one.extraction.text)), text: one.extraction.text }] : [],
  );

/** Rolls a transaction back whose documents are no longer all waiting. */
const overtaken = Symbol('overtaken');

/**
 * Records what became of documents of one compartment, in one entry and one transaction. A document that was set aside or read meanwhile is left as it is, so that the same work twice changes nothing.
 */
export async function recordOutcomes(
  deps: ReadingDeps,
  scope: Scope,
  compartmentId: string,
  outcomes: readonly Outcome[],
): Promise<void> {
  const { caseId } = scope;
  const place = { caseId, compartmentId };
  const { version } = deps.reader;
  const ids = outcomes.map((one) => one.document.document_id);
  const stillWaiting = async (tx: ScopedTransaction) => {
    const waiting = new Set((await waitingDocuments(tx, compartmentId, ids)).map((row) => row.document_id));
    return outcomes.filter((one) => waiting.has(one.document.document_id));
  };
  let wanted: readonly Outcome[] = await deps.store.read(scope, stillWaiting);
  for (;;) {
    const texts = textsOf(wanted);
    const draft = draftEntry();
    for (const outcome of wanted) draftOutcome(draft, reader(version), outcome, version);
    let left = wanted;
    let shared = texts;
    try {
      return await deps.store.write(
        scope,
        compartmentId,
        async (tx) => {
          left = await stillWaiting(tx);
          if (left.length !== wanted.length) throw overtaken;
          // An erasure may have taken a text that another document shares after it was looked for.
          await keepTexts(tx.db, place, shared);
          if (wanted.length > 0) await tx.append(draft);
        },
        {
          first: async (tx) => {
            shared = await keepTexts(tx.db, place, texts);
          },
        },
      );
    } catch (error) {
      if (error !== overtaken) throw error;
      wanted = left;
    }
  }
}
