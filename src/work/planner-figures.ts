import type { ReadingDeps } from './reading-deps.ts';

export type PlannerFigures = {
  /** So many documents were recorded. */
  add(documents: number): void;
  /** Nothing came for a while: a good moment. */
  whenQuiet(): void;
  settle(): Promise<void>;
};

const manyWhenQuiet = 64;
/** While documents keep coming, renewing costs what reading needs; it waits for this many, and for more each time. */
const manyWhenBusy = 4000;

/** Has the planner's figures renewed when enough has come in, seldom while there is work and soon after it. */
export function createPlannerFigures({ refreshStatistics, log }: ReadingDeps): PlannerFigures {
  let added = 0;
  let enough = manyWhenBusy;
  let running: Promise<void> = Promise.resolve();
  let isRunning = false;

  const renew = () => {
    if (isRunning || refreshStatistics === undefined) return;
    isRunning = true;
    enough = Math.max(enough, added * 2);
    added = 0;
    running = refreshStatistics()
      .catch(() => log({ level: 'warn', event: 'the figures of the planner could not be renewed' }))
      .finally(() => (isRunning = false));
  };

  return {
    add(documents) {
      added += documents;
      if (added >= enough) renew();
    },
    whenQuiet() {
      if (added >= manyWhenQuiet) renew();
    },
    settle: () => running,
  };
}
