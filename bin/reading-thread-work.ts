import { parentPort } from 'node:worker_threads';
import { createReader } from '#engines/read/reader';
import { lexiconFiles } from '../data/lexicons/load.ts';
import type { ReadingResult, ReadingTask } from './reading-thread.ts';

// Runs in a thread of its own, so that reading, which keeps a processor busy, holds up no request.
const reader = createReader(lexiconFiles);

function resultOf({ text, date }: ReadingTask): ReadingResult {
  try {
    return { kind: 'read', reading: reader.read(text, { date }) };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

// As JSON: a string crosses between threads far faster than a tree of small objects.
parentPort?.on('message', (tasks: readonly ReadingTask[]) =>
  parentPort?.postMessage(JSON.stringify(tasks.map(resultOf))),
);
parentPort?.postMessage(reader.version);
