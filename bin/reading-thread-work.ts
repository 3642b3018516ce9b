import { parentPort } from 'node:worker_threads';
import { createReader } from '#engines/read/reader';
import { lexiconFiles } from '../data/lexicons/load.ts';
import type { ReadingAnswer, ReadingTask } from './reading-thread.ts';

// Runs in a thread of its own, so that reading, which keeps a processor busy, holds up no request.
const reader = createReader(lexiconFiles);
const answer = (message: ReadingAnswer) => parentPort?.postMessage(message);

parentPort?.on('message', ({ text, date }: ReadingTask) => {
  try {
    answer({ kind: 'read', reading: reader.read(text, { date }) });
  } catch (error) {
    answer({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
});

answer({ kind: 'ready', version: reader.version });
