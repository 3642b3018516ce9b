import type { FlowGraph } from './flow-graph.ts';

type Kept = { asked: number; flows: number; minWait: number; places: Int32Array | null };

const kept = new WeakMap<Float64Array, Kept>();

/**
 * By flow of a graph in order, the first place from which what it brought may go on; with it a search compares places and
 * reads no times. Laid out when a graph is asked for the second time, since one search alone is over sooner; null then.
 */
export function readyPlaces(graph: FlowGraph, minWait: number): Int32Array | null {
  const { arrive, depart, flows } = graph;
  const known = kept.get(arrive);
  if (known === undefined || known.flows !== flows || known.minWait !== minWait) {
    kept.set(arrive, { asked: 1, flows, minWait, places: null });
    return null;
  }
  known.asked++;
  if (known.places !== null) return known.places;
  const places = new Int32Array(flows);
  let moment = 0;
  for (let k = 0; k < flows; k++) {
    if (depart[k]! > depart[moment]!) moment = k;
    const ready = arrive[k]! + minWait;
    places[k] = ready > depart[k]! ? placeFrom(depart, flows, ready, k + 1) : moment;
  }
  return (known.places = places);
}

/** The first place from `near` on whose departure is at least `time`; quick where it lies close by. */
function placeFrom(depart: Float64Array, flows: number, time: number, near: number): number {
  let low = near;
  let high = near;
  for (let step = 1; high < flows && depart[high]! < time; step *= 2) {
    low = high + 1;
    high += step;
  }
  high = Math.min(high, flows);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (depart[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
