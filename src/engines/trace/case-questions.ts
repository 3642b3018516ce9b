import { joinedGraph, type Aside, type CaseFlows, type Seen } from './case-flows.ts';
import { breakingSets } from './breaking-sets.ts';
import { earliestArrivals } from './earliest-arrival.ts';
import { eachOut, type FlowGraph } from './flow-graph.ts';
import { isVisible, type FlowMask } from './flow-mask.ts';
import { routeKinds, type RouteKind } from './four-routes.ts';
import { originPopulation } from './origin-population.ts';
import { possibleArrivals, type PossibleArrivals } from './possible-arrivals.ts';
import { rankRoutes, type RankedRoute, type RankQuestion } from './rank-routes.ts';
import { requestReports } from './request-reports.ts';
import { turnedFlows } from './reversed-flows.ts';
import { datesOf, type Dates } from './route-dates.ts';

/*
 * What is asked of a case's flows, answered in ids and times alone; who they are and what was claimed is fetched
 * afterwards, under the reader's own rights. Answers depend on what the mask shows and on nothing else: order of loading,
 * hidden flows and the clock have no part in them. Work is bounded, and an answer that is not whole says so.
 */

/** Who asks: what they see, and which entities are one by the decisions that they see. */
export type Asker = { readonly seen: Seen; readonly merged: readonly (readonly string[])[] };

export type Limits = {
  readonly after: number;
  readonly before: number;
  readonly minWait: number;
};

export type CaseQuestion = Asker &
  (
    | (Limits & {
        readonly op: 'routes';
        readonly from: string;
        readonly to: string;
        readonly maxWait: number;
        readonly rank: RouteKind;
        readonly limit: number;
      })
    | (Limits & {
        readonly op: 'reach';
        readonly of: string;
        readonly direction: 'from' | 'to';
        /** How many are named, and all that are reached in the same moment as the last of them. */
        readonly limit: number;
      })
    | { readonly op: 'origin'; readonly item: string; readonly place: string; readonly by: number }
    | {
        readonly op: 'requests';
        readonly from: string | null;
        readonly to: string | null;
        readonly within: number;
        readonly shuffles: number;
        readonly seed: number;
      }
  );

export type HopAnswer = {
  readonly linkId: string;
  /** Gone through the other way than it was recorded, as a meeting may be. */
  readonly isTurned: boolean;
  readonly depart: Dates;
  readonly arrive: Dates;
  readonly isSure: boolean;
  readonly instead: number;
};

export type RouteAnswer = {
  readonly bestOf: readonly RouteKind[];
  readonly hops: readonly HopAnswer[];
  readonly leaves: Dates;
  readonly arrives: Dates;
};

export type ReachAnswer = {
  readonly entityId: string;
  readonly at: number;
  readonly surelyAt: number | null;
  readonly hops: number;
};

export type AccessAnswer = {
  readonly entityId: string;
  readonly linkIds: readonly string[];
  /** Null where no date is known. */
  readonly since: Dates | null;
  readonly route: readonly string[] | null;
  readonly arrives: Dates | null;
};

export type UndatedAnswer = { readonly count: number; readonly linkIds: readonly string[] };

export type CaseAnswer = { readonly undated: UndatedAnswer; readonly isWhole: boolean } & (
  | {
      readonly op: 'routes';
      readonly routes: readonly RouteAnswer[];
      readonly surelyBy: number | null;
      readonly breaks: readonly (readonly string[])[];
      /** False where no small set breaks every route, or not all such sets are given. */
      readonly areBreaksWhole: boolean;
      readonly lastReached: readonly ReachAnswer[];
      readonly lastSenders: readonly ReachAnswer[];
    }
  | { readonly op: 'reach'; readonly reached: readonly ReachAnswer[]; readonly count: number }
  | {
      readonly op: 'origin';
      readonly population: readonly AccessAnswer[];
      readonly later: readonly AccessAnswer[];
      readonly undatedAccess: number;
    }
  | {
      readonly op: 'requests';
      /** The first ones; `count` says how many there are. */
      readonly pairs: readonly { readonly requestId: string; readonly reportId: string; readonly ms: number }[];
      readonly count: number;
      readonly requests: number;
      readonly reports: number;
      readonly byChance: { readonly mean: number; readonly asMany: number; readonly shuffles: number } | null;
    }
);

const budget = 4_000_000;
const mostHops = 12;
const mostUndated = 100;
const mostNear = 5;
/** Pairs that are named; the rest are counted. */
const mostPairs = 500;
/** Routes are shown for so many of a population; that there is one is said for all. */
const mostOriginRoutes = 100;

type View = {
  readonly flows: CaseFlows;
  readonly graph: FlowGraph;
  readonly mask: FlowMask;
  readonly pulse: () => void;
  nodeOf(id: string): number;
};

