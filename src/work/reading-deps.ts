import type { ServerDeps } from '#server/deps';

export type ReadingDeps = Pick<ServerDeps, 'store' | 'reader' | 'extractionPool' | 'clock' | 'log'>;
