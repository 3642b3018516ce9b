/** Milliseconds of each of `times` calls after `before` calls that do not count: the middle one and the least. */
export type Timed = { readonly middle: number; readonly least: number };

/** Calls are numbered from 0, so that each may ask something else. */
export function timed(times: number, work: (n: number) => void, before = 3): Timed {
  const taken: number[] = [];
  for (let n = -before; n < times; n++) {
    const start = performance.now();
    work(n < 0 ? n + 1000 : n);
    if (n >= 0) taken.push(performance.now() - start);
  }
  taken.sort((a, b) => a - b);
  return { middle: taken[times >> 1]!, least: taken[0]! };
}

const digits = (value: number): string => (value < 10 ? value.toFixed(value < 1 ? 3 : 1) : String(Math.round(value)));

/** Prints one line and marks the run as failed where the middle is above the reach. */
export function report(what: string, { middle, least }: Timed, reach: number | null, beside = ''): void {
  const verdict = reach === null ? '' : middle <= reach ? `, reach ${reach}: kept` : `, reach ${reach}: MISSED`;
  process.stdout.write(`  ${what}: ${digits(middle)} ms (least ${digits(least)})${verdict}${beside}\n`);
  if (reach !== null && middle > reach) process.exitCode = 1;
}
