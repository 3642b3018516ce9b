import type { TimeExpression } from '#domain/reading';
import type { Tally } from './tally.ts';

export const timeMeasures = {
  relaxed: 'dates relaxed',
  strict: 'dates strict',
  type: 'date type, given overlap',
  value: 'date value, given overlap',
} as const;

/** Overlapping and equal spans, and type and value among those that overlap. */
export function compareTimes(
  predicted: readonly TimeExpression[],
  wanted: readonly TimeExpression[],
  tally: Tally,
): void {
  const free = new Set(wanted);
  const strict = new Set(wanted.map((t) => `${t.start},${t.end}`));
  let relaxed = 0;
  for (const time of predicted) {
    const same = [...free].find((w) => w.start < time.end && time.start < w.end);
    if (same === undefined) continue;
    free.delete(same);
    relaxed++;
    tally.share(timeMeasures.type, same.type === time.type);
    tally.share(timeMeasures.value, same.value === time.value);
  }
  tally.add(timeMeasures.relaxed, relaxed, predicted.length, wanted.length);
  const exact = predicted.filter((t) => strict.has(`${t.start},${t.end}`)).length;
  tally.add(timeMeasures.strict, exact, predicted.length, wanted.length);
}
