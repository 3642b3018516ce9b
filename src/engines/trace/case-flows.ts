import { parseEventTime } from '#domain/event-time';
import { flowKinds } from '#domain/link';
import {
  appendFlow,
  buildFlowGraph,
  eachOut,
  newColumns,
  roomFor,
  setFlow,
  stands,
  type FlowColumns,
  type FlowGraph,
  type NewFlow,
} from './flow-graph.ts';
import type { FlowMask } from './flow-mask.ts';

/*
 * The flows of one case for every reader of it: ids, times, kinds and where each stands in its compartment's ledger, and
 * nothing that names anyone. Flows come as they were accepted, one compartment at a time, and are never taken out but
 * ended, so that a reader and a day are a mask. What can be no flow is kept aside and counted: no date, a date with no
 * place in time, an arrival before the departure. A meeting lets things pass both ways and is two flows of one link.
 */

/** One link as the store hands it over; times as they were written. */
export type CaseLink = {
  readonly linkId: string;
  readonly from: string;
  readonly to: string;
  /** One of `flowKinds`, or `access`. */
  readonly kind: string;
  readonly time: string | null;
  readonly arrives: string | null;
  readonly item: string | null;
  readonly fromSeq: number;
  readonly toSeq: number | null;
  /** Orders links that are equal in all else; the same whenever they are loaded. */
  readonly order: number;
};

export type Aside = {
  readonly link: number;
  readonly compartment: number;
  readonly from: number;
  readonly to: number;
  readonly fromSeq: number;
  toSeq: number;
};

export type Access = Aside & { readonly first: number; readonly last: number };

/** A view's name for what it may see: the sequence number that counts, by compartment. */
export type Seen = readonly { readonly compartmentId: string; readonly seq: number }[];

export type CaseFlows = {
  add(compartmentId: string, links: readonly CaseLink[]): void;
  /** Ends links at a sequence number, as an undo does. */
  end(links: readonly { readonly linkId: string; readonly toSeq: number }[]): void;
  graph(): FlowGraph;
  maskOf(seen: Seen): FlowMask;
  nodeOf(entityId: string): number;
  entityOf(node: number): string;
  linkIdOf(link: number): string;
  /** The node that a link leaves as it was recorded; a meeting's second flow leaves the other. */
  fromOf(link: number): number;
  itemOf(link: number): string | null;
  readonly undated: readonly Aside[];
  readonly access: readonly Access[];
  readonly size: () => number;
};

/** Dates have room for a hundred thousand years either way; what is open runs to there. */
const farPast = -8.64e15;
const farFuture = 8.64e15;

/** Both ways, since who told whom at a meeting is rarely known. */
const isMutual = (kind: string) => kind === 'meeting';

type Times = Pick<NewFlow, 'depart' | 'arrive'> & { readonly departBy: number; readonly arriveBy: number };

/** When a link left and arrived; null where that has no place in time. */
export function timesOf(time: string | null, arrives: string | null): Times | null {
  const left = parseEventTime(time);
  if (left === null) return null;
  const depart = left.earliest ?? farPast;
  const departBy = left.latest ?? farFuture;
  if (arrives === null) return { depart, departBy, arrive: depart, arriveBy: departBy };
  const came = parseEventTime(arrives);
  if (came === null || (came.latest ?? farFuture) < depart) return null;
  const arriveBy = came.latest ?? farFuture;
  return {
    depart,
    departBy: Math.min(departBy, arriveBy),
    arrive: Math.max(depart, came.earliest ?? depart),
    arriveBy,
  };
}

/** So many late flows at a time go beside the sorted ones. */
const mostBeside = 256;

const columnKeys = Object.keys(newColumns(0, false)) as (keyof FlowColumns)[];

/** The first `count` rows of the columns, with room for `capacity`. */
function withRoom(columns: FlowColumns, count: number, capacity: number): FlowColumns {
  const made = newColumns(capacity, false);
  for (const key of columnKeys) made[key].set(columns[key].subarray(0, count));
  return made;
}

