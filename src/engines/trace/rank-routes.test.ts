import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallQuestion } from '../../../test/trace/small-flows.ts';
import { breakingSets } from './breaking-sets.ts';
import { appendFlow, graphOf, type NewFlow } from './flow-graph.ts';
import { fourRoutes, routeKinds, type RouteKind } from './four-routes.ts';
import { rankRoutes, type RankQuestion } from './rank-routes.ts';

const base = { source: 0, target: 1, after: -100, before: 100, minWait: 0, maxWait: Infinity, mask: null };
const asked = (of: Partial<RankQuestion> = {}): RankQuestion => ({
  ...base,
  rank: 'earliest',
  limit: 1,
  mostHops: 12,
  budget: 1e6,
  ...of,
});

const roughFlow = (nodes: number): fc.Arbitrary<NewFlow> =>
  fc
    .tuple(fc.nat(nodes - 1), fc.nat(nodes - 1), fc.nat(5), fc.nat(3), fc.boolean(), fc.nat(2), fc.nat(2))
    .map(([from, to, depart, room, isAtOnce, takes, arriveRoom]) => {
      const arrive = isAtOnce ? depart : depart + takes;
      const departBy = depart + room;
      const arriveBy = isAtOnce ? departBy : Math.max(arrive + arriveRoom, departBy);
      return { from, to, depart, departBy, arrive, arriveBy };
    });

type Rough = Required<Pick<NewFlow, 'from' | 'to' | 'depart' | 'departBy' | 'arrive' | 'arriveBy'>>;

/** Tries every whole moment of every flow on every route that meets no node twice. */
function bestByTrying(flows: readonly Rough[], minWait: number, before: number) {
  let best: Record<RouteKind, number> | null = null;
  const go = (at: number, seen: readonly number[], ready: number, start: number, hops: number) => {
    if (at === 1) {
      const here = { earliest: ready, latest: -start, fastest: ready - start, fewest: hops };
      best ??= here;
      for (const kind of routeKinds) best[kind] = Math.min(best[kind], here[kind]);
      return;
    }
    for (const { from, to, depart, departBy, arrive, arriveBy } of flows) {
      if (from !== at || seen.includes(to)) continue;
      const atOnce = arrive === depart && arriveBy === departBy;
      for (let leaves = depart; leaves <= departBy; leaves++) {
        if (hops > 0 && leaves < ready + minWait) continue;
        for (let arrives = Math.max(arrive, leaves); arrives <= Math.min(arriveBy, before); arrives++)
          if (!atOnce || arrives === leaves) go(to, [...seen, to], arrives, hops === 0 ? leaves : start, hops + 1);
      }
    }
  };
  go(0, [0], 0, 0, 0);
  return best as Record<RouteKind, number> | null;
}

