import type { Span } from '#domain/span';
import type { Labelled } from './labels.ts';

export type Match = { readonly predicted: Labelled; readonly wanted: Labelled };

/** Pairs attributions one to one by cues that overlap, equal cues first, then the longest common part. */
export function matchAttributions(predicted: readonly Labelled[], wanted: readonly Labelled[]): Match[] {
  const pairs = predicted.flatMap((p) =>
    wanted.flatMap((w) => {
      const common = overlap(p.cue, w.cue);
      return common === 0 ? [] : [{ predicted: p, wanted: w, common, isEqual: String(p.cue) === String(w.cue) }];
    }),
  );
  pairs.sort(
    (a, b) =>
      Number(b.isEqual) - Number(a.isEqual) ||
      Number(a.predicted.isPassage) - Number(b.predicted.isPassage) ||
      b.common - a.common,
  );
  const taken = new Set<Labelled>();
  return pairs.filter(({ predicted: p, wanted: w }) => {
    if (taken.has(p) || taken.has(w)) return false;
    taken.add(p).add(w);
    return true;
  });
}

/** Code units that two lists of spans have in common. */
export function overlap(a: readonly Span[], b: readonly Span[]): number {
  let common = 0;
  for (const [s, e] of a) for (const [from, to] of b) common += Math.max(0, Math.min(e, to) - Math.max(s, from));
  return common;
}