export function createCaseFlows(): CaseFlows {
  const nodes = new Map<string, number>();
  const entities: string[] = [];
  const links = new Map<string, number>();
  const linkIds: string[] = [];
  const items: (string | null)[] = [];
  const linkFrom: number[] = [];
  const linkTo: number[] = [];
  const compartments = new Map<string, number>();
  const undated: Aside[] = [];
  const access: Access[] = [];
  let graph = buildFlowGraph(newColumns(roomFor(0), false), 0, 0);

  const numberOf = (entityId: string): number => {
    const known = nodes.get(entityId);
    if (known !== undefined) return known;
    nodes.set(entityId, entities.length);
    return entities.push(entityId) - 1;
  };
  const compartmentOf = (id: string): number => {
    const known = compartments.get(id);
    if (known !== undefined) return known;
    compartments.set(id, compartments.size);
    return compartments.size - 1;
  };

  /** Many at once wait here until somebody asks, so that loading a case sorts once. */
  let waiting = newColumns(0, false);
  let waits = 0;

  function take(flows: readonly NewFlow[]): void {
    if (waits > 0 || flows.length > mostBeside || graph.flows + flows.length > graph.from.length) {
      if (waits + flows.length > waiting.from.length)
        waiting = withRoom(waiting, waits, Math.max(1024, (waits + flows.length) * 2));
      for (const flow of flows) setFlow(waiting, waits++, flow);
      return;
    }
    for (const flow of flows) appendFlow(graph, flow);
  }

  function settle(): FlowGraph {
    if (waits > 0) {
      const all = graph.flows + waits;
      const columns = withRoom(graph, graph.flows, roomFor(all));
      for (const key of columnKeys) columns[key].set(waiting[key].subarray(0, waits), graph.flows);
      waiting = newColumns(0, false);
      waits = 0;
      graph = buildFlowGraph(columns, all, entities.length);
    }
    graph.nodes = Math.max(graph.nodes, entities.length);
    return graph;
  }

  return {
    undated,
    access,
    size: () => linkIds.length,
    graph: settle,
    nodeOf: (entityId) => nodes.get(entityId) ?? -1,
    entityOf: (node) => entities[node]!,
    linkIdOf: (link) => linkIds[link]!,
    fromOf: (link) => linkFrom[link]!,
    itemOf: (link) => items[link] ?? null,
    add(compartmentId, list) {
      const compartment = compartmentOf(compartmentId);
      const flows: NewFlow[] = [];
      for (const one of list) {
        if (links.has(one.linkId)) continue;
        const link = linkIds.push(one.linkId) - 1;
        links.set(one.linkId, link);
        items.push(one.item);
        const from = numberOf(one.from);
        const to = numberOf(one.to);
        linkFrom.push(from);
        linkTo.push(to);
        const toSeq = one.toSeq ?? stands;
        const aside = { link, compartment, from, to, fromSeq: one.fromSeq, toSeq };
        const times = timesOf(one.time, one.arrives);
        if (one.kind === 'access') {
          access.push({ ...aside, first: times?.depart ?? NaN, last: times?.departBy ?? NaN });
          continue;
        }
        const kind = (flowKinds as readonly string[]).indexOf(one.kind);
        if (kind < 0) continue;
        if (times === null) {
          undated.push(aside);
          continue;
        }
        const flow = { ...times, from, to, kind, compartment, fromSeq: one.fromSeq, toSeq, link, tie: one.order };
        flows.push(flow);
        if (isMutual(one.kind)) flows.push({ ...flow, from: to, to: from });
      }
      take(flows);
    },
    end(list) {
      settle();
      for (const { linkId, toSeq } of list) {
        const link = links.get(linkId);
        if (link === undefined) continue;
        for (const node of [linkFrom[link]!, linkTo[link]!])
          eachOut(graph, node, -Infinity, (e) => {
            if (graph.link[e] === link) graph.toSeq[e] = toSeq;
          });
        for (const aside of [...undated, ...access]) if (aside.link === link) aside.toSeq = toSeq;
      }
      // What was made of the graph elsewhere holds copies of the ends.
      if (list.length > 0) graph = { ...graph };
    },
    maskOf(seen) {
      const mask = new Int32Array(compartments.size).fill(-1);
      for (const { compartmentId, seq } of seen) {
        const at = compartments.get(compartmentId);
        if (at !== undefined) mask[at] = seq;
      }
      return mask;
    },
  };
}

/** The graph with nodes that are one joined into the first of each group; flows from one to itself are left out. */
export function joinedGraph(graph: FlowGraph, groups: readonly (readonly number[])[]): FlowGraph {
  if (groups.length === 0) return graph;
  const nodeOf = new Int32Array(graph.nodes).map((_, v) => v);
  for (const [first, ...others] of groups) for (const other of others) nodeOf[other] = first!;
  const columns = newColumns(roomFor(graph.flows), graph.isExact);
  let count = 0;
  for (let e = 0; e < graph.flows; e++) {
    const from = nodeOf[graph.from[e]!]!;
    const to = nodeOf[graph.to[e]!]!;
    if (from === to) continue;
    for (const key of Object.keys(columns) as (keyof typeof columns)[]) columns[key][count] = graph[key][e]!;
    columns.from[count] = from;
    columns.to[count++] = to;
  }
  return buildFlowGraph(columns, count, graph.nodes);
}
