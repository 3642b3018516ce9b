/*
 * Who is one and the same, by what people decided: positives are transitive (components of a graph), a negative
 * forbids. Where a chain of positives joins two that a negative keeps apart, nobody's decision is preferred: every
 * positive that lies on some chain between the two (the biconnected block that the negative would close; Hopcroft and
 * Tarjan 1973) is suspended while the conflict stands, and whatever hangs off such a chain stays joined to its end of
 * it. The result depends on the set of decisions alone, never on their order, so a withdrawal leaves what stood before.
 * Limit: only decisions between two visible entities count; what a reader may not see joins nothing for them.
 */
import type { ResolutionDecision } from '#domain/resolution';
import { edgesBetween, type Edge } from './edges-between.ts';

export type Decided = { readonly left: string; readonly right: string; readonly decision: ResolutionDecision };

/** A negative that a chain of positives crosses; `chain` is a shortest one, from `left` to `right`. */
export type Conflict<D extends Decided = Decided> = {
  readonly left: string;
  readonly right: string;
  readonly negatives: readonly D[];
  readonly chain: readonly D[];
  /** Everyone on any chain between the two, sorted: the group that is not merged while this stands. */
  readonly group: readonly string[];
};

export type Clusters<D extends Decided = Decided> = {
  /** The smallest visible id of the group; an id that nothing joins is its own. */
  readonly canonicalOf: (id: string) => string;
  /** The ids that are one with this one, itself included, sorted. */
  readonly members: (id: string) => readonly string[];
  /** Groups of two and more, in the order of their canonical ids. */
  readonly groups: readonly (readonly string[])[];
  readonly conflicts: readonly Conflict<D>[];
};

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Components over `0..count-1` by union-find; the root of each is its smallest index. */
function componentsOf(count: number, edges: readonly Edge[]): Int32Array {
  const parent = Int32Array.from({ length: count }, (_, i) => i);
  const find = (start: number): number => {
    let at = start;
    while (parent[at]! !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  for (const [a, b] of edges) {
    const [x, y] = [find(a), find(b)];
    if (x !== y) parent[Math.max(x, y)] = Math.min(x, y);
  }
  return parent.map((_, i) => find(i));
}

/** The indices of the edges of a shortest chain between two nodes of one component. */
function shortestChain(
  edges: readonly Edge[],
  touching: ReadonlyMap<number, readonly number[]>,
  from: number,
  to: number,
): number[] {
  const came = new Map<number, number>([[from, -1]]);
  const queue = [from];
  for (let head = 0; head < queue.length && !came.has(to); head++) {
    const at = queue[head]!;
    for (const index of touching.get(at) ?? []) {
      const [a, b] = edges[index]!;
      const next = a === at ? b : a;
      if (came.has(next)) continue;
      came.set(next, index);
      queue.push(next);
    }
  }
  const chain: number[] = [];
  for (let at = to; at !== from;) {
    const index = came.get(at)!;
    chain.push(index);
    const [a, b] = edges[index]!;
    at = a === at ? b : a;
  }
  return chain.reverse();
}

/** Groups and conflicts of the visible entities under the decisions that are visible with them. */
export function clustersOf<D extends Decided>(entityIds: Iterable<string>, decisions: readonly D[]): Clusters<D> {
  const ids = [...new Set(entityIds)].sort(order);
  const indexOf = new Map(ids.map((id, i) => [id, i]));
  const pairs = (wanted: ResolutionDecision): { readonly edges: Edge[]; readonly by: D[][] } => {
    const byPair = new Map<string, { edge: Edge; by: D[] }>();
    for (const one of decisions) {
      const [a, b] = [indexOf.get(one.left), indexOf.get(one.right)];
      if (one.decision !== wanted || a === undefined || b === undefined || a === b) continue;
      const edge: Edge = a < b ? [a, b] : [b, a];
      const known = byPair.get(edge.join());
      if (known) known.by.push(one);
      else byPair.set(edge.join(), { edge, by: [one] });
    }
    const sorted = [...byPair.values()].sort((x, y) => x.edge[0] - y.edge[0] || x.edge[1] - y.edge[1]);
    return { edges: sorted.map(({ edge }) => edge), by: sorted.map(({ by }) => by) };
  };
  const same = pairs('same');
  const apart = pairs('not same');
  const joined = componentsOf(ids.length, same.edges);

  const touching = new Map<number, number[]>();
  const ofComponent = new Map<number, number[]>();
  const add = (map: Map<number, number[]>, key: number, index: number): void => {
    const list = map.get(key);
    if (list) list.push(index);
    else map.set(key, [index]);
  };
  const crossed = apart.edges.map(([a, b]) => joined[a] === joined[b]);
  if (crossed.includes(true))
    same.edges.forEach(([a, b], index) => {
      add(touching, a, index);
      add(touching, b, index);
      add(ofComponent, joined[a]!, index);
    });
  const suspended = new Set<number>();
  const conflicts: Conflict<D>[] = [];
  apart.edges.forEach(([a, b], i) => {
    if (!crossed[i]) return;
    const own = ofComponent.get(joined[a]!)!;
    const between = edgesBetween(
      own.map((index) => same.edges[index]!),
      a,
      b,
    ).map((k) => own[k]!);
    for (const index of between) suspended.add(index);
    conflicts.push({
      left: ids[a]!,
      right: ids[b]!,
      negatives: apart.by[i]!,
      chain: shortestChain(same.edges, touching, a, b).map((index) => same.by[index]![0]!),
      group: [...new Set(between.flatMap((index) => [...same.edges[index]!]))]
        .sort((x, y) => x - y)
        .map((k) => ids[k]!),
    });
  });

  const root =
    suspended.size === 0
      ? joined
      : componentsOf(
          ids.length,
          same.edges.filter((_, index) => !suspended.has(index)),
        );
  const membersOf = new Map<number, string[]>();
  ids.forEach((id, i) => {
    const list = membersOf.get(root[i]!);
    if (list) list.push(id);
    else membersOf.set(root[i]!, [id]);
  });
  const rootOf = (id: string): number | undefined => {
    const at = indexOf.get(id);
    return at === undefined ? undefined : root[at];
  };
  return {
    canonicalOf: (id) => {
      const at = rootOf(id);
      return at === undefined ? id : ids[at]!;
    },
    members: (id) => {
      const at = rootOf(id);
      return at === undefined ? [id] : membersOf.get(at)!;
    },
    groups: [...membersOf.values()].filter((group) => group.length > 1),
    conflicts,
  };
}
