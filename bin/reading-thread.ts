import { Worker } from 'node:worker_threads';
import type { Reading } from '#domain/reading';
import type { Reader } from '#server/deps';

export type ReadingTask = { readonly text: string; readonly date: string | null };

export type ReadingAnswer =
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'read'; readonly reading: Reading }
  | { readonly kind: 'failed'; readonly message: string };

export type ReadingThread = Reader & { close(): Promise<void> };

type Thread = { readonly version: string; read(task: ReadingTask): Promise<Reading>; end(): Promise<unknown> };

/** A text that takes longer than this is given up with its thread. */
const longestMs = 120_000;

/**
 * Starts the reader in a thread of its own, so that reading holds up no request. It holds one text at a time: a thread
 * that dies fails that text alone, and the next one gets a new thread.
 */
export async function startReadingThread(limitMs = longestMs): Promise<ReadingThread> {
  let current: Promise<Thread> | null = null;
  const thread = (): Promise<Thread> => (current ??= launch(limitMs, () => (current = null)));
  const { version } = await thread();
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;
  return {
    version,
    read(text, date) {
      const reading = last.then(async () => {
        if (isClosed) throw new Error('the reader is closed');
        return (await thread()).read({ text, date });
      });
      last = reading.catch(() => undefined);
      return reading;
    },
    async close() {
      isClosed = true;
      const open = await current?.catch(() => null);
      await open?.end();
    },
  };
}

function launch(limitMs: number, onEnd: () => void): Promise<Thread> {
  const worker = new Worker(new URL('./reading-thread-work.js', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  let reading: { resolve(reading: Reading): void; reject(error: Error): void } | null = null;
  let clock: NodeJS.Timeout | undefined;
  const read = (task: ReadingTask) =>
    new Promise<Reading>((resolve, reject) => {
      reading = { resolve, reject };
      clock = setTimeout(() => void worker.terminate(), limitMs);
      worker.postMessage(task);
    });
  return new Promise((resolve, reject) => {
    const end = (error: Error) => {
      clearTimeout(clock);
      onEnd();
      reject(error);
      reading?.reject(error);
    };
    worker.on('error', end);
    worker.on('exit', () => end(new Error('the reading thread ended')));
    worker.on('message', (answer: ReadingAnswer) => {
      clearTimeout(clock);
      if (answer.kind === 'ready') resolve({ version: answer.version, read, end: () => worker.terminate() });
      else if (answer.kind === 'read') reading?.resolve(answer.reading);
      else reading?.reject(new Error(answer.message));
    });
  });
}
