import { flagOf } from '#store/let-wait';
import { heldUpFlags } from '#store/reading-pause';
import { createJobRunner, type JobRunner } from './job-runner.ts';
import { jobKinds } from './job-kinds.ts';
import type { ReadingDeps } from './reading-deps.ts';

/**
 * A worker of one process, for every kind of job. Of its two lanes one passes by what came in loads, so that what a
 * person waits for, and what comes due by the clock, never stands behind a box of files.
 */
export const createWorker = (deps: ReadingDeps): JobRunner =>
  createJobRunner({
    ...deps,
    kinds: jobKinds(deps),
    lanes: [
      { sideBySide: 2, passesBy: [] },
      { sideBySide: 2, passesBy: [flagOf.load] },
    ],
    heldUp: () => heldUpFlags(deps.store.db),
  });
