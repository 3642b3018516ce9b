import { departOrder, firstFrom, type FlowGraph } from './flow-graph.ts';
import { isVisible, type FlowMask } from './flow-mask.ts';
import { sparseArrivals } from './sparse-arrivals.ts';

/*
 * Earliest arrivals from one node in one pass over the flows by departure (Wu et al. 2014, Algorithm 1), with a least
 * wait between flows, predecessors and a reader's mask. A most wait needs states of flows instead of nodes
 * (`best-flows.ts`).
 *
 * Ties: a flow may be followed by another that leaves in the moment it arrives, also where both take no time at all. A
 * log dated to the second or the day cannot show which of two equal stamps came first, and a route must not be excluded
 * for want of finer clocks; a least wait above zero asks for strictly later.
 */

export type ArrivalQuestion = {
  readonly source: number;
  /** No flow leaves the source before, none arrives anywhere after. */
  readonly after: number;
  readonly before: number;
  /** Least time between arriving and leaving again, at every node but the first. */
  readonly minWait: number;
  /** Ends as soon as nothing earlier can reach it; -1 asks for all. */
  readonly target: number;
  readonly mask: FlowMask;
};

export type Arrivals = {
  /** First arrival by node; Infinity where nothing arrives, -Infinity at the source. */
  readonly arrive: Float64Array;
  /** The flow by which each node is first reached; -1 for none. */
  readonly by: Int32Array;
};

/** Within one moment: carries on what arrived without taking time to flows that leave in that moment but stand earlier in the order. */
function spreadInstant(
  graph: FlowGraph,
  { arrive, by }: Arrivals,
  { mask, before }: ArrivalQuestion,
  node: number,
  at: number,
): void {
  const stack = [node];
  for (let u = stack.pop(); u !== undefined; u = stack.pop())
    eachAt(graph, u, at, (e) => {
      const v = graph.to[e]!;
      const a = graph.arrive[e]!;
      if (a >= arrive[v]! || a > before || !isVisible(graph, mask, e)) return;
      arrive[v] = a;
      by[v] = e;
      if (a === at) stack.push(v);
    });
}

function eachAt(graph: FlowGraph, node: number, at: number, visit: (flow: number) => void): void {
  const { depart, outStart, outFlows } = graph;
  if (node + 1 < outStart.length) {
    let lo = outStart[node]!;
    const end = outStart[node + 1]!;
    let hi = end;
    while (lo < hi) {
      const mid = (lo + hi) >>> 1;
      if (depart[outFlows[mid]!]! < at) lo = mid + 1;
      else hi = mid;
    }
    for (let k = lo; k < end && depart[outFlows[k]!] === at; k++) visit(outFlows[k]!);
  }
  if (graph.lateOut.size > 0) for (const e of graph.lateOut.get(node) ?? []) if (depart[e] === at) visit(e);
}

/** First arrivals and the flows that bring them. */
export function earliestArrivals(graph: FlowGraph, question: ArrivalQuestion): Arrivals {
  const found = {
    arrive: new Float64Array(graph.nodes).fill(Infinity),
    by: new Int32Array(graph.nodes).fill(-1),
  };
  found.arrive[question.source] = -Infinity;
  const order = departOrder(graph);
  if (order === null) scanSorted(graph, question, found, sparseArrivals(graph, question, found));
  else scanOrdered(graph, question, found, order);
  return found;
}

/** Goes through the flows from a place on; they lie by departure. */
function scanSorted(graph: FlowGraph, question: ArrivalQuestion, found: Arrivals, start: number): void {
  const { before, minWait, target, mask } = question;
  const { arrive, by } = found;
  const { from, to, depart, arrive: ends } = graph;
  const stop = before === Infinity ? graph.flows : firstFrom(graph, null, nextAfter(before));
  for (let e = start; e < stop; e++) {
    const d = depart[e]!;
    if (arrive[from[e]!]! + minWait > d) continue;
    const v = to[e]!;
    const a = ends[e]!;
    if (a >= arrive[v]! || a > before || !isVisible(graph, mask, e)) continue;
    arrive[v] = a;
    by[v] = e;
    if (minWait === 0 && a === d) spreadInstant(graph, found, question, v, d);
    if (target >= 0 && arrive[target]! <= d) return;
  }
}

/** The same where late flows stand beside the sorted ones. */
function scanOrdered(graph: FlowGraph, question: ArrivalQuestion, found: Arrivals, order: Int32Array): void {
  const { after, before, minWait, target, mask } = question;
  const { arrive, by } = found;
  const { from, to, depart, arrive: ends } = graph;
  const stop = before === Infinity ? graph.flows : firstFrom(graph, order, nextAfter(before));
  for (let k = firstFrom(graph, order, after); k < stop; k++) {
    const e = order[k]!;
    const d = depart[e]!;
    if (arrive[from[e]!]! + minWait > d) continue;
    const v = to[e]!;
    const a = ends[e]!;
    if (a >= arrive[v]! || a > before || !isVisible(graph, mask, e)) continue;
    arrive[v] = a;
    by[v] = e;
    if (minWait === 0 && a === d) spreadInstant(graph, found, question, v, d);
    if (target >= 0 && arrive[target]! <= d) return;
  }
}

/** The least number above a time. */
function nextAfter(time: number): number {
  const step = Math.max(Math.abs(time) * Number.EPSILON, Number.MIN_VALUE);
  return time + step;
}

/** The flows of the route that reaches a node, in order; empty at the source and where nothing arrives. */
export function routeTo(graph: FlowGraph, { by }: Arrivals, source: number, node: number): number[] {
  const flows: number[] = [];
  for (let v = node; v !== source && by[v]! >= 0; v = graph.from[by[v]!]!) flows.push(by[v]!);
  return flows.toReversed();
}
