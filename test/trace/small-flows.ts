import fc from 'fast-check';
import type { NewFlow } from '#engines/trace/flow-graph';

export type SmallQuestion = {
  readonly nodes: number;
  readonly flows: readonly NewFlow[];
  readonly after: number;
  readonly before: number;
  readonly minWait: number;
  readonly maxWait: number;
};

const limit = (most: number, open: number) => fc.oneof(fc.constant(open), fc.integer({ min: 0, max: most }));

/** Few nodes and moments, so that ties, loops, doubles and flows that take no time are the rule. */
export const smallQuestion: fc.Arbitrary<SmallQuestion> = fc.integer({ min: 2, max: 5 }).chain((nodes) =>
  fc.record({
    nodes: fc.constant(nodes),
    flows: fc.array(
      fc
        .tuple(fc.nat(nodes - 1), fc.nat(nodes - 1), fc.nat(6), fc.constantFrom(0, 0, 0, 1, 1, 2, 4))
        .map(([from, to, depart, takes]) => ({ from, to, depart, arrive: depart + takes })),
      { minLength: 1, maxLength: 9 },
    ),
    after: limit(5, -Infinity),
    before: limit(8, Infinity),
    minWait: fc.constantFrom(0, 0, 1, 2),
    maxWait: limit(3, Infinity),
  }),
);

export type Best = { earliest: number; latest: number; fastest: number; fewest: number } | null;

/** What the definition says, by walking every walk from 0 to 1 that uses no flow twice. */
export function bestByTrying({ flows, after, before, minWait, maxWait }: SmallQuestion): Best {
  let best: Best = null;
  const isUsed = flows.map(() => false);
  const go = (at: number, since: number, start: number, hops: number) => {
    if (at === 1 && hops > 0) {
      const here = { earliest: since, latest: start, fastest: since - start, fewest: hops };
      best ??= here;
      best = {
        earliest: Math.min(best.earliest, here.earliest),
        latest: Math.max(best.latest, here.latest),
        fastest: Math.min(best.fastest, here.fastest),
        fewest: Math.min(best.fewest, here.fewest),
      };
    }
    for (const [i, { from, to, depart, arrive }] of flows.entries()) {
      if (isUsed[i] || from !== at || arrive > before) continue;
      if (hops === 0 ? depart < after : depart < since + minWait || depart > since + maxWait) continue;
      isUsed[i] = true;
      go(to, arrive, hops === 0 ? depart : start, hops + 1);
      isUsed[i] = false;
    }
  };
  go(0, 0, 0, 0);
  return best;
}
