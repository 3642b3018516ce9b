import { eachOut, type FlowGraph } from './flow-graph.ts';
import { isVisible, type FlowMask } from './flow-mask.ts';
import type { RouteKind } from './four-routes.ts';
import { createLeastHeap } from './least-heap.ts';
import { possibleArrivals, widestDeparture } from './possible-arrivals.ts';
import { turnedFlows } from './reversed-flows.ts';
import { datesOf, type RouteDates, type Waits } from './route-dates.ts';

/*
 * Routes from one node to another over flows that may be dated only roughly, the best first. Partial routes are taken up
 * in order of what they can at best come to (uniform cost, with the last possible departures towards the target as a
 * bound), so that the first to arrive is the best; at each node only as many are followed as routes are wanted, unless a
 * later one is better in another way. Routes meet no node twice. Of flows between the same two nodes the best is
 * followed; the rest are alternatives of that hop. Work is counted in flows looked at that the mask shows, never in time,
 * so that what is hidden changes nothing; past the budget the answer says that it is not whole.
 */

export type RankQuestion = Waits & {
  readonly source: number;
  readonly target: number;
  readonly mask: FlowMask;
  readonly rank: RouteKind;
  /** Most routes, and most hops in one. */
  readonly limit: number;
  readonly mostHops: number;
  readonly budget: number;
  readonly without?: ReadonlySet<number>;
  /** Called between steps; what it throws ends the search. */
  readonly pulse?: (() => void) | undefined;
};

export type RankedRoute = RouteDates & { readonly flows: readonly number[] };

export type RankedRoutes = { readonly routes: readonly RankedRoute[]; readonly isWhole: boolean };

type State = {
  readonly node: number;
  readonly flow: number;
  readonly parent: State | null;
  readonly hops: number;
  /** First and last moment it may have arrived. */
  readonly first: number;
  readonly last: number;
  /** Last moment it may have begun. */
  readonly start: number;
  readonly cost: number;
  readonly tie: number;
  readonly nth: number;
};

/** Flows between the same two that are followed from one partial route; more are needed only where a wait runs out. */
const alternatives = 4;
const alternativesUnderMostWait = 64;

const isLess = (a: State, b: State) => {
  if (a.cost !== b.cost) return a.cost < b.cost;
  if (a.hops !== b.hops) return a.hops < b.hops;
  if (a.first !== b.first) return a.first < b.first;
  return a.tie === b.tie ? a.nth < b.nth : a.tie < b.tie;
};

function costOf(rank: RouteKind, hops: number, first: number, start: number): number {
  if (rank === 'earliest') return first;
  if (rank === 'fewest') return hops;
  return rank === 'latest' ? -start : Math.max(0, first - start);
}

/** Last moments from which the target can still be reached, by node; -Infinity where it cannot. */
function lastDepartures(graph: FlowGraph, question: RankQuestion): { last: Float64Array; isWhole: boolean } {
  const { target, mask, minWait, after, before, budget, pulse } = question;
  const turned = turnedFlows(graph);
  const { arrive, isWhole } = possibleArrivals(turned, {
    source: target,
    after: -before,
    before: -after,
    minWait,
    mask,
    budget,
    pulse,
  });
  return { last: arrive.map((at) => -at), isWhole };
}

function isOn(state: State, node: number): boolean {
  for (let at: State | null = state; at !== null; at = at.parent) if (at.node === node) return true;
  return false;
}

function flowsOf(state: State): number[] {
  const flows: number[] = [];
  for (let at = state; at.parent !== null; at = at.parent) flows.push(at.flow);
  return flows.toReversed();
}

