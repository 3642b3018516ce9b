import type { FlowGraph } from './flow-graph.ts';
import { rankRoutes, type RankQuestion } from './rank-routes.ts';

/*
 * The smallest sets of flows whose loss leaves no route: what would have to be false to break it. Routes are found one at
 * a time, each without the sets tried so far, and the smallest sets that hit all of them are tried next (implicit hitting
 * sets); when every smallest set that hits them leaves none, they are all the smallest there are. Bounded by size and by
 * rounds, since a pair with a hundred flows has no small answer.
 */

export type BreakingSets = {
  readonly sets: readonly (readonly number[])[];
  /** False where a larger set, or further ones of this size, may break it too. */
  readonly isWhole: boolean;
};

const mostRounds = 60;

/** Sets of exactly `size` that hit every route, each in ascending order; at most `most`. */
function hittingSets(routes: readonly (readonly number[])[], size: number, most: number): number[][] {
  const found = new Map<string, number[]>();
  const grow = (chosen: readonly number[]) => {
    if (found.size >= most) return;
    const missed = routes.find((route) => !route.some((flow) => chosen.includes(flow)));
    if (missed === undefined) {
      const set = chosen.toSorted((a, b) => a - b);
      found.set(set.join(' '), set);
      return;
    }
    if (chosen.length < size) for (const flow of missed) grow([...chosen, flow]);
  };
  grow([]);
  return [...found.values()].toSorted((a, b) => firstDifference(a, b));
}

/** Sets of one size by their flows, the earliest first. */
function firstDifference(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((flow, k) => flow !== b[k]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}

/** Sets of at most `mostSize` flows, all of the same, smallest size; none where no set so small breaks every route. */
export function breakingSets(
  graph: FlowGraph,
  question: RankQuestion,
  { mostSize, mostSets }: { readonly mostSize: number; readonly mostSets: number },
): BreakingSets {
  const routeWithout = (without: ReadonlySet<number>) =>
    rankRoutes(graph, { ...question, rank: 'fewest', limit: 1, without }).routes[0]?.flows;
  const first = routeWithout(new Set());
  if (first === undefined) return { sets: [], isWhole: true };
  const routes: (readonly number[])[] = [first];
  let rounds = 0;
  for (let size = 1; size <= mostSize; size++)
    for (;;) {
      const candidates = hittingSets(routes, size, mostSets + 1);
      let left: readonly number[] | undefined;
      for (const set of candidates) {
        if (++rounds > mostRounds) return { sets: [], isWhole: false };
        left = routeWithout(new Set(set));
        if (left !== undefined) break;
      }
      if (left !== undefined) {
        routes.push(left);
        continue;
      }
      if (candidates.length > 0) return { sets: candidates.slice(0, mostSets), isWhole: candidates.length <= mostSets };
      break;
    }
  return { sets: [], isWhole: false };
}
