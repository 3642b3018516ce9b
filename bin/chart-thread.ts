import { Worker } from 'node:worker_threads';
import { Failure } from '#domain/failure';
import { chartDeskOver, type ChartDesk, type ChartTask, type ChartTaskValue } from '#server/chart-desk';

/** What comes back for a task: its value, or why there is none. */
export type ChartDone = {
  readonly value?: ChartTaskValue;
  readonly error?: string;
};

export type ChartThread = { readonly desk: ChartDesk; close(): Promise<void> };

type Waiting = { resolve(value: ChartTaskValue): void; reject(error: Error): void };

/** A picture that takes longer than this is given up with its thread. */
const longestMs = 60_000;

const gaveUp = () =>
  new Failure(
    'LL-CHART-LIMIT',
    'The chart took more time or memory than one picture may.',
    'Narrow it: fewer kinds of links, a shorter time, or fewer that stand for themselves.',
  );

/**
 * Charts of large cases are built in a thread of their own, so that nobody else's request waits for them. Tasks are done
 * in order; a thread that dies or takes too long fails what it held, and the next task gets a new one.
 */
export function startChartThread(limitMs = longestMs): ChartThread {
  let worker: Worker | null = null;
  let waiting: Waiting[] = [];
  let clock: NodeJS.Timeout | undefined;

  const wind = () => {
    clearTimeout(clock);
    if (waiting.length > 0) clock = setTimeout(() => void worker?.terminate(), limitMs);
  };
  const open = (): Worker => {
    const made = new Worker(new URL('./chart-thread-work.js', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    made.on('message', ({ value, error }: ChartDone) => {
      const first = waiting.shift();
      wind();
      if (value === undefined) first?.reject(new Error(error ?? 'the chart thread gave no answer'));
      else first?.resolve(value);
    });
    made.on('error', () => undefined);
    made.on('exit', () => {
      if (worker === made) worker = null;
      const held = waiting;
      waiting = [];
      clearTimeout(clock);
      for (const one of held) one.reject(gaveUp());
    });
    // A program that is done otherwise does not stay for it.
    made.unref();
    return made;
  };
  const run = (task: ChartTask) =>
    new Promise<ChartTaskValue>((resolve, reject) => {
      worker ??= open();
      waiting.push({ resolve, reject });
      if (waiting.length === 1) wind();
      worker.postMessage(task);
    });
  // Loading its modules takes longer than many a picture: it is there before the first is asked for.
  worker = open();
  return {
    desk: chartDeskOver(run),
    close: async () => {
      await worker?.terminate();
    },
  };
}
