import { arrivalOrder, departOrder, type FlowGraph } from './flow-graph.ts';
import { isVisible, type FlowMask } from './flow-mask.ts';

/*
 * Latest departure, fastest and fewest flows, and everything under a most wait, from one node. Waiting limits make the
 * best way to a node depend on when one goes on, so that the state is the flow and not the node (Himmel, Bentert,
 * Nichterlein, Niedermeier 2020); the answer may then be a walk that meets a node twice while it waits. Flows are gone
 * through by departure, and arrivals as they fall due; each node keeps those that may still be followed, the best first
 * (a monotone queue), so that every flow is looked at a constant number of times. Ties as in `earliest-arrival.ts`.
 */

export type Aim = 'latest start' | 'fewest flows';

export type FlowQuestion = {
  readonly source: number;
  readonly after: number;
  readonly before: number;
  readonly minWait: number;
  readonly maxWait: number;
  readonly aim: Aim;
  readonly mask: FlowMask;
};

export type BestFlows = {
  /** By flow: latest start of a route that ends with it, or the negative number of its flows; -Infinity where none does. */
  readonly value: Float64Array;
  /** The flow before; -1 at the start. */
  readonly by: Int32Array;
};

/** For every flow, the best route from the source that ends with it. */
export function bestFlows(graph: FlowGraph, question: FlowQuestion): BestFlows {
  const { source, after, before, minWait, maxWait, mask } = question;
  const hop = question.aim === 'fewest flows' ? 1 : 0;
  const { flows, from, to, depart, arrive } = graph;
  const order = departOrder(graph);
  const byArrival = arrivalOrder(graph);
  const value = new Float64Array(flows).fill(-Infinity);
  const by = new Int32Array(flows).fill(-1);
  const found = { value, by };
  // Queues of arrived flows by node: linked, values falling, arrivals rising.
  const first = new Int32Array(graph.nodes).fill(-1);
  const last = new Int32Array(graph.nodes).fill(-1);
  const next = new Int32Array(flows);
  const previous = new Int32Array(flows);

  const arriveOne = (e: number) => {
    const v = to[e]!;
    let tail = last[v]!;
    if (maxWait === Infinity && tail >= 0 && value[tail]! >= value[e]!) return;
    while (tail >= 0 && value[tail]! <= value[e]!) tail = previous[tail]!;
    if (tail < 0) first[v] = e;
    else next[tail] = e;
    previous[e] = tail;
    next[e] = -1;
    last[v] = e;
  };

  const departOne = (e: number, d: number) => {
    const u = from[e]!;
    if (arrive[e]! > before || !isVisible(graph, mask, e)) return;
    if (u === source) {
      value[e] = hop === 1 ? -1 : d;
      return;
    }
    let head = first[u]!;
    while (head >= 0 && arrive[head]! + maxWait < d) head = next[head]!;
    if (head !== first[u]) {
      first[u] = head;
      if (head < 0) last[u] = -1;
      else previous[head] = -1;
    }
    if (head < 0) return;
    value[e] = value[head]! - hop;
    by[e] = head;
  };

  let due = 0;
  for (let k = 0; k < flows;) {
    const d = depart[order === null ? k : order[k]!]!;
    if (d > before) break;
    let end = k;
    let instant = 0;
    for (; end < flows; end++) {
      const e = order === null ? end : order[end]!;
      if (depart[e] !== d) break;
      if (arrive[e] === d) instant++;
    }
    if (d < after) {
      k = end;
      continue;
    }
    for (; due < flows; due++) {
      const e = byArrival[due]!;
      if (arrive[e]! + minWait > d || depart[e]! >= d) break;
      if (value[e] !== -Infinity) arriveOne(e);
    }
    for (let j = k; j < end; j++) departOne(order === null ? j : order[j]!, d);
    if (instant > 0 && minWait === 0 && end - k > 1) spreadMoment(graph, question, found, { order, k, end, hop });
    k = end;
  }
  return found;
}

type Moment = { readonly order: Int32Array | null; readonly k: number; readonly end: number; readonly hop: number };

/** Lets what takes no time be followed by what leaves in the same moment, best values first, each node once. */
function spreadMoment(graph: FlowGraph, question: FlowQuestion, found: BestFlows, moment: Moment): void {
  const { from, to, depart, arrive } = graph;
  const { value, by } = found;
  const { order, k, end, hop } = moment;
  const d = depart[order === null ? k : order[k]!]!;
  const leaving = new Map<number, number[]>();
  const heap: number[] = [];
  for (let j = k; j < end; j++) {
    const e = order === null ? j : order[j]!;
    if (arrive[e] === d && value[e] !== -Infinity) heap.push(e);
    const list = leaving.get(from[e]!);
    if (list === undefined) leaving.set(from[e]!, [e]);
    else list.push(e);
  }
  // Values fall by at most one a flow, so that two lists, of this value and the next, do for a heap.
  heap.sort((a, b) => value[b]! - value[a]!);
  const isDone = new Set<number>([question.source]);
  let later: number[] = [];
  let at = 0;
  let w = 0;
  for (;;) {
    const a = heap[at];
    const b = later[w];
    if (a === undefined && b === undefined) return;
    const takesNew = a === undefined || (b !== undefined && value[b]! >= value[a]!);
    const e = takesNew ? b! : a;
    if (takesNew) w++;
    else at++;
    const v = to[e]!;
    if (isDone.has(v)) continue;
    isDone.add(v);
    for (const g of leaving.get(v) ?? []) {
      const reached = value[e]! - hop;
      if (reached <= value[g]! || arrive[g]! > question.before || !isVisible(graph, question.mask, g)) continue;
      value[g] = reached;
      by[g] = e;
      if (arrive[g] === d) later.push(g);
    }
  }
}

/** The flows that lead to this one and itself, in order. */
export function flowsUpTo({ by }: BestFlows, flow: number): number[] {
  const flows: number[] = [];
  for (let e = flow; e >= 0; e = by[e]!) flows.push(e);
  return flows.toReversed();
}
