import type { FlowGraph } from './flow-graph.ts';
import { isVisible, type FlowMask } from './flow-mask.ts';

export type Times = Int32Array | Float64Array;

/** A search for first arrivals under way; all times, limits and the wait are in one unit, that of the columns. */
export type ArrivalSearch = {
  readonly graph: FlowGraph;
  readonly depart: Times;
  readonly arrive: Times;
  /** First arrival by node so far. What nothing reached stands at a time later than any arrival that counts. */
  readonly first: Times;
  /** The flow by which each node is first reached; -1 for none. */
  readonly by: Int32Array;
  readonly source: number;
  readonly after: number;
  readonly before: number;
  readonly minWait: number;
  readonly target: number;
  readonly mask: FlowMask;
};

/** The first row among the first `count` of ascending times that is at least `time`. */
export function firstAtLeast(times: Times, count: number, time: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

function eachAt({ graph, depart }: ArrivalSearch, node: number, at: number, visit: (flow: number) => void): void {
  const { outStart, outFlows, lateOut } = graph;
  if (node + 1 < outStart.length) {
    let low = outStart[node]!;
    const end = outStart[node + 1]!;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (depart[outFlows[middle]!]! < at) low = middle + 1;
      else high = middle;
    }
    for (let k = low; k < end && depart[outFlows[k]!] === at; k++) visit(outFlows[k]!);
  }
  if (lateOut.size > 0) for (const e of lateOut.get(node) ?? []) if (depart[e] === at) visit(e);
}

/** Within one moment: carries on what arrived without taking time to flows that leave in that moment but stand earlier in the order. */
export function spreadInstant(search: ArrivalSearch, node: number, at: number): void {
  const { graph, arrive, first, by, before, mask } = search;
  const stack = [node];
  for (let u = stack.pop(); u !== undefined; u = stack.pop())
    eachAt(search, u, at, (e) => {
      const v = graph.to[e]!;
      const a = arrive[e]!;
      if (a >= first[v]! || a > before || !isVisible(graph, mask, e)) return;
      first[v] = a;
      by[v] = e;
      if (a === at) stack.push(v);
    });
}
