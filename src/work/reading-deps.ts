import type { ServerDeps } from '#server/deps';
import type { FiguresOf } from '#store/statistics';

export type ReadingDeps = Pick<ServerDeps, 'store' | 'reader' | 'resolver' | 'extractionPool' | 'clock' | 'log'> & {
  /** What deadlines are reckoned by; without it none are looked at. */
  readonly doctrine?: ServerDeps['doctrine'];
  /** Renews the planner's figures (`#store/statistics`, with the owner's connection); asked for after many documents, and each minute. */
  readonly refreshStatistics?: (of: FiguresOf) => Promise<void>;
};
