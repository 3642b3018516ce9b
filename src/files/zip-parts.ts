import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { Failure } from '#domain/failure';
import { bombFile, brokenFile, encryptedFile } from './extraction-failure.ts';
import type { ExtractionLimits } from './extraction-limits.ts';

/** The members of an archive, inflated only when asked for and counted while they inflate. */
export type ZipParts = {
  /** The bytes of a member, or null where there is none of that name. */
  readonly read: (name: string) => Promise<Uint8Array | null>;
  /** As `read`, for a member that the rest can be read without: null too where it is damaged, and then it is listed. */
  readonly readIfWhole: (name: string) => Promise<Uint8Array | null>;
  readonly damaged: () => readonly string[];
};

const RATIO_FROM = 1024 * 1024;

/** Opens an archive; `form` names it in refusals, as "Word document". Sizes an archive states are never trusted. */
export async function openZipParts(bytes: Uint8Array, form: string, limits: ExtractionLimits): Promise<ZipParts> {
  const entries = new Map<string, Entry>();
  let zip: ZipFile;
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    zip = await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
    if (zip.entryCount > limits.maxZipEntries) throw bombFile(form, `it has ${zip.entryCount} members`);
    for await (const entry of zip.eachEntry()) {
      // Two programs could show different words of such a file.
      if (entries.has(entry.fileName)) throw brokenFile(form, `it holds two members named ${entry.fileName}`);
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw error instanceof Failure ? error : brokenFile(form, reasonOf(error));
  }
  let inflated = 0;
  const damaged: string[] = [];
  const read = async (name: string): Promise<Uint8Array | null> => {
    const entry = entries.get(name);
    if (entry === undefined) return null;
    if (entry.isEncrypted()) throw encryptedFile(form);
    if (entry.uncompressedSize + inflated > limits.maxInflatedBytes) {
      throw bombFile(form, `it would inflate to more than ${limits.maxInflatedBytes} bytes`);
    }
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
        chunks.push(chunk);
        size += chunk.length;
        inflated += chunk.length;
        if (inflated > limits.maxInflatedBytes)
          throw bombFile(form, `it inflates to more than ${limits.maxInflatedBytes} bytes`);
        if (size > RATIO_FROM && size > entry.compressedSize * limits.maxZipRatio) {
          throw bombFile(form, `one member inflates to more than ${limits.maxZipRatio} times its size`);
        }
      }
    } catch (error) {
      throw error instanceof Failure ? error : brokenFile(form, reasonOf(error));
    }
    return Buffer.concat(chunks, size);
  };
  return {
    read,
    async readIfWhole(name) {
      try {
        return await read(name);
      } catch (error) {
        if (!(error instanceof Failure) || error.code !== 'LL-FILE-BROKEN') throw error;
        damaged.push(name);
        return null;
      }
    },
    damaged: () => damaged,
  };
}

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
