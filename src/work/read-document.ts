import { setImmediate } from 'node:timers/promises';
import { keptUnreadNote } from '#domain/kept-unread';
import type { Reading } from '#domain/reading';
import type { Extraction, ExtractionFailure, ExtractionResult } from '#domain/rendition';
import type { PartSource } from '#files/extraction-pool';
import { chunkBytes } from '#store/blob';
import { blobPart } from '#store/blob-part';
import { blobsOf } from '#store/small-blobs';
import type { Scope } from '#store/scope';
import type { WaitingDocument } from '#store/waiting-document';
import { orAborted } from './pause.ts';
import type { ReadingDeps } from './reading-deps.ts';

export type Outcome =
  | {
      readonly ok: true;
      readonly document: WaitingDocument;
      readonly extraction: Extraction;
      readonly reading: Reading;
    }
  | { readonly ok: false; readonly document: WaitingDocument; readonly failure: ExtractionFailure };

/** The text was taken and the reader failed on it; what it said of the words stays out of the record. */
export const readerFailed: ExtractionFailure = {
  code: 'LL-READER-FAILED',
  message:
    'The text was taken, but no claims could be read from it. Make claims by hand, or try again with a newer version.',
  retryable: true,
};

/** The bytes of documents, all at once; one that is too large for that is left where it is. */
export async function bytesOfDocuments(
  deps: ReadingDeps,
  scope: Scope,
  compartmentId: string,
  documents: readonly WaitingDocument[],
): Promise<Map<string, Uint8Array>> {
  const readable = documents.filter((one) => one.size <= deps.extractionPool.largestWhole);
  const hashes = readable.map((one) => one.sha256);
  const blobs = await deps.store.read(scope, (tx) => blobsOf(tx, compartmentId, hashes));
  const nothing = new Uint8Array();
  return new Map(readable.map((one) => [one.document_id, blobs.get(one.sha256.toString('hex')) ?? nothing]));
}

/** A document's bytes part by part as they are kept, each part a read of its own, so that nothing is held meanwhile. */
export function inParts(
  deps: Pick<ReadingDeps, 'store'>,
  scope: Scope,
  compartmentId: string,
  { sha256, size }: WaitingDocument,
): PartSource {
  return {
    size,
    async part(at, length) {
      const n = Math.floor(at / chunkBytes);
      const chunk = await deps.store.read(scope, (tx) => blobPart(tx, { compartmentId, sha256, n }));
      return chunk?.subarray(at - n * chunkBytes, at - n * chunkBytes + length) ?? new Uint8Array();
    },
  };
}

/** A list of what a file holds is nobody's words. */
const nothingRead: Reading = { attributions: [], mentions: [], times: [], relations: [], events: [], flows: [] };

/** Says on the document which words were kept unread, and why: in its notes, as what the parsers leave out. */
function withUnread(extraction: Extraction, reading: Reading): Extraction {
  const unread = reading.unread ?? [];
  if (unread.length === 0) return extraction;
  const languages = [...new Set(unread.map(({ language }) => language))];
  return { ...extraction, notes: [...extraction.notes, keptUnreadNote(unread.length, languages)] };
}

/** What becomes of one waiting document: its text with what was read from it, or why there is none. Writes nothing. */
export async function readDocument(
  deps: ReadingDeps,
  document: WaitingDocument,
  extracting: Promise<ExtractionResult>,
  signal: AbortSignal,
): Promise<Outcome> {
  const extracted = await extracting;
  if (!extracted.ok) {
    if (extracted.failure.code === 'LL-FILE-POOL-CLOSED') throw new DOMException('The pool is closed.', 'AbortError');
    return { ok: false, document, failure: extracted.failure };
  }
  const { extraction } = extracted;
  if (extraction.isListing === true) return { ok: true, document, extraction, reading: nothingRead };
  // Reading keeps the processor; requests get their turn between two documents.
  await setImmediate();
  try {
    const reading = await orAborted(deps.reader.read(extraction.text, document.date ?? extraction.date), signal);
    return { ok: true, document, extraction: withUnread(extraction, reading), reading };
  } catch {
    signal.throwIfAborted();
    deps.log({ level: 'error', event: 'reader failed', document: document.document_id });
    return { ok: false, document, failure: readerFailed };
  }
}
