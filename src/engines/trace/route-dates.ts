import type { FlowGraph } from './flow-graph.ts';

export type Dates = { readonly first: number; readonly last: number };

export type RouteDates = {
  /** When the route may have left and arrived, given that every hop followed the one before. */
  readonly leaves: Dates;
  readonly arrives: Dates;
  /** Whether each hop surely follows the one before; the first always does. */
  readonly isSure: readonly boolean[];
};

export type Waits = {
  readonly after: number;
  readonly before: number;
  readonly minWait: number;
  readonly maxWait: number;
};

const isAtOnce = (graph: FlowGraph, e: number) =>
  graph.arrive[e] === graph.depart[e] && graph.arriveBy[e] === graph.departBy[e];

/** The moments that each hop may have taken when they follow one another; null where no choice of moments lets them. */
export function datesOf(graph: FlowGraph, flows: readonly number[], waits: Waits): RouteDates | null {
  const { after, before, minWait, maxWait } = waits;
  let ready: Dates = { first: -Infinity, last: Infinity };
  let leaves: Dates = { first: after, last: Infinity };
  const isSure: boolean[] = [];
  for (const [k, e] of flows.entries()) {
    const [earliest, latest] = k === 0 ? [after, Infinity] : [ready.first + minWait, ready.last + maxWait];
    const first = Math.max(graph.depart[e]!, earliest);
    const last = Math.min(graph.departBy[e]!, latest);
    const arrivesFirst = Math.max(graph.arrive[e]!, first);
    const arrivesLast = Math.min(isAtOnce(graph, e) ? last : graph.arriveBy[e]!, before);
    if (first > last || arrivesFirst > arrivesLast) return null;
    if (k === 0) leaves = { first, last: Math.min(last, arrivesLast) };
    else leaves = { first: leaves.first, last: Math.min(leaves.last, Math.min(last, arrivesLast) - k * minWait) };
    const before_ = flows[k - 1];
    isSure.push(
      before_ === undefined ||
        (graph.arriveBy[before_]! + minWait <= graph.depart[e]! &&
          graph.departBy[e]! - graph.arrive[before_]! <= maxWait),
    );
    ready = { first: arrivesFirst, last: arrivesLast };
  }
  return { leaves, arrives: ready, isSure };
}
