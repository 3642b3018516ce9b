import { open, type FileHandle } from 'node:fs/promises';
import { constants } from 'node:fs';
import { Failure } from '#domain/failure';
import { detectForm } from './detect-form.ts';
import { largeFile } from './extraction-failure.ts';
import { refusalOfForm } from './extract.ts';
import type { ExtractionLimits } from './extraction-limits.ts';

const HEAD = 64 * 1024;

/** A file's bytes. One past the limit is judged by its first 64 KiB and never read whole; what is no regular file is refused. */
export async function readDocument(path: string, name: string, limits: ExtractionLimits): Promise<Uint8Array> {
  let file: FileHandle | null = null;
  try {
    // Without O_NONBLOCK, opening a named pipe waits for a writer for ever.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = await file.stat();
    if (!stats.isFile()) throw unreadable('it is no regular file');
    if (stats.size <= limits.maxBytes) return await file.readFile();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    const refusal = refusalOfForm(detectForm(buffer.subarray(0, bytesRead), name), stats.size, limits);
    throw refusal ?? largeFile(`it has ${stats.size} bytes, and ${limits.maxBytes} are read at most`);
  } catch (error) {
    throw error instanceof Failure ? error : unreadable(error instanceof Error ? error.message : String(error));
  } finally {
    await file?.close();
  }
}

function unreadable(why: string): Failure {
  const next = 'Check that it is there and may be read, then try again.';
  return new Failure('LL-FILE-UNREADABLE', `The file could not be opened: ${why}.`, next, { retryable: true });
}