const joined = new WeakMap<FlowGraph, { key: string; flows: number; graph: FlowGraph }>();

function viewOf(flows: CaseFlows, { seen, merged }: Asker, pulse: () => void): View {
  const base = flows.graph();
  const groups = merged
    .map((group) => group.map(flows.nodeOf).filter((node) => node >= 0))
    .filter((group) => group.length > 1);
  const first = new Map(groups.flatMap((group) => group.map((node) => [node, group[0]!] as const)));
  const nodeOf = (id: string) => first.get(flows.nodeOf(id)) ?? flows.nodeOf(id);
  const mask = flows.maskOf(seen);
  if (groups.length === 0) return { flows, graph: base, mask, pulse, nodeOf };
  const key = groups.map((group) => group.join(' ')).join(',');
  const kept = joined.get(base);
  const graph = kept?.key === key && kept.flows === base.flows ? kept.graph : joinedGraph(base, groups);
  joined.set(base, { key, flows: base.flows, graph });
  return { flows, graph, mask, pulse, nodeOf };
}

const isSeen = (mask: FlowMask, { compartment, fromSeq, toSeq }: Aside): boolean => {
  const at = mask === null ? Infinity : mask[compartment]!;
  return fromSeq <= at && at < toSeq;
};

function undatedOf({ flows, mask }: View): UndatedAnswer {
  const seen = flows.undated.filter((one) => isSeen(mask, one));
  const linkIds = seen.slice(0, mostUndated).map((one) => flows.linkIdOf(one.link));
  return { count: seen.length, linkIds };
}

/**
 * Answers one question; entities that no flow names are simply reached by nothing. `pulse` is called between steps, and
 * what it throws ends the search.
 */
export function answerCase(flows: CaseFlows, question: CaseQuestion, pulse: () => void = () => undefined): CaseAnswer {
  const view = viewOf(flows, question, pulse);
  const undated = undatedOf(view);
  switch (question.op) {
    case 'routes':
      return { undated, ...routesAnswer(view, question) };
    case 'reach':
      return { undated, ...reachAnswer(view, question) };
    case 'origin':
      return { undated, ...originAnswer(view, question) };
    case 'requests':
      return { undated, ...requestsAnswer(view, question) };
  }
}

type Of<Op extends CaseQuestion['op']> = Extract<CaseQuestion, { op: Op }>;
type Answer<Op extends CaseQuestion['op']> = Omit<Extract<CaseAnswer, { op: Op }>, 'undated'>;

