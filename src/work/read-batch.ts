import { Failure } from '#domain/failure';
import { dequeue, type QueuedDocument } from '#store/queue';
import type { Scope } from '#store/scope';
import { waitingDocuments, type WaitingDocument } from '#store/waiting-document';
import { bytesOfDocuments, readDocument, readerFailed, type Outcome } from './read-document.ts';
import type { ReadingDeps } from './reading-deps.ts';
import { childReceiver } from './receive-children.ts';
import { reader, recordOutcomes } from './record-outcomes.ts';

const groupBytes = 8 * 1024 * 1024;

/** After this many starts a document has brought the program down with it, and is not tried again by itself. */
const mostAttempts = 25;
/** From here on it is read alone, so that it cannot take others with it. */
const attemptsTogether = 3;

/** Documents in groups that are recorded together: small ones many at once, large and suspicious ones alone. */
export function groupsOf(
  documents: readonly WaitingDocument[],
  isSuspicious: (documentId: string) => boolean,
): WaitingDocument[][] {
  const groups: WaitingDocument[][] = [];
  let open: WaitingDocument[] = [];
  let size = 0;
  for (const document of documents) {
    if (isSuspicious(document.document_id)) {
      groups.push([document]);
      continue;
    }
    if (open.length > 0 && size + document.size > groupBytes) {
      groups.push(open);
      open = [];
      size = 0;
    }
    open.push(document);
    size += document.size;
  }
  if (open.length > 0) groups.push(open);
  return groups;
}

const gaveUp = (document: WaitingDocument): Outcome => ({
  ok: false,
  document,
  failure: {
    code: 'LL-READER-GAVE-UP',
    message: `Reading it was begun ${mostAttempts} times and never ended. Try again, or make claims by hand.`,
    retryable: true,
  },
});

/** True for what the record refuses because of what a document holds, and not because of the database. */
const isOfDocument = (error: unknown) =>
  error instanceof Failure || error instanceof TypeError || error instanceof RangeError;

/** Parsers work side by side, and texts cross to the reader while others are still being parsed. */
async function readGroup(
  deps: ReadingDeps,
  scope: Scope,
  compartmentId: string,
  group: readonly WaitingDocument[],
  attemptsOf: (documentId: string) => number,
  signal: AbortSignal,
): Promise<Outcome[]> {
  const hopeless = group.filter((one) => attemptsOf(one.document_id) > mostAttempts);
  const hopeful = group.filter((one) => !hopeless.includes(one));
  const bytes = await bytesOfDocuments(deps, scope, compartmentId, hopeful);
  const by = reader(deps.reader.version);
  const extractWith = (of: Uint8Array, document: WaitingDocument) =>
    deps.extractionPool.extract(of, document.name, signal, childReceiver(deps, scope, compartmentId, document, by));
  const outcomes = await Promise.all(
    hopeful.map((document) => {
      const of = bytes.get(document.document_id);
      const extracting = of === undefined ? null : extractWith(of, document);
      return readDocument(deps, document, extracting, signal);
    }),
  );
  signal.throwIfAborted();
  return [...hopeless.map(gaveUp), ...outcomes];
}

/** Reads leased documents of one compartment and records what became of them; resolves once all of it is recorded. */
export async function readBatch(
  deps: ReadingDeps,
  leased: readonly QueuedDocument[],
  signal: AbortSignal,
): Promise<void> {
  const { case_id: caseId, compartment_id: compartmentId } = leased[0]!;
  const scope = { caseId, compartmentIds: [compartmentId], accountId: null };
  const ids = leased.map((one) => one.document_id);
  const attempts = new Map(leased.map((one) => [one.document_id, one.attempts]));
  const waiting = await deps.store.read(scope, (tx) => waitingDocuments(tx, compartmentId, ids));
  const stale = ids.filter((id) => !waiting.some((one) => one.document_id === id));
  await dequeue(deps.store.db, { caseId, compartmentId }, stale);

  const attemptsOf = (id: string) => attempts.get(id) ?? 0;
  const record = (outcomes: readonly Outcome[]) => recordOutcomes(deps, scope, compartmentId, outcomes);
  for (const group of groupsOf(waiting, (id) => attemptsOf(id) > attemptsTogether)) {
    const outcomes = await readGroup(deps, scope, compartmentId, group, attemptsOf, signal);
    signal.throwIfAborted();
    try {
      await record(outcomes);
    } catch (error) {
      if (!isOfDocument(error)) throw error;
      for (const outcome of outcomes) {
        try {
          await record([outcome]);
        } catch (alone) {
          if (!isOfDocument(alone)) throw alone;
          deps.log({ level: 'error', event: 'reading not recorded', document: outcome.document.document_id });
          await record([{ ok: false, document: outcome.document, failure: readerFailed }]);
        }
      }
    }
  }
}
