import type { ServerDeps } from '#server/deps';

export type ReadingDeps = Pick<ServerDeps, 'store' | 'reader' | 'extractionPool' | 'clock' | 'log'> & {
  /** Renews the planner's figures (`#store/statistics`, with the owner's connection); asked for after many documents. */
  readonly refreshStatistics?: () => Promise<void>;
};
