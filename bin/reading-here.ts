import { createWorker } from '#work/worker';
import type { ReadingDeps } from '#work/reading-deps';

export type ReadingHere = { stop(): Promise<void> };

/** Reads what waits and does every other job, in this process, until told to stop. */
export async function startReadingHere(deps: ReadingDeps): Promise<ReadingHere> {
  const worker = createWorker(deps);
  await worker.start();
  return worker;
}
