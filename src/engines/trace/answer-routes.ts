import { near, surely } from './answer-reach.ts';
import { breakingSets } from './breaking-sets.ts';
import type { Answer, Of, RouteAnswer } from './case-questions.ts';
import { budget, mostHops, type View } from './case-view.ts';
import { eachOut } from './flow-graph.ts';
import { isVisible } from './flow-mask.ts';
import { routeKinds, type RouteKind } from './four-routes.ts';
import { rankRoutes, type RankedRoute, type RankQuestion } from './rank-routes.ts';
import { datesOf } from './route-dates.ts';

/** Routes between two, the best of each kind first, and what would break all of them. */
export function routesAnswer(view: View, question: Of<'routes'>): Answer<'routes'> {
  const { graph, mask, flows, pulse } = view;
  const source = view.nodeOf(question.from);
  const target = view.nodeOf(question.to);
  const empty = { routes: [], surelyBy: null, breaks: [], areBreaksWhole: true };
  if (source < 0 || target < 0 || source === target)
    return {
      op: 'routes',
      isWhole: true,
      ...empty,
      lastReached: near(view, question, source, 'from'),
      lastSenders: near(view, question, target, 'to'),
    };
  const ask: RankQuestion = { ...question, source, target, mask, mostHops, budget, pulse, limit: 1 };
  const bestOf = new Map<string, { route: RankedRoute; kinds: RouteKind[] }>();
  let isWhole = true;
  const keep = (route: RankedRoute, kind: RouteKind | null) => {
    const key = route.flows.map((e) => graph.link[e]).join(' ');
    const known = bestOf.get(key) ?? { route, kinds: [] };
    bestOf.set(key, known);
    if (kind !== null) known.kinds.push(kind);
  };
  for (const kind of routeKinds) {
    const { routes, isWhole: whole } = rankRoutes(graph, { ...ask, rank: kind });
    isWhole &&= whole;
    if (routes[0] !== undefined) keep(routes[0], kind);
  }
  if (bestOf.size === 0)
    return {
      op: 'routes',
      isWhole,
      ...empty,
      lastReached: near(view, question, source, 'from'),
      lastSenders: near(view, question, target, 'to'),
    };
  const further = rankRoutes(graph, { ...ask, rank: question.rank, limit: question.limit });
  for (const route of further.routes) {
    if (bestOf.size >= question.limit + routeKinds.length) break;
    keep(route, null);
  }
  const breaking = breakingSets(graph, ask, { mostSize: 3, mostSets: 10 });
  const breaks = breaking.sets.map((set) => [...new Set(set.map((e) => flows.linkIdOf(graph.link[e]!)))]);
  return {
    op: 'routes',
    isWhole: isWhole && further.isWhole,
    routes: [...bestOf.values()].map(({ route, kinds }) => routeAnswer(view, question, route, kinds)),
    surelyBy: surely(view, question, source)[target] ?? null,
    breaks: [...new Map(breaks.map((set) => [set.toSorted().join(' '), set])).values()],
    areBreaksWhole: breaking.isWhole,
    lastReached: [],
    lastSenders: [],
  };
}

function routeAnswer(
  view: View,
  question: Of<'routes'>,
  route: RankedRoute,
  bestOf: readonly RouteKind[],
): RouteAnswer {
  const { graph, flows } = view;
  return {
    bestOf,
    leaves: route.leaves,
    arrives: route.arrives,
    hops: route.flows.map((e, k) => ({
      linkId: flows.linkIdOf(graph.link[e]!),
      isTurned: view.nodeOf(flows.entityOf(flows.fromOf(graph.link[e]!))) !== graph.from[e],
      depart: { first: graph.depart[e]!, last: graph.departBy[e]! },
      arrive: { first: graph.arrive[e]!, last: graph.arriveBy[e]! },
      isSure: route.isSure[k]!,
      instead: insteadOf(view, question, route.flows, k),
    })),
  };
}

/** How many other flows between the same two would do in place of one. */
function insteadOf({ graph, mask }: View, question: Of<'routes'>, route: readonly number[], k: number): number {
  let count = 0;
  const e = route[k]!;
  eachOut(graph, graph.from[e]!, -Infinity, (other) => {
    if (other === e || graph.to[other] !== graph.to[e] || count >= 999 || !isVisible(graph, mask, other)) return;
    if (datesOf(graph, route.with(k, other), question) !== null) count++;
  });
  return count;
}
