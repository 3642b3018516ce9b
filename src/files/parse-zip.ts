import { Readable } from 'node:stream';
import {
  fromRandomAccessReaderPromise,
  getFileNameLowLevel,
  RandomAccessReader,
  type Entry,
  type ZipFile,
} from 'yauzl';
import { Failure } from '#domain/failure';
import type { Extraction } from '#domain/rendition';
import { PART_BYTES, type ByteSource } from './byte-source.ts';
import { bombFile, brokenFile, encryptedFile } from './extraction-failure.ts';
import { createMemberList, type MemberList } from './member-list.ts';
import type { ParseContext } from './parse-context.ts';

const FORM = 'archive';
const RATIO_FROM = 1024 * 1024;
const MOST_MEMBERS = 1_000_000;

/**
 * Takes the files out of a ZIP archive. A name is kept as it stands, with "../" too, because it is never used as a
 * path. A member that cannot be taken out is listed with its reason, and the rest is taken.
 */
export async function parseZip(source: ByteSource, context: ParseContext): Promise<Extraction> {
  const list = createMemberList(FORM, 'zip', context);
  let zip: ZipFile;
  try {
    const options = { lazyEntries: true, autoClose: false, decodeStrings: false };
    zip = await fromRandomAccessReaderPromise(new SourceReader(source), source.size, options);
  } catch (error) {
    throw brokenFile(FORM, reasonOf(error));
  }
  const entries: Entry[] = [];
  let packed = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      packed += entry.compressedSize;
      if (entries.push(entry) > MOST_MEMBERS) throw bombFile(FORM, `it has more than ${MOST_MEMBERS} members`);
    }
  } catch (error) {
    const failure = error instanceof Failure ? error : brokenFile(FORM, reasonOf(error));
    if (entries.length === 0 || failure.code !== 'LL-FILE-BROKEN') throw failure;
    list.leave('the rest', 'the archive breaks off or contradicts itself', failure);
  }
  // Members that share their bytes are made to inflate without end.
  if (packed > source.size) throw bombFile(FORM, 'its members lie one over another');
  try {
    for (const entry of entries) await addMember(zip, entry, list, context);
  } catch (error) {
    const failure = error instanceof Failure ? error : brokenFile(FORM, reasonOf(error));
    list.leave('the rest', 'the archive breaks off or contradicts itself', failure);
  }
  return list.finish('application/zip');
}

/** The library's way of reading here and there. */
class SourceReader extends RandomAccessReader {
  readonly #source: ByteSource;
  constructor(source: ByteSource) {
    super();
    this.#source = source;
  }
  override _readStreamForRange(start: number, end: number): Readable {
    const source = this.#source;
    async function* pieces(): AsyncGenerator<Buffer> {
      for (let at = start; at < end;) {
        const piece = await source.read(at, Math.min(PART_BYTES, end - at));
        if (piece.length === 0) throw new Error('the file ends before its members do');
        at += piece.length;
        yield piece;
      }
    }
    return Readable.from(pieces(), { objectMode: false });
  }
}

async function addMember(zip: ZipFile, entry: Entry, list: MemberList, context: ParseContext): Promise<void> {
  const raw = entry.fileName as unknown as Buffer;
  const path = getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false);
  if (path.endsWith('/')) return;
  if (list.isFull()) return list.leave(path, 'no more may be taken out', bombFile(FORM, 'it holds too much'));
  if (entry.isEncrypted()) return list.leave(path, 'it needs a password', encryptedFile(FORM));
  try {
    await list.take(path, await inflated(zip, entry, context));
  } catch (error) {
    if (error instanceof TooMuch) return list.leave(path, error.message, bombFile(FORM, error.message));
    if (error instanceof Failure) throw error;
    list.leave(path, 'it is damaged', brokenFile(FORM, reasonOf(error)));
  }
}

class TooMuch extends Error {}

/** Sizes that the archive states are never trusted: it is counted while it inflates. */
async function inflated(zip: ZipFile, entry: Entry, { limits, alive }: ParseContext): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limits.maxBytes) throw new TooMuch(`it has more than ${limits.maxBytes} bytes`);
    if (size > RATIO_FROM && size > entry.compressedSize * limits.maxZipRatio) {
      throw new TooMuch(`it inflates to more than ${limits.maxZipRatio} times its size`);
    }
  }
  alive();
  return Buffer.concat(chunks, size);
}

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
