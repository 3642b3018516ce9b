import type { ArrivalQuestion, Arrivals } from './earliest-arrival.ts';
import { departOrder, firstFrom, type FlowGraph } from './flow-graph.ts';
import { isVisible } from './flow-mask.ts';

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

/**
 * Goes through sorted flows until one that takes no time, or one into the target, reached something; gives its number, the
 * end where there was none. Nothing is called from this loop, or each turn of it would take up all arrays anew.
 */
function scanOn(
  { from, to, depart, arrive: ends, compartment, fromSeq, toSeq }: FlowGraph,
  { before, minWait, target, mask }: ArrivalQuestion,
  { arrive, by }: Arrivals,
  start: number,
  stop: number,
): number {
  for (let e = start; e < stop; e++) {
    const d = depart[e]!;
    if (arrive[from[e]!]! + minWait > d) continue;
    const v = to[e]!;
    const a = ends[e]!;
    if (a >= arrive[v]! || a > before) continue;
    // `isVisible`, written out.
    if (mask !== null) {
      const at = mask[compartment[e]!]!;
      if (!(fromSeq[e]! <= at && at < toSeq[e]!)) continue;
    }
    arrive[v] = a;
    by[v] = e;
    if (a === d || v === target) return e;
  }
  return stop;
}

/** Goes through the flows from a place in their order on. */
export function scanArrivals(graph: FlowGraph, question: ArrivalQuestion, found: Arrivals, start: number): void {
  const { before, minWait, target, mask } = question;
  const { arrive, by } = found;
  const { from, to, depart, arrive: ends, flows } = graph;
  const order = departOrder(graph);
  const stop = before === Infinity ? flows : firstFrom(graph, order, nextAfter(before));
  for (let k = start; k < stop; k++) {
    let e = k;
    if (order === null) {
      e = k = scanOn(graph, question, found, k, stop);
      if (k >= stop) return;
    } else {
      e = order[k]!;
      const a = ends[e]!;
      if (arrive[from[e]!]! + minWait > depart[e]! || a >= arrive[to[e]!]!) continue;
      if (a > before || !isVisible(graph, mask, e)) continue;
      arrive[to[e]!] = a;
      by[to[e]!] = e;
    }
    if (minWait === 0 && ends[e] === depart[e]) spreadInstant(graph, found, question, to[e]!, depart[e]!);
    if (target >= 0 && arrive[target]! <= depart[e]!) return;
  }
}

/** The least number above a time. */
function nextAfter(time: number): number {
  const step = Math.max(Math.abs(time) * Number.EPSILON, Number.MIN_VALUE);
  return time + step;
}
