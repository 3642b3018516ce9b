import type { ReadingDeps } from './reading-deps.ts';

export type PlannerFigures = {
  /** So many documents were recorded. */
  add(documents: number): void;
  /** Nothing came for a while: a good moment. */
  whenQuiet(): void;
  settle(): Promise<void>;
};

const many = 64;
/** The first documents matter most: figures of a few hold for many more, and renewing takes time from reading. */
const growth = 4;

/** Has the planner's figures renewed when enough has come in, seldom while there is work and soon after it. */
export function createPlannerFigures({ refreshStatistics, log }: ReadingDeps): PlannerFigures {
  let added = 0;
  let enough = many;
  let running: Promise<void> = Promise.resolve();
  let isRunning = false;

  const renew = () => {
    if (isRunning || refreshStatistics === undefined) return;
    isRunning = true;
    enough *= growth;
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
      if (added >= many) renew();
    },
    settle: () => running,
  };
}