function routesAnswer(view: View, question: Of<'routes'>): Answer<'routes'> {
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

/** First arrivals by node that hold whatever the moments were; undefined where none does. */
function surely({ graph, mask }: View, { after, before, minWait }: Limits, source: number): (number | undefined)[] {
  const certain = { ...graph, arrive: graph.arriveBy, byArrival: null };
  const { arrive } = earliestArrivals(certain, { source, target: -1, after, before, minWait, mask });
  return Array.from(arrive, (at) => (Number.isFinite(at) ? at : undefined));
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

function reachOf(
  view: View,
  limits: Limits,
  node: number,
  direction: 'from' | 'to',
): { found: PossibleArrivals; answers: ReachAnswer[] } {
  const { graph, mask, flows, pulse } = view;
  const isFrom = direction === 'from';
  const turned = isFrom ? graph : turnedFlows(graph);
  const { minWait } = limits;
  const [after, before] = isFrom ? [limits.after, limits.before] : [-limits.before, -limits.after];
  const found = possibleArrivals(turned, { source: node, after, before, minWait, mask, budget, pulse });
  const sure = surely({ ...view, graph: turned }, { after, before, minWait }, node);
  const sign = isFrom ? 1 : -1;
  const answers: ReachAnswer[] = [];
  for (let v = 0; v < graph.nodes; v++) {
    if (v === node || !Number.isFinite(found.arrive[v]!)) continue;
    const certain = sure[v];
    const surelyAt = certain === undefined ? null : sign * certain;
    answers.push({ entityId: flows.entityOf(v), at: sign * found.arrive[v]!, surelyAt, hops: found.hops[v]! });
  }
  // Ties are settled by name, once names are known.
  answers.sort((a, b) => sign * (a.at - b.at));
  return { found, answers };
}

function near(view: View, limits: Limits, node: number, direction: 'from' | 'to'): ReachAnswer[] {
  if (node < 0) return [];
  const { answers } = reachOf(view, limits, node, direction);
  // From the start the last that is reached, to the end the last that could have sent.
  const last = direction === 'from' ? answers.toReversed() : answers;
  const tied = last[mostNear - 1];
  return tied === undefined ? last : last.filter((one, k) => k < mostNear || one.at === tied.at);
}

function reachAnswer(view: View, question: Of<'reach'>): Answer<'reach'> {
  const node = view.nodeOf(question.of);
  if (node < 0) return { op: 'reach', isWhole: true, reached: [], count: 0 };
  const { found, answers } = reachOf(view, question, node, question.direction);
  const last = answers[question.limit - 1];
  const reached = last === undefined ? answers : answers.filter((one, k) => k < question.limit || one.at === last.at);
  return { op: 'reach', isWhole: found.isWhole, reached, count: answers.length };
}

function originAnswer(view: View, question: Of<'origin'>): Answer<'origin'> {
  const { flows, graph, mask, pulse } = view;
  const item = view.nodeOf(question.item);
  const place = view.nodeOf(question.place);
  const mine = flows.access.filter((one) => isSeen(mask, one) && view.nodeOf(flows.entityOf(one.to)) === item);
  const who = mine.map((one) => view.nodeOf(flows.entityOf(one.from)));
  const { population, later, since, lastDeparture, undated, isWhole } = originPopulation(graph, {
    access: {
      count: mine.length,
      node: Int32Array.from(who),
      first: Float64Array.from(mine, (one) => one.first),
      last: Float64Array.from(mine, (one) => one.last),
    },
    place,
    by: question.by,
    mask,
    budget,
    pulse,
  });
  let routed = 0;
  const answer = (node: number): AccessAnswer => {
    const own = mine.filter((_, k) => who[k] === node);
    const dated = own.filter((one) => !Number.isNaN(one.first)).toSorted((a, b) => a.first - b.first)[0];
    const first = since[node]!;
    const leads = node === place || lastDeparture[node]! >= first;
    const [best] =
      !leads || node === place || place < 0 || routed++ >= mostOriginRoutes
        ? []
        : rankRoutes(graph, {
            source: node,
            target: place,
            after: first,
            before: question.by,
            minWait: 0,
            maxWait: Infinity,
            mask,
            rank: 'earliest',
            limit: 1,
            mostHops,
            budget,
            pulse,
          }).routes;
    return {
      entityId: flows.entityOf(node),
      linkIds: own.map((one) => flows.linkIdOf(one.link)),
      since: dated === undefined ? null : { first: dated.first, last: dated.last },
      route: best === undefined ? null : best.flows.map((e) => flows.linkIdOf(graph.link[e]!)),
      arrives: best === undefined ? null : best.arrives,
    };
  };
  return {
    op: 'origin',
    isWhole,
    population: Array.from(population, answer),
    later: Array.from(later, answer),
    undatedAccess: undated,
  };
}

const requestKind = 0;
const reportKind = 1;

function requestsAnswer(view: View, question: Of<'requests'>): Answer<'requests'> {
  const { flows, graph, mask, pulse } = view;
  const ends = { from: question.from, to: question.to };
  const [asker, asked] = [ends.from, ends.to].map((id) => (id === null ? null : view.nodeOf(id)));
  const topics = new Map<string, number>();
  const topicOf = (link: number): number => {
    const item = flows.itemOf(link)?.toLowerCase().replaceAll(/\s+/g, ' ').trim() ?? '';
    if (item === '') return -1;
    if (!topics.has(item)) topics.set(item, topics.size);
    return topics.get(item)!;
  };
  const of = (kind: number, from: number | null, to: number | null): number[] =>
    Array.from({ length: graph.flows }, (_, e) => e)
      .filter((e) => graph.kind[e] === kind && isVisible(graph, mask, e))
      .filter((e) => (from === null || graph.from[e] === from) && (to === null || graph.to[e] === to))
      .toSorted((a, b) => graph.depart[a]! - graph.depart[b]! || graph.tie[a]! - graph.tie[b]!);
  const requests = of(requestKind, asker!, asked!);
  const reports = of(reportKind, asked!, asker!);
  const topicFlow = (e: number) => ({
    from: graph.from[e]!,
    to: graph.to[e]!,
    topic: topicOf(graph.link[e]!),
    at: graph.depart[e]!,
  });
  const { within, shuffles, seed } = question;
  const { pairs, byChance } = requestReports({
    requests: requests.map(topicFlow),
    reports: reports.map(topicFlow),
    within,
    shuffles,
    seed,
    pulse,
  });
  return {
    op: 'requests',
    isWhole: true,
    count: pairs.length,
    pairs: pairs.slice(0, mostPairs).map(({ request, report }) => ({
      requestId: flows.linkIdOf(graph.link[requests[request]!]!),
      reportId: flows.linkIdOf(graph.link[reports[report]!]!),
      ms: graph.depart[reports[report]!]! - graph.depart[requests[request]!]!,
    })),
    requests: requests.length,
    reports: reports.length,
    byChance,
  };
}
