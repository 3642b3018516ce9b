import { earliestArrivals, type Arrivals } from '#engines/trace/earliest-arrival';
import type { FlowFile } from '#engines/trace/flow-file';
import { fourRoutes, type Route, type RouteKind } from '#engines/trace/four-routes';
import { reversedFlows } from '#engines/trace/reversed-flows';

export type TraceLimits = {
  readonly after: number;
  readonly before: number;
  readonly minWait: number;
  readonly maxWait: number;
};

export type RouteAnswer = {
  readonly depart: number;
  readonly arrive: number;
  readonly duration: number;
  readonly hops: readonly { from: string; to: string; depart: number; arrive: number }[];
};

export type NoRoute = {
  readonly lastReached: { readonly name: string; readonly at: number } | null;
  readonly reached: number;
  readonly lastSender: { readonly name: string; readonly at: number } | null;
  readonly senders: number;
};

const routeAnswer = ({ graph, names }: FlowFile, route: Route): RouteAnswer => ({
  depart: route.depart,
  arrive: route.arrive,
  duration: route.arrive - route.depart,
  hops: route.flows.map((e) => ({
    from: names.name(graph.from[e]!),
    to: names.name(graph.to[e]!),
    depart: graph.depart[e]!,
    arrive: graph.arrive[e]!,
  })),
});

/** The best routes of the kinds asked for; null for a kind without one. */
export function routesBetween(
  file: FlowFile,
  source: number,
  target: number,
  limits: TraceLimits,
  kinds: readonly RouteKind[],
): Partial<Record<RouteKind, RouteAnswer | null>> {
  const found = fourRoutes(file.graph, { source, target, ...limits, mask: null }, kinds);
  return Object.fromEntries(kinds.map((kind) => [kind, found[kind] === null ? null : routeAnswer(file, found[kind])]));
}

type Reached = { readonly name: string; readonly at: number };

/** Whom flows reach from a node, first arrivals first; under a most wait this is more than can be reached. */
export function reachedFrom(file: FlowFile, source: number, limits: TraceLimits): Reached[] {
  const { graph, names } = file;
  const { arrive } = earliestArrivals(graph, { source, target: -1, mask: null, ...limits });
  return listed(arrive, source, (v) => ({ name: names.name(v), at: arrive[v]! })).toSorted((a, b) => a.at - b.at);
}

/** From whom flows reach a node, latest departures first. */
export function reachingTo(file: FlowFile, target: number, { after, before, minWait }: TraceLimits): Reached[] {
  const turned = reversedFlows(file.graph);
  const question = { source: target, target: -1, mask: null, minWait, after: -before, before: -after };
  const { arrive } = earliestArrivals(turned, question);
  return listed(arrive, target, (v) => ({ name: file.names.name(v), at: -arrive[v]! })).toSorted((a, b) => b.at - a.at);
}

function listed<T>(arrive: Arrivals['arrive'], self: number, make: (node: number) => T): T[] {
  const found: T[] = [];
  for (let v = 0; v < arrive.length; v++) if (v !== self && Number.isFinite(arrive[v])) found.push(make(v));
  return found;
}

/** Why there is no route: whom the start reaches last, and who could last have sent to the end. */
export function whyNoRoute(file: FlowFile, source: number, target: number, limits: TraceLimits): NoRoute {
  const reached = reachedFrom(file, source, limits);
  const senders = reachingTo(file, target, limits);
  return {
    lastReached: reached.at(-1) ?? null,
    reached: reached.length,
    lastSender: senders[0] ?? null,
    senders: senders.length,
  };
}
