import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const wholeUpTo = 1024 * 1024;

type FileBody = Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

/** Sends a small file whole, a large one as a stream that never holds more than a piece of it; closed however it ends. */
export async function withFileBody<T>(path: string, size: number, send: (body: FileBody) => Promise<T>): Promise<T> {
  if (size <= wholeUpTo) return send(new Uint8Array(await readFile(path)));
  // Opened here, so that a file that may not be read fails before anything is sent.
  const file = await open(path);
  const stream = file.createReadStream({ highWaterMark: 256 * 1024, autoClose: false });
  // Where the server went away in the middle the stream is cut off, and the call says so itself.
  stream.on('error', () => undefined);
  try {
    return await send(Readable.toWeb(stream) as ReadableStream<Uint8Array>);
  } finally {
    stream.destroy();
    await file.close();
  }
}

export async function fileSha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
