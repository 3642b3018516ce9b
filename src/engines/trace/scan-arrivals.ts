import { firstAtLeast, spreadInstant, type ArrivalSearch } from './arrival-search.ts';
import { lateFlows } from './flow-graph.ts';
import { isVisible } from './flow-mask.ts';

/*
 * Goes through flows by departure until one that takes no time, or one into the target, reached something; gives its
 * number, the end where there was none. Nothing is called from these two loops, or each turn would take up all arrays anew.
 */
type Scan = (search: ArrivalSearch, start: number, stop: number) => number;

/** Over numbers of any size. */
const scanLong: Scan = ({ graph, depart, arrive, first, by, before, minWait, target, mask }, start, stop) => {
  const { from, to, compartment, fromSeq, toSeq } = graph;
  for (let e = start; e < stop; e++) {
    const d = depart[e]!;
    if (first[from[e]!]! + minWait > d) continue;
    const v = to[e]!;
    const a = arrive[e]!;
    if (a >= first[v]! || a > before) continue;
    // `isVisible`, written out.
    if (mask !== null) {
      const at = mask[compartment[e]!]!;
      if (!(fromSeq[e]! <= at && at < toSeq[e]!)) continue;
    }
    first[v] = a;
    by[v] = e;
    if (a === d || v === target) return e;
  }
  return stop;
};

/**
 * Over short times. Whether the node that a flow leaves is reached, and whether the other would be sooner, are both signs
 * and are looked at as one: neither can be foretold while half of the nodes are reached, and a processor that guesses
 * wrong loses more than both subtractions cost.
 */
const scanShort: Scan = ({ graph, depart, arrive, first, by, minWait, target, mask }, start, stop) => {
  const { from, to, compartment, fromSeq, toSeq } = graph;
  const wait = minWait - 1;
  for (let e = start; e < stop; e++) {
    const v = to[e]!;
    const a = arrive[e]!;
    if (((first[from[e]!]! - depart[e]! + wait) & (a - first[v]!)) >= 0) continue;
    if (mask !== null) {
      const at = mask[compartment[e]!]!;
      if (!(fromSeq[e]! <= at && at < toSeq[e]!)) continue;
    }
    first[v] = a;
    by[v] = e;
    if (a === depart[e] || v === target) return e;
  }
  return stop;
};

/** Goes through sorted flows up to a place, or to where nothing earlier can reach the target. */
function scanSorted(search: ArrivalSearch, scan: Scan, start: number, end: number): void {
  const { graph, depart, arrive, first, minWait, target } = search;
  const upTo = (stop: number) =>
    target < 0 ? stop : Math.min(stop, firstAtLeast(depart, graph.sorted, first[target]!));
  let stop = upTo(end);
  for (let k = start; k < stop; k++) {
    k = scan(search, k, stop);
    if (k >= stop) return;
    if (minWait === 0 && arrive[k] === depart[k]) spreadInstant(search, graph.to[k]!, depart[k]!);
    stop = upTo(stop);
  }
}

function takeLate(search: ArrivalSearch, e: number): void {
  const { graph, depart, arrive, first, by, before, minWait, mask } = search;
  const v = graph.to[e]!;
  const a = arrive[e]!;
  if (first[graph.from[e]!]! + minWait > depart[e]! || a >= first[v]! || a > before || !isVisible(graph, mask, e))
    return;
  first[v] = a;
  by[v] = e;
  if (minWait === 0 && a === depart[e]) spreadInstant(search, v, a);
}

/** Goes through the flows from a row among the sorted ones on, and through those beside them in their places. */
export function scanArrivals(search: ArrivalSearch, start: number): void {
  const { graph, depart, first, after, before, target } = search;
  const scan = search.first instanceof Int32Array ? scanShort : scanLong;
  let stop = firstAtLeast(depart, graph.sorted, before);
  while (stop < graph.sorted && depart[stop] === before) stop++;
  let k = start;
  for (const { flow, place } of lateFlows(graph)) {
    const at = depart[flow]!;
    if (at < after) continue;
    scanSorted(search, scan, k, Math.min(place, stop));
    k = Math.max(k, place);
    if (at > before || (target >= 0 && first[target]! <= at)) return;
    takeLate(search, flow);
  }
  scanSorted(search, scan, k, stop);
}
