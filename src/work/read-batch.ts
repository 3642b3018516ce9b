import { Failure } from '#domain/failure';
import type { PartSource } from '#files/extraction-pool';
import type { Scope } from '#store/scope';
import type { WaitingDocument } from '#store/waiting-document';
import { bytesOfDocuments, inParts, readDocument, readerFailed, type Outcome } from './read-document.ts';
import type { ReadingDeps } from './reading-deps.ts';
import { childReceiver } from './receive-children.ts';
import { reader, recordOutcomes } from './record-outcomes.ts';

const groupBytes = 8 * 1024 * 1024;

/** Documents in groups that are recorded together: small ones many at once, large ones with few others. */
export function groupsOf(documents: readonly WaitingDocument[]): WaitingDocument[][] {
  const groups: WaitingDocument[][] = [];
  let open: WaitingDocument[] = [];
  let size = 0;
  for (const document of documents) {
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

/** True for what the record refuses because of what a document holds, and not because of the database. */
const isOfDocument = (error: unknown) =>
  error instanceof Failure || error instanceof TypeError || error instanceof RangeError;

/** Parsers work side by side, and texts cross to the reader while others are still being parsed. */
async function readGroup(
  deps: ReadingDeps,
  scope: Scope,
  compartmentId: string,
  group: readonly WaitingDocument[],
  loadFlags: readonly string[],
  signal: AbortSignal,
): Promise<Outcome[]> {
  const bytes = await bytesOfDocuments(deps, scope, compartmentId, group);
  const by = reader(deps.reader.version);
  const extractWith = (of: Uint8Array | PartSource, document: WaitingDocument) =>
    deps.extractionPool.extract(
      of,
      document.name,
      signal,
      childReceiver(deps, scope, compartmentId, document, by, loadFlags),
    );
  const outcomes = await Promise.all(
    group.map((document) => {
      const of = bytes.get(document.document_id);
      const extracting = extractWith(of ?? inParts(deps, scope, compartmentId, document), document);
      return readDocument(deps, document, extracting, signal);
    }),
  );
  signal.throwIfAborted();
  return outcomes;
}

/** Reads waiting documents of one compartment and records what became of them; resolves once all of it is recorded. */
export async function readBatch(
  deps: ReadingDeps,
  scope: Scope,
  compartmentId: string,
  waiting: readonly WaitingDocument[],
  loadFlags: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const record = (outcomes: readonly Outcome[]) => recordOutcomes(deps, scope, compartmentId, outcomes);
  for (const group of groupsOf(waiting)) {
    const outcomes = await readGroup(deps, scope, compartmentId, group, loadFlags, signal);
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
