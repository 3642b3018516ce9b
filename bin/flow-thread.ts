import { Worker } from 'node:worker_threads';
import type { CaseAnswer } from '#engines/trace/case-questions';
import { traceEnded, traceLimit } from '#server/trace/case-trace';
import type { FlowDesk, FlowTask } from '#server/trace/flow-desk';

/** One task, with a place that is set to anything but zero once its answer is not wanted any more. */
export type FlowMessage = { readonly task: FlowTask; readonly stop: Int32Array | null };

export type FlowReply =
  | { readonly kind: 'done'; readonly answer: CaseAnswer | null | 'lost' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly message: string };

type Waiting = {
  readonly task: FlowTask;
  resolve(answer: CaseAnswer | null | 'lost'): void;
  reject(reason: unknown): void;
};

type Limits = {
  /** A task that takes longer than this ends with its thread. */
  readonly longestMs: (task: FlowTask) => number;
  /** What lies in objects; the columns of the flows lie beside it and are bounded by their number. */
  readonly heapMb: number;
};

const usualLimits: Limits = { longestMs: () => 60_000, heapMb: 4096 };

/**
 * The desk in a thread of its own, started with the first task. A thread that dies or is given up fails the task it was
 * at; all that it held is lost, so that what waited behind is answered 'lost' and is readied anew in the next thread.
 */
export function startFlowThread(limits: Partial<Limits> = {}): FlowDesk & { readonly threadId: () => number | null } {
  const { longestMs, heapMb } = { ...usualLimits, ...limits };
  let waiting: Waiting[] = [];
  let current: Worker | null = null;
  let clock: NodeJS.Timeout | undefined;
  let isLate = false;
  let isClosed = false;

  const wind = (worker: Worker) => {
    clearTimeout(clock);
    const [at] = waiting;
    if (at === undefined) return;
    clock = setTimeout(() => {
      isLate = true;
      void worker.terminate();
    }, longestMs(at.task));
  };

  function launch(): Worker {
    const worker = new Worker(new URL('./flow-thread-work.js', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    const die = (isTooMuch: boolean) => {
      if (current !== worker) return;
      current = null;
      clearTimeout(clock);
      const [at, ...behind] = waiting;
      waiting = [];
      at?.reject(isTooMuch || isLate ? traceLimit() : traceEnded());
      isLate = false;
      for (const one of behind) one.resolve('lost');
    };
    worker.on('error', (error: NodeJS.ErrnoException) => die(error.code === 'ERR_WORKER_OUT_OF_MEMORY'));
    worker.on('exit', () => die(false));
    worker.on('message', (reply: FlowReply) => {
      const one = waiting.shift();
      wind(worker);
      if (reply.kind === 'done') one?.resolve(reply.answer);
      else one?.reject(reply.kind === 'stopped' ? new Error('stopped') : new Error(reply.message));
    });
    return worker;
  }

  return {
    threadId: () => current?.threadId ?? null,
    run: (task, signal) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(traceEnded());
        signal?.throwIfAborted();
        const worker = (current ??= launch());
        const stop = signal === undefined ? null : new Int32Array(new SharedArrayBuffer(4));
        const halt = () => {
          Atomics.store(stop!, 0, 1);
          reject(signal!.reason as Error);
        };
        signal?.addEventListener('abort', halt, { once: true });
        const settled = () => signal?.removeEventListener('abort', halt);
        waiting.push({
          task,
          resolve: (answer) => {
            settled();
            resolve(answer);
          },
          reject: (reason) => {
            settled();
            reject(reason as Error);
          },
        });
        if (waiting.length === 1) wind(worker);
        // Exactly these bytes, moved and not copied again: a piece of a buffer would take the whole buffer along.
        const moved = task.does === 'add' ? { ...task, bytes: new Uint8Array(task.bytes) } : task;
        worker.postMessage(
          { task: moved, stop } satisfies FlowMessage,
          moved.does === 'add' ? [moved.bytes.buffer as ArrayBuffer] : [],
        );
      }),
    async close() {
      isClosed = true;
      await current?.terminate();
    },
  };
}
