import { setImmediate } from 'node:timers/promises';

const longestMs = 20;

/** To be asked at each step of long work: once it has kept the processor for a while, waiting requests get their turn. */
export function takeTurns(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < longestMs) return undefined;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}
