import { departOrder, firstFrom, type FlowGraph } from './flow-graph.ts';
import type { FlowMask } from './flow-mask.ts';
import { scanArrivals } from './scan-arrivals.ts';
import { sparseArrivals } from './sparse-arrivals.ts';

/*
 * Earliest arrivals from one node in one pass over the flows by departure (Wu et al. 2014, Algorithm 1), with a least
 * wait between flows, predecessors and a reader's mask. While little is reached only what leaves it is followed. A most wait needs states of flows instead of nodes
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

/** First arrivals and the flows that bring them. */
export function earliestArrivals(graph: FlowGraph, question: ArrivalQuestion): Arrivals {
  const found = {
    arrive: new Float64Array(graph.nodes).fill(Infinity),
    by: new Int32Array(graph.nodes).fill(-1),
  };
  found.arrive[question.source] = -Infinity;
  const order = departOrder(graph);
  const start = order === null ? sparseArrivals(graph, question, found) : firstFrom(graph, order, question.after);
  scanArrivals(graph, question, found, start);
  return found;
}

/** The flows of the route that reaches a node, in order; empty at the source and where nothing arrives. */
export function routeTo(graph: FlowGraph, { by }: Arrivals, source: number, node: number): number[] {
  const flows: number[] = [];
  for (let v = node; v !== source && by[v]! >= 0; v = graph.from[by[v]!]!) flows.push(by[v]!);
  return flows.toReversed();
}
