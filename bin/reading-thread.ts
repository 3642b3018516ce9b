import { Worker } from 'node:worker_threads';
import type { Reading } from '#domain/reading';
import type { Reader } from '#server/deps';

export type ReadingTask = { readonly text: string; readonly date: string | null };
export type ReadingResult =
  | { readonly kind: 'read'; readonly reading: Reading }
  | { readonly kind: 'failed'; readonly message: string };

export type ReadingThread = Reader & { close(): Promise<void> };

type Held = {
  readonly task: ReadingTask;
  /** Its thread died while it held this text among others: it is tried once more, alone. */
  readonly isSuspicious: boolean;
  resolve(reading: Reading): void;
  reject(error: Error): void;
};

/** Texts that go over at one time: each crossing costs, and a text that kills the thread is sought among these. */
const mostTogether = 8;
const mostChars = 200_000;
/** Groups that lie ready in the thread, so that it never waits for this one, which is busy with other things. */
const ahead = 2;
/** A group that takes longer than this is given up with its thread. */
const longestMs = 120_000;

/**
 * Starts the reader in a thread of its own, so that reading holds up no request. A thread that dies fails the one text
 * that killed it, and no other; the next text gets a new thread.
 */
export async function startReadingThread(limitMs = longestMs): Promise<ReadingThread> {
  const queue: Held[] = [];
  let inThread: Held[][] = [];
  let current: Promise<Thread> | null = null;
  let isClosed = false;

  const thread = (): Promise<Thread> => (current ??= launch(limitMs, settle, afterDeath));

  function settle(results: readonly ReadingResult[]): void {
    const group = inThread.shift() ?? [];
    for (const [n, held] of group.entries()) {
      const result = results[n]!;
      if (result.kind === 'read') held.resolve(result.reading);
      else held.reject(new Error(result.message));
    }
    void feed();
  }

  function afterDeath(error: Error): void {
    current = null;
    const [at = [], ...untouched] = inThread;
    inThread = [];
    const suspects = at.length === 1 ? [] : at.map((held) => ({ ...held, isSuspicious: true }));
    if (at.length === 1) at[0]!.reject(error);
    queue.unshift(...suspects, ...untouched.flat());
    if (queue.length > 0) void feed();
  }

  async function feed(): Promise<void> {
    try {
      if (isClosed) throw new Error('the reader is closed');
      const open = await thread();
      while (inThread.length < ahead && queue.length > 0) {
        const group = takeGroup(queue);
        inThread.push(group);
        open.read(group.map((held) => held.task));
      }
    } catch (error) {
      current = null;
      for (const held of queue.splice(0)) held.reject(error as Error);
    }
  }

  const { version } = await thread();
  return {
    version,
    read: (text, date) =>
      new Promise((resolve, reject) => {
        queue.push({ task: { text, date }, isSuspicious: false, resolve, reject });
        // What comes in the same moment goes over together.
        if (queue.length === 1) setImmediate(() => void feed());
      }),
    async close() {
      isClosed = true;
      const open = await current?.catch(() => null);
      await open?.end();
    },
  };
}

function takeGroup(queue: Held[]): Held[] {
  let chars = 0;
  let count = 0;
  for (const { task, isSuspicious } of queue) {
    chars += task.text.length;
    if (count === mostTogether || (count > 0 && (chars > mostChars || isSuspicious))) break;
    count += 1;
    if (isSuspicious) break;
  }
  return queue.splice(0, count);
}

type Thread = { readonly version: string; read(tasks: readonly ReadingTask[]): void; end(): Promise<unknown> };

function launch(
  limitMs: number,
  onResults: (results: readonly ReadingResult[]) => void,
  onDeath: (error: Error) => void,
): Promise<Thread> {
  const worker = new Worker(new URL('./reading-thread-work.js', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  let groups = 0;
  let clock: NodeJS.Timeout | undefined;
  const wind = () => {
    clearTimeout(clock);
    if (groups > 0) clock = setTimeout(() => void worker.terminate(), limitMs);
  };
  return new Promise((resolve, reject) => {
    let isDead = false;
    const die = (error: Error) => {
      if (isDead) return;
      isDead = true;
      clearTimeout(clock);
      reject(error);
      onDeath(error);
    };
    worker.on('error', die);
    worker.on('exit', () => die(new Error('the reading thread ended')));
    worker.once('message', (version: string) => {
      worker.on('message', (results: string) => {
        groups -= 1;
        wind();
        onResults(JSON.parse(results) as ReadingResult[]);
      });
      const read = (tasks: readonly ReadingTask[]) => {
        groups += 1;
        if (groups === 1) wind();
        worker.postMessage(tasks);
      };
      resolve({ version, read, end: () => worker.terminate() });
    });
  });
}
