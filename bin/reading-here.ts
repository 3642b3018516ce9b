import { createReadingWorker } from '#work/reading-worker';
import type { ReadingDeps } from '#work/reading-deps';

export type ReadingHere = { wake(): void; stop(): Promise<void> };

/** Reads what waits, in this process, until told to stop. */
export async function startReadingHere(deps: ReadingDeps): Promise<ReadingHere> {
  const worker = createReadingWorker(deps);
  await worker.start();
  return worker;
}
