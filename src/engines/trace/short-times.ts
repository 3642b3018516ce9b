import type { FlowGraph } from './flow-graph.ts';

/*
 * Times as whole numbers of a unit since the first departure, where they fit: half the memory to go through, and two
 * conditions tested at once by their signs. The unit is the greatest that divides all, so that years of log to the second
 * fit also where times are in milliseconds. Times with fractions, or too far apart, stay as they are.
 */

/** Times run below this, so that no difference of two and a wait leaves 32 bits. */
export const shortLimit = 2 ** 30;

export type ShortTimes = {
  readonly base: number;
  readonly unit: number;
  /** By flow; the same array where nothing takes time. */
  readonly depart: Int32Array;
  readonly arrive: Int32Array;
  /** Flows taken up; any more were added since. */
  count: number;
  /** Room for the first arrival at each node, used by one search after another. */
  first: Int32Array;
};

function greatestDivisor(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}

/** Writes rows in short; gives the unit that would have been needed where this one does not divide all, 0 where none would do. */
function shorten(
  times: Float64Array,
  into: Int32Array,
  base: number,
  unit: number,
  start: number,
  end: number,
): number {
  for (let e = start; e < end; e++) {
    const span = times[e]! - base;
    const short = Math.round(span / unit);
    if (short * unit !== span) return Number.isSafeInteger(span) ? greatestDivisor(unit, span) : 0;
    if (!(short >= 0 && short < shortLimit)) return 0;
    into[e] = short;
  }
  return unit;
}

function shortened({ depart, arrive, flows, sorted }: FlowGraph): ShortTimes | null {
  let base = depart[0] ?? 0;
  let last = base;
  for (let e = sorted; e < flows; e++) base = Math.min(base, depart[e]!);
  for (let e = 0; e < flows; e++) last = Math.max(last, arrive[e]!);
  if (!Number.isSafeInteger(base) || !Number.isSafeInteger(last - base)) return null;
  const shortDepart = new Int32Array(depart.length);
  const shortArrive = arrive === depart ? shortDepart : new Int32Array(depart.length);
  let unit = last - base < shortLimit ? 1 : last - base;
  for (let divided = 0; divided !== unit;) {
    if (divided !== 0) unit = divided;
    divided = shorten(depart, shortDepart, base, unit, 0, flows);
    if (divided === unit && arrive !== depart) divided = shorten(arrive, shortArrive, base, unit, 0, flows);
    if (divided === 0) return null;
  }
  return { base, unit, depart: shortDepart, arrive: shortArrive, count: flows, first: new Int32Array(0) };
}

/** Takes up flows that were added since; false where one does not fit. */
function takesUpLate(known: ShortTimes, { depart, arrive, flows }: FlowGraph): boolean {
  const { base, unit, count } = known;
  if (count > flows) return false;
  if (known.depart === known.arrive && arrive !== depart) return false;
  if (shorten(depart, known.depart, base, unit, count, flows) !== unit) return false;
  if (arrive !== depart && shorten(arrive, known.arrive, base, unit, count, flows) !== unit) return false;
  known.count = flows;
  return true;
}

/** By column of arrivals, which one graph hands on to the next. */
const kept = new WeakMap<Float64Array, { readonly depart: Float64Array; readonly short: ShortTimes | null }>();

/** The times of a graph in short, made when first asked for; null where they do not fit. */
export function shortTimes(graph: FlowGraph): ShortTimes | null {
  const known = kept.get(graph.arrive);
  if (known?.depart === graph.depart) {
    const { short } = known;
    if (short === null || short.count === graph.flows || takesUpLate(short, graph)) return short;
  }
  const short = shortened(graph);
  kept.set(graph.arrive, { depart: graph.depart, short });
  return short;
}
