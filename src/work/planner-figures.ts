import type { FiguresOf } from '#store/statistics';
import type { ReadingDeps } from './reading-deps.ts';

export type PlannerFigures = {
  /** So many documents were recorded. */
  add(documents: number): void;
  /** Whatever changed much, whoever changed it. */
  catchUp(): void;
  settle(): Promise<void>;
};

/** The first documents matter most: figures of a few hold for many more, and renewing takes time from reading. */
const growth = 4;

/** Has the planner's figures renewed when enough documents came in, ever more seldom; the rest each minute. */
export function createPlannerFigures({ refreshStatistics, log }: ReadingDeps): PlannerFigures {
  let added = 0;
  let enough = 64;
  let running: Promise<void> = Promise.resolve();
  let isRunning = false;

  const renew = (of: FiguresOf) => {
    if (isRunning || refreshStatistics === undefined) return;
    isRunning = true;
    running = refreshStatistics(of)
      .catch(() => log({ level: 'warn', event: 'the figures of the planner could not be renewed' }))
      .finally(() => (isRunning = false));
  };

  return {
    add(documents) {
      added += documents;
      if (added < enough || isRunning) return;
      enough *= growth;
      added = 0;
      renew('documents');
    },
    catchUp: () => renew('changed'),
    settle: () => running,
  };
}
