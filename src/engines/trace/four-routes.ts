import { bestFlows, flowsUpTo, type BestFlows } from './best-flows.ts';
import { earliestArrivals, routeTo } from './earliest-arrival.ts';
import type { FlowGraph } from './flow-graph.ts';
import type { FlowMask } from './flow-mask.ts';

/** The four ways to be best (Wu et al. 2014); "fewest" is least flows, not least time under way. */
export const routeKinds = ['earliest', 'latest', 'fastest', 'fewest'] as const;
export type RouteKind = (typeof routeKinds)[number];

export type RouteQuestion = {
  readonly source: number;
  readonly target: number;
  readonly after: number;
  readonly before: number;
  readonly minWait: number;
  readonly maxWait: number;
  readonly mask: FlowMask;
};

/** Flows in order; never empty. */
export type Route = {
  readonly flows: readonly number[];
  readonly depart: number;
  readonly arrive: number;
};

export type FourRoutes = { readonly [Kind in RouteKind]: Route | null };

function routeOf(graph: FlowGraph, flows: readonly number[]): Route | null {
  if (flows.length === 0) return null;
  return { flows, depart: graph.depart[flows[0]!]!, arrive: graph.arrive[flows.at(-1)!]! };
}

/** Among flows into the target that some route ends with, the one with the least cost; the earlier arrival where costs are equal. */
function bestInto(graph: FlowGraph, target: number, best: BestFlows, costOf: (flow: number) => number): Route | null {
  let chosen = -1;
  let least = Infinity;
  for (let e = 0; e < graph.flows; e++) {
    if (graph.to[e] !== target || best.value[e] === -Infinity) continue;
    const cost = costOf(e);
    if (cost > least || (cost === least && graph.arrive[e]! >= graph.arrive[chosen]!)) continue;
    chosen = e;
    least = cost;
  }
  return chosen < 0 ? null : routeOf(graph, flowsUpTo(best, chosen));
}

/** The best routes of the kinds asked for; null for those not asked for and where there is none. Exact times are assumed (`depart`, `arrive`). */
export function fourRoutes(
  graph: FlowGraph,
  question: RouteQuestion,
  kinds: readonly RouteKind[] = routeKinds,
): FourRoutes {
  const { source, target, maxWait } = question;
  const starts =
    kinds.includes('latest') || kinds.includes('fastest') || (kinds.includes('earliest') && maxWait !== Infinity)
      ? bestFlows(graph, { ...question, aim: 'latest start' })
      : null;
  const earliest = () => {
    if (starts !== null && maxWait !== Infinity) return bestInto(graph, target, starts, (e) => graph.arrive[e]!);
    return routeOf(graph, routeTo(graph, earliestArrivals(graph, question), source, target));
  };
  const fewest = () => {
    const best = bestFlows(graph, { ...question, aim: 'fewest flows' });
    return bestInto(graph, target, best, (e) => -best.value[e]!);
  };
  const byStart = (costOf: (flow: number, start: number) => number) =>
    bestInto(graph, target, starts!, (e) => costOf(e, starts!.value[e]!));
  return {
    earliest: kinds.includes('earliest') ? earliest() : null,
    latest: kinds.includes('latest') ? byStart((_, start) => -start) : null,
    fastest: kinds.includes('fastest') ? byStart((e, start) => graph.arrive[e]! - start) : null,
    fewest: kinds.includes('fewest') ? fewest() : null,
  };
}