export function rankRoutes(graph: FlowGraph, question: RankQuestion): RankedRoutes {
  const { source, target, mask, rank, limit, minWait, maxWait, after, before, without } = question;
  const { last: lastFrom, isWhole: isBoundWhole } = lastDepartures(graph, question);
  const widest = widestDeparture(graph);
  const wide = maxWait === Infinity ? alternatives : alternativesUnderMostWait;
  const states: State[] = [];
  const heap = createLeastHeap((a, b) => isLess(states[a]!, states[b]!));
  const taken = new Map<number, State[]>();
  const routes: RankedRoute[] = [];
  const nodesSeen = new Set<string>();
  let looked = 0;
  let isCut = false;

  const begin: State = {
    node: source,
    flow: -1,
    parent: null,
    hops: 0,
    first: after,
    last: Infinity,
    start: Infinity,
    cost: -Infinity,
    tie: 0,
    nth: -1,
  };

  function next(state: State, e: number): State | null {
    const v = graph.to[e]!;
    const isFirst = state.parent === null;
    const leaves = Math.max(graph.depart[e]!, isFirst ? after : state.first + minWait);
    const leavesBy = Math.min(graph.departBy[e]!, isFirst ? Infinity : state.last + maxWait);
    if (leaves > leavesBy) return null;
    const first = Math.max(graph.arrive[e]!, leaves);
    const atOnce = graph.arrive[e] === graph.depart[e] && graph.arriveBy[e] === graph.departBy[e];
    const last = Math.min(atOnce ? leavesBy : graph.arriveBy[e]!, before);
    const onward = v === target ? before : lastFrom[v]! - minWait;
    if (first > last || first > onward) return null;
    const start = Math.min(state.start, Math.min(leavesBy, last, onward) - state.hops * minWait);
    const hops = state.hops + 1;
    const cost = costOf(rank, hops, first, start);
    return { node: v, flow: e, parent: state, hops, first, last, start, cost, tie: graph.tie[e]!, nth: states.length };
  }

  function expand(state: State): void {
    const best = new Map<number, State[]>();
    const ready = state.parent === null ? after : state.first + minWait;
    eachOut(graph, state.node, ready - widest, (e) => {
      if (looked > question.budget) return;
      if (!isVisible(graph, mask, e) || without?.has(e) === true) return;
      looked++;
      const v = graph.to[e]!;
      if (lastFrom[v] === -Infinity && v !== target) return;
      const made = isOn(state, v) ? null : next(state, e);
      if (made === null) return;
      const list = best.get(v);
      if (list === undefined) best.set(v, [made]);
      else {
        list.push(made);
        if (list.length >= wide * 4) trim(list);
      }
    });
    for (const list of best.values()) {
      trim(list);
      for (const made of list) {
        states.push(made);
        heap.push(states.length - 1);
      }
    }
  }

  function trim(list: State[]): void {
    list.sort((a, b) => (isLess(a, b) ? -1 : 1));
    if (list.length > wide) {
      if (maxWait !== Infinity) isCut = true;
      list.length = wide;
    }
  }

  /** Whether as many as are wanted came here before that are as good in every way. */
  function isWorse(state: State): boolean {
    const key = maxWait === Infinity ? state.node : -1 - state.flow;
    const others = taken.get(key);
    if (others === undefined) {
      taken.set(key, [state]);
      return false;
    }
    let better = 0;
    for (const one of others)
      if (one.first <= state.first && one.start >= state.start && (rank !== 'fewest' || one.hops <= state.hops))
        better++;
    if (better >= limit) return true;
    others.push(state);
    return false;
  }

  expand(begin);
  for (let top = heap.pop(); top !== undefined && routes.length < limit; top = heap.pop()) {
    const state = states[top]!;
    question.pulse?.();
    if (looked > question.budget) break;
    if (state.node === target) {
      const flows = flowsOf(state);
      const nodes = flows.map((e) => graph.to[e]!).join(' ');
      const dates = datesOf(graph, flows, question);
      if (dates === null || nodesSeen.has(nodes)) continue;
      nodesSeen.add(nodes);
      routes.push({ flows, ...dates });
      continue;
    }
    if (state.hops >= question.mostHops) {
      isCut = true;
      continue;
    }
    if (!isWorse(state)) expand(state);
  }
  return { routes, isWhole: isBoundWhole && !isCut && looked <= question.budget };
}