describe('ranked routes', () => {
  it('begin with the best when times are exact', () => {
    fc.assert(
      fc.property(smallQuestion, ({ nodes, flows, after, before, minWait }) => {
        const graph = graphOf(flows, nodes);
        const limits = { after, before, minWait, maxWait: Infinity };
        const four = fourRoutes(graph, { ...base, ...limits });
        for (const rank of routeKinds) {
          const found = rankRoutes(graph, asked({ ...limits, rank })).routes[0];
          const best = four[rank];
          if (best === null) expect(found).toBeUndefined();
          else if (rank === 'earliest') expect(found!.arrives.first).toBe(best.arrive);
          else if (rank === 'latest') expect(found!.leaves.last).toBe(best.depart);
          else if (rank === 'fewest') expect(found!.flows).toHaveLength(best.flows.length);
          else expect(found!.arrives.first - found!.leaves.last).toBe(best.arrive - best.depart);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('begin with the best that any choice of moments allows when times are rough', () => {
    fc.assert(
      fc.property(
        fc.array(roughFlow(4), { minLength: 1, maxLength: 5 }),
        fc.nat(1),
        fc.constantFrom(4, 100),
        (flows, minWait, before) => {
          const best = bestByTrying(flows as Rough[], minWait, before);
          const graph = graphOf(flows, 4);
          for (const rank of routeKinds) {
            const found = rankRoutes(graph, asked({ rank, minWait, before, after: -1000 })).routes[0];
            if (best === null) expect(found).toBeUndefined();
            else if (rank === 'earliest') expect(found!.arrives.first).toBe(best.earliest);
            else if (rank === 'latest') expect(found!.leaves.last).toBe(-best.latest);
            else if (rank === 'fewest') expect(found!.flows).toHaveLength(best.fewest);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('say of each hop whether its order is sure or only possible', () => {
    const graph = graphOf(
      [
        { from: 0, to: 2, depart: 0, departBy: 10, arrive: 0, arriveBy: 10 },
        { from: 2, to: 3, depart: 5, departBy: 5, arrive: 5, arriveBy: 5 },
        { from: 3, to: 1, depart: 6, departBy: 9, arrive: 6, arriveBy: 9 },
      ],
      4,
    );
    const [route] = rankRoutes(graph, asked()).routes;
    expect(route!.isSure).toEqual([true, false, true]);
    expect([route!.leaves, route!.arrives]).toEqual([
      { first: 0, last: 5 },
      { first: 6, last: 9 },
    ]);
  });

  it('list other ways through other nodes after the best, each once', () => {
    const graph = graphOf(
      [
        { from: 0, to: 2, depart: 1, arrive: 1 },
        { from: 0, to: 2, depart: 2, arrive: 2 },
        { from: 2, to: 1, depart: 3, arrive: 3 },
        { from: 0, to: 1, depart: 9, arrive: 9 },
      ],
      3,
    );
    appendFlow(graph, { from: 2, to: 3, depart: 4, arrive: 4 });
    appendFlow(graph, { from: 3, to: 1, depart: 5, arrive: 5 });
    const { routes, isWhole } = rankRoutes(graph, asked({ limit: 10 }));
    expect(routes.map(({ flows }) => flows.map((e) => graph.to[e]))).toEqual([[2, 1], [2, 3, 1], [1]]);
    expect(isWhole).toBe(true);
  });

  it('say that they are not all when the work was too much', () => {
    const flows = Array.from({ length: 50 }, (_, k) => ({ from: 0, to: 1, depart: k, arrive: k }));
    expect(rankRoutes(graphOf(flows, 2), asked({ budget: 10 })).isWhole).toBe(false);
  });

  it('break where the smallest sets of flows are taken out', () => {
    const graph = graphOf(
      [
        { from: 0, to: 2, depart: 1, arrive: 1 },
        { from: 0, to: 2, depart: 2, arrive: 2 },
        { from: 2, to: 1, depart: 3, arrive: 3 },
      ],
      3,
    );
    expect(breakingSets(graph, asked(), { mostSize: 3, mostSets: 5 })).toEqual({ sets: [[2]], isWhole: true });
    appendFlow(graph, { from: 2, to: 1, depart: 4, arrive: 4 });
    expect(breakingSets(graph, asked(), { mostSize: 3, mostSets: 5 }).sets).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(breakingSets(graph, asked(), { mostSize: 1, mostSets: 5 })).toEqual({ sets: [], isWhole: false });
  });

  it('are broken by nothing smaller than the sets given', () => {
    fc.assert(
      fc.property(smallQuestion, ({ nodes, flows }) => {
        const graph = graphOf(flows, nodes);
        const isBroken = (without: readonly number[]) =>
          rankRoutes(graph, asked({ without: new Set(without) })).routes.length === 0;
        const { sets, isWhole } = breakingSets(graph, asked(), { mostSize: 3, mostSets: 50 });
        for (const set of sets) {
          expect(isBroken(set)).toBe(true);
          for (const flow of set) expect(isBroken(set.filter((one) => one !== flow))).toBe(false);
        }
        const singles = flows.map((_, e) => e).filter((e) => isBroken([e]));
        if (isWhole && !isBroken([]) && singles.length > 0) expect(sets).toEqual(singles.map((e) => [e]));
      }),
      { numRuns: 200 },
    );
  });
});
