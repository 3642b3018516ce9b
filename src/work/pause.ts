/** Resolves after `ms`, or at once when the signal ends; never rejects. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
  });
}

/** Waits between tries: doubles from `firstMs` to `longestMs`. */
export function backOffMs(failures: number, firstMs = 250, longestMs = 10_000): number {
  return Math.min(longestMs, firstMs * 2 ** Math.min(20, Math.max(0, failures - 1)));
}

/** The outcome, or the signal's reason where that comes first: a long text must not hold up the end of the program. */
export async function orAborted<T>(outcome: T | Promise<T>, signal: AbortSignal): Promise<T> {
  if (!(outcome instanceof Promise)) return outcome;
  signal.throwIfAborted();
  let stop = () => undefined as void;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([outcome, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
