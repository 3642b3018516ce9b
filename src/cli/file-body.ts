import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const wholeUpTo = 1024 * 1024;

/** A small file whole, a large one as a stream that never holds more than a piece of it. */
export async function fileBody(
  path: string,
  size: number,
): Promise<Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>> {
  if (size <= wholeUpTo) return new Uint8Array(await readFile(path));
  // Opened here, so that a file that may not be read fails before anything is sent.
  const file = await open(path);
  return Readable.toWeb(file.createReadStream({ highWaterMark: 256 * 1024 })) as ReadableStream<Uint8Array>;
}

export async function fileSha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
