import { setImmediate } from 'node:timers/promises';
import type { Reading } from '#domain/reading';
import type { Extraction, ExtractionFailure, ExtractionResult } from '#domain/rendition';
import { DEFAULT_LIMITS } from '#files/extraction-limits';
import { blobPart } from '#store/blob-part';
import type { Scope } from '#store/scope';
import type { WaitingDocument } from '#store/waiting-document';
import type { ReadingDeps } from './reading-deps.ts';

export type Outcome =
  | {
      readonly ok: true;
      readonly document: WaitingDocument;
      readonly extraction: Extraction;
      readonly reading: Reading;
    }
  | { readonly ok: false; readonly document: WaitingDocument; readonly failure: ExtractionFailure };

const tooLarge = (size: number): ExtractionFailure => ({
  code: 'LL-FILE-TOO-LARGE',
  message: `The file is too large to be read in one piece: it has ${size} bytes, and ${DEFAULT_LIMITS.maxBytes} are read at most. Split it and add the parts.`,
  retryable: false,
});

/** The text was taken and the reader failed on it; what it said of the words stays out of the record. */
export const readerFailed: ExtractionFailure = {
  code: 'LL-READER-FAILED',
  message:
    'The text was taken, but no claims could be read from it. Make claims by hand, or try again with a newer version.',
  retryable: true,
};

/** The bytes of documents, taken in one transaction; one that is too large to be read is left where it is. */
export async function bytesOfDocuments(
  deps: ReadingDeps,
  scope: Scope,
  compartmentId: string,
  documents: readonly WaitingDocument[],
): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  await deps.store.read(scope, async (tx) => {
    for (const { document_id, sha256, size } of documents) {
      if (size > DEFAULT_LIMITS.maxBytes) continue;
      const parts: Buffer[] = [];
      for (let n = 0; ; n++) {
        const part = await blobPart(tx, { compartmentId, sha256, n });
        if (part === undefined) break;
        parts.push(part);
      }
      found.set(document_id, Buffer.concat(parts));
    }
  });
  return found;
}

/** What becomes of one waiting document: its text with what was read from it, or why there is none. Writes nothing. */
export async function readDocument(
  deps: ReadingDeps,
  document: WaitingDocument,
  extracting: Promise<ExtractionResult> | null,
): Promise<Outcome> {
  if (extracting === null) return { ok: false, document, failure: tooLarge(document.size) };
  const extracted = await extracting;
  if (!extracted.ok) {
    if (extracted.failure.code === 'LL-FILE-POOL-CLOSED') throw new DOMException('The pool is closed.', 'AbortError');
    return { ok: false, document, failure: extracted.failure };
  }
  const { extraction } = extracted;
  // Reading keeps the processor; requests get their turn between two documents.
  await setImmediate();
  try {
    const reading = await deps.reader.read(extraction.text, document.date ?? extraction.date);
    return { ok: true, document, extraction, reading };
  } catch {
    deps.log({ level: 'error', event: 'reader failed', document: document.document_id });
    return { ok: false, document, failure: readerFailed };
  }
}
