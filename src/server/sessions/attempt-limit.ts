import { Failure } from '#domain/failure';

type Count = { failed: number; until: number };

export type AttemptLimit = {
  /** Counts one attempt before its outcome is known, or refuses it with LL-RATE and the seconds to wait. */
  begin(key: string): void;
  /** Forgets the failures of a key whose attempt came good. */
  succeeded(key: string): void;
};

/**
 * Back-off in memory: after `free` attempts each further one doubles the wait, up to `longestMs`. An attempt counts when
 * it begins, so that many at once gain nothing. Holds `capacity` keys and drops the oldest, so that it cannot be filled.
 */
export function createAttemptLimit(options: {
  now: () => number;
  free: number;
  firstMs?: number;
  longestMs?: number;
  capacity?: number;
}): AttemptLimit {
  const { now, free, firstMs = 1000, longestMs = 15 * 60_000, capacity = 10_000 } = options;
  const counts = new Map<string, Count>();

  return {
    begin(key) {
      const at = now();
      const { failed, until } = counts.get(key) ?? { failed: 0, until: 0 };
      if (at < until)
        throw new Failure('LL-RATE', 'There were too many tries to sign in.', 'Wait, then try again.', {
          retryAfterSeconds: Math.ceil((until - at) / 1000),
        });
      const isStale = failed > 0 && at - until > longestMs;
      const next = isStale ? 1 : failed + 1;
      const wait = next < free ? 0 : Math.min(longestMs, firstMs * 2 ** Math.min(30, next - free));
      counts.delete(key);
      counts.set(key, { failed: next, until: at + wait });
      if (counts.size > capacity) counts.delete(counts.keys().next().value!);
    },
    succeeded(key) {
      counts.delete(key);
    },
  };
}
