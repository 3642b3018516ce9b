import { earliestArrivals } from './earliest-arrival.ts';
import type { FlowGraph } from './flow-graph.ts';
import type { FlowMask } from './flow-mask.ts';
import { possibleArrivals } from './possible-arrivals.ts';
import { turnedFlows } from './reversed-flows.ts';

/*
 * Who could have been the origin of an item that appeared somewhere: everyone whose access may have begun before it
 * appeared. That is the whole answer; whether recorded flows lead from them to where it appeared is said besides and
 * leaves nobody out, since flows go unrecorded, and neither a missing log nor a missing date is a reason to leave anyone
 * out. Nothing is scored. Whoever asks must have a reason, and the answer is stored nowhere.
 */

export type AccessEvents = {
  readonly count: number;
  /** Who had access, and the first and last moment it may have begun; NaN where nobody knows. */
  readonly node: Int32Array;
  readonly first: Float64Array;
  readonly last: Float64Array;
};

export type OriginQuestion = {
  readonly access: AccessEvents;
  /** Where it appeared, and the last moment by which it had. */
  readonly place: number;
  readonly by: number;
  readonly mask: FlowMask;
  readonly budget: number;
  readonly pulse?: (() => void) | undefined;
};

export type OriginPopulation = {
  /** Nodes whose access may have begun before it appeared, ascending. */
  readonly population: Int32Array;
  /** Nodes all of whose recorded access begins after it had appeared. */
  readonly later: Int32Array;
  /** By node: the first moment access may have begun; -Infinity where no date is known. */
  readonly since: Float64Array;
  /** By node: the last moment from which recorded flows still lead there in time; -Infinity where none do. */
  readonly lastDeparture: Float64Array;
  readonly undated: number;
  readonly isWhole: boolean;
};

export function originPopulation(graph: FlowGraph, question: OriginQuestion): OriginPopulation {
  const { access, place, by, mask, budget, pulse } = question;
  const since = new Float64Array(graph.nodes).fill(Infinity);
  let undated = 0;
  for (let k = 0; k < access.count; k++) {
    const v = access.node[k]!;
    const first = access.first[k]!;
    if (Number.isNaN(first)) {
      undated++;
      since[v] = -Infinity;
    } else if (first < since[v]!) since[v] = first;
  }
  const population: number[] = [];
  const later: number[] = [];
  for (let v = 0; v < graph.nodes; v++) {
    if (since[v]! <= by) population.push(v);
    else if (since[v] !== Infinity) later.push(v);
  }
  const turned = turnedFlows(graph);
  const asked = { source: place, target: -1, after: -by, before: Infinity, minWait: 0, mask };
  const { arrive, isWhole } = graph.isExact
    ? { ...earliestArrivals(turned, asked), isWhole: true }
    : possibleArrivals(turned, { ...asked, budget, pulse });
  return {
    population: Int32Array.from(population),
    later: Int32Array.from(later),
    since,
    lastDeparture: arrive.map((at) => -at),
    undated,
    isWhole,
  };
}
