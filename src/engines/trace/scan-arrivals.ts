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
  onReached: (flow: number) => void = () => undefined,
): void {
  const stack = [node];
  for (let u = stack.pop(); u !== undefined; u = stack.pop())
    eachAt(graph, u, at, (e) => {
      const v = graph.to[e]!;
      const a = graph.arrive[e]!;
      // While places are gone by, times are filled in at the end.
      if (a >= (by[v]! < 0 ? arrive[v]! : graph.arrive[by[v]!]!) || a > before || !isVisible(graph, mask, e)) return;
      arrive[v] = a;
      by[v] = e;
      onReached(e);
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

/** Goes through the flows from a place in their order on, by their times. */
export function scanByTime(graph: FlowGraph, question: ArrivalQuestion, found: Arrivals, start: number): void {
  const { before, minWait, target, mask } = question;
  const { arrive, by } = found;
  const { from, to, depart, arrive: ends } = graph;
  const order = departOrder(graph);
  const stop = before === Infinity ? graph.flows : firstFrom(graph, order, nextAfter(before));
  for (let k = start; k < stop; k++) {
    const e = order === null ? k : order[k]!;
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

type PlaceState = {
  /** By node, the place from which its flows may go on; past the end for none. */
  readonly ready: Int32Array;
  readonly by: Int32Array;
  readonly places: Int32Array;
};

/**
 * Goes on until a flow that takes no time reached something, or the target can be left; gives that flow's place, the end
 * where there was none. Nothing is called from this loop, or each turn of it would take up all arrays anew.
 */
function scanOn(
  { from, to, arrive: ends, compartment, fromSeq, toSeq }: FlowGraph,
  { before, minWait, target, mask }: ArrivalQuestion,
  { ready, by, places }: PlaceState,
  start: number,
  stop: number,
): number {
  const seen = mask ?? new Int32Array(0);
  const showsAll = mask === null;
  for (let e = start; e < stop; e++) {
    const v = to[e]!;
    // Left in time from where it was, and not too late to be the first: both come down to one sign.
    if (((ready[from[e]!]! - e - 1) & (e - ready[v]!)) >= 0) continue;
    const place = places[e]!;
    if (place > ready[v]! || ends[e]! > before) continue;
    const old = by[v]!;
    if (place === ready[v] && old >= 0 && ends[e]! >= ends[old]!) continue;
    if (!showsAll) {
      const at = seen[compartment[e]!]!;
      if (!(fromSeq[e]! <= at && at < toSeq[e]!)) continue;
    }
    ready[v] = place;
    by[v] = e;
    if ((minWait === 0 && place <= e) || v === target) return e;
  }
  return stop;
}

/**
 * As `scanByTime` where all flows lie sorted, by their places: a node is kept as the place from which its flows may go
 * on, and what left after that cannot reach it sooner.
 */
export function scanByPlace(
  graph: FlowGraph,
  question: ArrivalQuestion,
  found: Arrivals,
  start: number,
  places: Int32Array,
): void {
  const { source, before, minWait, target } = question;
  const { arrive, by } = found;
  const { flows, depart, to } = graph;
  let stop = before === Infinity ? flows : firstFrom(graph, null, nextAfter(before));
  const ready = new Int32Array(graph.nodes).fill(flows);
  for (let v = 0; v < ready.length; v++) if (by[v]! >= 0) ready[v] = places[by[v]!]!;
  ready[source] = 0;
  const state = { ready, by, places };
  for (let e = start; e < stop; e++) {
    e = scanOn(graph, question, state, e, stop);
    if (e >= stop) break;
    if (minWait === 0 && places[e]! <= e)
      spreadInstant(graph, found, question, to[e]!, depart[e]!, (flow) => (ready[to[flow]!] = places[flow]!));
    if (target >= 0) stop = Math.min(stop, ready[target]!);
  }
  for (let v = 0; v < ready.length; v++) if (by[v]! >= 0) arrive[v] = graph.arrive[by[v]!]!;
}

/** The least number above a time. */
function nextAfter(time: number): number {
  const step = Math.max(Math.abs(time) * Number.EPSILON, Number.MIN_VALUE);
  return time + step;
}
