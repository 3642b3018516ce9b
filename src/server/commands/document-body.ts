import { createHash } from 'node:crypto';
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '#domain/failure';

const smallBytes = 1024 * 1024;

/** The bytes as they come, given up with LL-TOO-LARGE once they pass the limit. */
export async function* limited(body: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limit)
      throw new Failure(
        'LL-TOO-LARGE',
        `The document is larger than ${Math.floor(limit / 1024 / 1024)} MiB.`,
        'Send it in parts, or raise the limit in the settings.',
        { limit },
      );
    yield chunk;
  }
}

/** A document that came in whole: a small one in memory, a large one in a file that goes when it is discarded. */
export type DocumentBody = { readonly sha256: Buffer; readonly size: number; discard(): Promise<void> } & (
  | { readonly bytes: Buffer }
  | { pieces(): AsyncIterable<Buffer> }
);

/** Takes a body in whole, with at most 1 MiB of it in memory, so that nothing else waits for its sender. */
export async function takeIn(body: AsyncIterable<Uint8Array>): Promise<DocumentBody> {
  const hash = createHash('sha256');
  let held: Uint8Array[] = [];
  let size = 0;
  let file: FileHandle | null = null;
  try {
    for await (const piece of body) {
      hash.update(piece);
      size += piece.byteLength;
      if (file === null) held.push(piece);
      if (size <= smallBytes) continue;
      file ??= await openNameless();
      for (const one of held.length > 0 ? held : [piece]) await file.writeFile(one);
      held = [];
    }
  } catch (error) {
    await file?.close();
    throw isFull(error) ? full() : error;
  }
  const sha256 = hash.digest();
  if (file === null) return { sha256, size, bytes: Buffer.concat(held), discard: async () => undefined };
  const kept = file;
  return { sha256, size, pieces: () => piecesOf(kept, size), discard: () => kept.close() };
}

/** A file that only this process can reach: its name is taken away at once, so that nothing of it outlives the process. */
async function openNameless(): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), 'lamplighter-upload-'));
  try {
    return await open(join(folder, 'body'), 'wx+', 0o600);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* piecesOf(file: FileHandle, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < size;) {
    const wanted = Math.min(smallBytes, size - at);
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(wanted), 0, wanted, at);
    if (bytesRead === 0) throw new Error('the file of an upload ended early');
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');

const full = () =>
  new Failure(
    'LL-STORE-FULL',
    'This machine has no room left to take the document in.',
    'Make room in its folder for temporary files, then send the document again.',
  );
