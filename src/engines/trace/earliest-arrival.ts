import { firstAtLeast, type ArrivalSearch } from './arrival-search.ts';
import type { FlowGraph } from './flow-graph.ts';
import type { FlowMask } from './flow-mask.ts';
import { scanArrivals } from './scan-arrivals.ts';
import { shortLimit, shortTimes, type ShortTimes } from './short-times.ts';
import { sparseArrivals } from './sparse-arrivals.ts';

/*
 * Earliest arrivals from one node in one pass over the flows by departure (Wu et al. 2014, Algorithm 1), with a least
 * wait between flows, predecessors and a reader's mask. While little is reached only what leaves it is followed. Times go
 * as whole numbers of 32 bits where they fit (`short-times.ts`). A most wait needs states of flows instead of nodes
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

/** The question put to the columns as they are. */
function longSearch(graph: FlowGraph, question: ArrivalQuestion, by: Int32Array): ArrivalSearch {
  const { depart, arrive } = graph;
  const first = new Float64Array(graph.nodes).fill(Infinity);
  first[question.source] = -Infinity;
  return { ...question, graph, depart, arrive, first, by };
}

/** Whole units from a base to a time or beyond; the quotient alone may be rounded to just below. */
function unitsUp(time: number, base: number, unit: number): number {
  const units = Math.ceil((time - base) / unit);
  return base + units * unit < time ? units + 1 : units;
}

/** The question put to short times, with limits brought to whole units. */
function shortSearch(graph: FlowGraph, question: ArrivalQuestion, by: Int32Array, short: ShortTimes): ArrivalSearch {
  const { base, unit, depart, arrive } = short;
  const within = (time: number) => Math.max(-1, Math.min(shortLimit, time));
  const after = within(unitsUp(question.after, base, unit));
  const before = Math.min(shortLimit - 1, within(-unitsUp(-question.before, -base, unit)));
  const minWait = within(unitsUp(question.minWait, 0, unit));
  if (short.first.length < graph.nodes) short.first = new Int32Array(graph.nodes);
  const first = short.first.fill(before + 1);
  first[question.source] = -shortLimit;
  return { ...question, graph, depart, arrive, first, by, after, before, minWait };
}

/** First arrivals and the flows that bring them. */
export function earliestArrivals(graph: FlowGraph, question: ArrivalQuestion): Arrivals {
  const by = new Int32Array(graph.nodes).fill(-1);
  const short = shortTimes(graph);
  const search = short === null ? longSearch(graph, question, by) : shortSearch(graph, question, by, short);
  const { depart, first, after } = search;
  const start = graph.flows === graph.sorted ? sparseArrivals(search) : firstAtLeast(depart, graph.sorted, after);
  scanArrivals(search, start);
  if (first instanceof Float64Array) return { arrive: first, by };
  const arrive = new Float64Array(graph.nodes);
  const { base, unit } = short!;
  for (let v = 0; v < arrive.length; v++) arrive[v] = by[v]! < 0 ? Infinity : base + unit * first[v]!;
  arrive[question.source] = -Infinity;
  return { arrive, by };
}

/** The flows of the route that reaches a node, in order; empty at the source and where nothing arrives. */
export function routeTo(graph: FlowGraph, { by }: Arrivals, source: number, node: number): number[] {
  const flows: number[] = [];
  for (let v = node; v !== source && by[v]! >= 0; v = graph.from[by[v]!]!) flows.push(by[v]!);
  return flows.toReversed();
}
