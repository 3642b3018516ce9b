/** How many were done at a time, in milliseconds. */
export type Sample = { readonly at: number; readonly done: number };

const windowMs = 30_000;

/** The samples of the last half minute and one before, so that the pace is that of now. */
export function withSample(samples: readonly Sample[], next: Sample): readonly Sample[] {
  const last = samples.at(-1);
  // Fewer than before: something waits again, and what was measured is of another stretch.
  if (last !== undefined && next.done < last.done) return [next];
  const from = samples.findLastIndex((one) => one.at <= next.at - windowMs);
  return [...samples.slice(Math.max(0, from)), next];
}

/** Done in a second; null until two seconds were looked at. */
export function paceOf(samples: readonly Sample[]): number | null {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined || last.at - first.at < 2000) return null;
  return ((last.done - first.done) * 1000) / (last.at - first.at);
}

/** "64 a second, 11 min left"; empty where nothing can be said yet. */
export function paceText(pace: number | null, left: number): string {
  if (pace === null || pace <= 0) return '';
  const seconds = left / pace;
  const time =
    seconds < 90
      ? `${Math.ceil(seconds)} s`
      : seconds < 5400
        ? `${Math.ceil(seconds / 60)} min`
        : `${(seconds / 3600).toFixed(1)} h`;
  return `${pace.toFixed(pace < 10 ? 1 : 0)} a second, ${time} left`;
}
