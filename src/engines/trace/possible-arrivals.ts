import { eachOut, type FlowGraph } from './flow-graph.ts';
import { isVisible, type FlowMask } from './flow-mask.ts';
import { createLeastHeap } from './least-heap.ts';

/*
 * What could have arrived where, when flows are dated only roughly: each may have left at any moment between its first
 * and its last, so that an order is possible where one choice of moments allows it. Nodes are settled by first possible
 * arrival (Dijkstra; leaving later never arrives earlier). What is certain whatever the moments were comes from
 * `earliestArrivals` over the last arrivals.
 */

export type PossibleQuestion = {
  readonly source: number;
  readonly after: number;
  readonly before: number;
  readonly minWait: number;
  readonly mask: FlowMask;
  /** Flows left out, as if they had not been. */
  readonly without?: ReadonlySet<number>;
  /** Flows that may be looked at before the search gives up. */
  readonly budget: number;
  /** Called between steps; what it throws ends the search. */
  readonly pulse?: (() => void) | undefined;
};

export type PossibleArrivals = {
  /** First moment by node at which something may have arrived; Infinity for none. */
  readonly arrive: Float64Array;
  readonly by: Int32Array;
  readonly hops: Int32Array;
  readonly isWhole: boolean;
};

/** The widest room between a first and a last departure, so that flows that leave earlier need not be looked at. */
export function widestDeparture(graph: FlowGraph): number {
  if (graph.isExact) return 0;
  let widest = 0;
  for (let e = 0; e < graph.flows; e++) widest = Math.max(widest, graph.departBy[e]! - graph.depart[e]!);
  return widest;
}

export function possibleArrivals(graph: FlowGraph, question: PossibleQuestion): PossibleArrivals {
  const { source, after, before, minWait, mask, without } = question;
  const arrive = new Float64Array(graph.nodes).fill(Infinity);
  const by = new Int32Array(graph.nodes).fill(-1);
  const hops = new Int32Array(graph.nodes);
  const isSettled = new Uint8Array(graph.nodes);
  const widest = widestDeparture(graph);
  const heap = createLeastHeap((a, b) => at[a]! < at[b]! || (at[a] === at[b] && of[a]! < of[b]!));
  const at: number[] = [];
  const of: number[] = [];
  let looked = 0;
  const settle = (u: number, ready: number) => {
    eachOut(graph, u, ready - widest, (e) => {
      if (looked > question.budget) return;
      if (!isVisible(graph, mask, e)) return;
      looked++;
      const v = graph.to[e]!;
      const leaves = Math.max(graph.depart[e]!, ready);
      if (leaves > graph.departBy[e]! || isSettled[v] === 1) return;
      const arrives = Math.max(graph.arrive[e]!, leaves);
      if (arrives > Math.min(before, graph.arriveBy[e]!) || arrives > arrive[v]!) return;
      if (arrives === arrive[v]! && hops[u]! + 1 >= hops[v]!) return;
      if (without?.has(e) === true) return;
      arrive[v] = arrives;
      by[v] = e;
      hops[v] = hops[u]! + 1;
      at.push(arrives);
      of.push(v);
      heap.push(at.length - 1);
    });
  };
  isSettled[source] = 1;
  arrive[source] = -Infinity;
  settle(source, after);
  for (let top = heap.pop(); top !== undefined; top = heap.pop()) {
    question.pulse?.();
    const v = of[top]!;
    if (isSettled[v] === 1) continue;
    isSettled[v] = 1;
    settle(v, arrive[v]! + minWait);
  }
  return { arrive, by, hops, isWhole: looked <= question.budget };
}
