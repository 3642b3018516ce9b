import { sortByTime } from './sort-by-time.ts';

/*
 * The temporal multigraph of a case or a file, as typed columns: one entry a flow, sorted by departure, with compressed
 * rows by node (`outStart`, `outFlows`). Method: the edge stream of Wu et al., "Path Problems in Temporal Graphs"
 * (PVLDB 2014), with a log of late flows beside it (LSM manner), so that accepting a flow costs no rebuild. Each flow
 * carries its compartment and `[fromSeq, toSeq)`, so that one graph serves every reader and every past day by a mask.
 * Limits: 2^31 flows; times are one unit throughout (UTC milliseconds in a case), exact up to 2^53; a flow that ends
 * before it begins is not for this graph, and whoever builds it counts and says so.
 */

export const stands = 0x7fff_ffff;

/** What a flow is; times of a flow that is dated only roughly have room between first and last. */
export type FlowColumns = {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** First moment it may have left. */
  readonly depart: Float64Array;
  /** First moment it may have arrived; never before `depart`. */
  readonly arrive: Float64Array;
  /** Last moments it may have left and arrived; the same arrays as `depart` and `arrive` where all times are exact. */
  readonly departBy: Float64Array;
  readonly arriveBy: Float64Array;
  readonly kind: Uint8Array;
  readonly basis: Uint8Array;
  readonly compartment: Uint16Array;
  readonly fromSeq: Int32Array;
  readonly toSeq: Int32Array;
  /** Index of the link in whatever list the builder keeps. */
  readonly link: Int32Array;
  /** Orders flows that are equal in time, so that an answer never depends on when what was loaded. */
  readonly tie: Float64Array;
};

export type FlowGraph = FlowColumns & {
  nodes: number;
  /** Flows in all: the sorted ones, then the late ones in the order in which they came. */
  flows: number;
  /** Flows that lie sorted by departure. */
  sorted: number;
  outStart: Int32Array;
  outFlows: Int32Array;
  /** Late flows by node that they leave; and how they stand among all by departure, made when first asked for. */
  readonly lateOut: Map<number, number[]>;
  order: Int32Array | null;
  late: readonly LateFlow[] | null;
  byArrival: Int32Array | null;
  readonly isExact: boolean;
};

/** A flow beside the sorted ones, and the first of those that stands after it. */
export type LateFlow = { readonly flow: number; readonly place: number };

/** One flow to be added; `departBy` and `arriveBy` default to exact. */
export type NewFlow = {
  readonly from: number;
  readonly to: number;
  readonly depart: number;
  readonly arrive: number;
  readonly departBy?: number;
  readonly arriveBy?: number;
  readonly kind?: number;
  readonly basis?: number;
  readonly compartment?: number;
  readonly fromSeq?: number;
  readonly toSeq?: number;
  readonly link?: number;
  readonly tie?: number;
};

/** Room for `capacity` flows; pages that nothing is written to cost no memory. */
export function newColumns(capacity: number, isExact: boolean): FlowColumns {
  const depart = new Float64Array(capacity);
  const arrive = new Float64Array(capacity);
  return {
    from: new Int32Array(capacity),
    to: new Int32Array(capacity),
    depart,
    arrive,
    departBy: isExact ? depart : new Float64Array(capacity),
    arriveBy: isExact ? arrive : new Float64Array(capacity),
    kind: new Uint8Array(capacity),
    basis: new Uint8Array(capacity),
    compartment: new Uint16Array(capacity),
    fromSeq: new Int32Array(capacity),
    toSeq: new Int32Array(capacity).fill(stands),
    link: new Int32Array(capacity),
    tie: new Float64Array(capacity),
  };
}

/** Writes one flow into a row of columns. */
export function setFlow(columns: FlowColumns, at: number, flow: NewFlow): void {
  columns.from[at] = flow.from;
  columns.to[at] = flow.to;
  columns.depart[at] = flow.depart;
  columns.arrive[at] = flow.arrive;
  if (columns.departBy !== columns.depart) {
    columns.departBy[at] = flow.departBy ?? flow.depart;
    columns.arriveBy[at] = flow.arriveBy ?? flow.arrive;
  }
  columns.kind[at] = flow.kind ?? 0;
  columns.basis[at] = flow.basis ?? 0;
  columns.compartment[at] = flow.compartment ?? 0;
  columns.fromSeq[at] = flow.fromSeq ?? 0;
  columns.toSeq[at] = flow.toSeq ?? stands;
  columns.link[at] = flow.link ?? at;
  columns.tie[at] = flow.tie ?? 0;
}

/** Rows to make for this many flows, so that late ones fit beside them. */
export const roomFor = (flows: number): number => flows + Math.max(1024, flows >> 5);

type Column = Int32Array | Float64Array | Uint8Array | Uint16Array;

function gathered<C extends Column>(column: C, order: Int32Array | null, count: number, capacity: number): C {
  if (order === null && column.length > count && column.length <= capacity) return column;
  const made = new (column.constructor as new (length: number) => C)(capacity);
  if (order === null) made.set(column.subarray(0, count));
  else for (let k = 0; k < count; k++) made[k] = column[order[k]!]!;
  return made;
}

/** Rows of flows by node, ascending by departure because the flows are. */
function rowsBy(ends: Int32Array, flows: number, nodes: number): { start: Int32Array; rows: Int32Array } {
  const start = new Int32Array(nodes + 1);
  for (let e = 0; e < flows; e++) start[ends[e]! + 1]!++;
  for (let v = 0; v < nodes; v++) start[v + 1]! += start[v]!;
  const rows = new Int32Array(flows);
  const next = start.slice(0, nodes);
  for (let e = 0; e < flows; e++) rows[next[ends[e]!]!++] = e;
  return { start, rows };
}

/** Sorts the first `flows` rows by departure, then tie, and lays out the rows by node; columns already in order are kept as they are. */
export function buildFlowGraph(columns: FlowColumns, flows: number, nodes: number): FlowGraph {
  const order = sortByTime(columns.depart, columns.tie, flows);
  const capacity = roomFor(flows);
  const isExact = columns.depart === columns.departBy;
  const take = <C extends Column>(column: C) => gathered(column, order, flows, capacity);
  const depart = take(columns.depart);
  // Where nothing takes time, arrivals may be the departures themselves.
  const arrive = columns.arrive === columns.depart ? depart : take(columns.arrive);
  const from = take(columns.from);
  const { start, rows } = rowsBy(from, flows, nodes);
  return {
    from,
    to: take(columns.to),
    depart,
    arrive,
    departBy: isExact ? depart : take(columns.departBy),
    arriveBy: isExact ? arrive : take(columns.arriveBy),
    kind: take(columns.kind),
    basis: take(columns.basis),
    compartment: take(columns.compartment),
    fromSeq: take(columns.fromSeq),
    toSeq: take(columns.toSeq),
    link: take(columns.link),
    tie: take(columns.tie),
    nodes,
    flows,
    sorted: flows,
    outStart: start,
    outFlows: rows,
    lateOut: new Map(),
    order: null,
    late: null,
    byArrival: null,
    isExact,
  };
}

/** A graph of flows given one by one; for small cases and tests. */
export function graphOf(list: readonly NewFlow[], nodes: number): FlowGraph {
  const isExact = list.every((flow) => flow.departBy === undefined && flow.arriveBy === undefined);
  const columns = newColumns(list.length, isExact);
  for (const [at, flow] of list.entries()) setFlow(columns, at, flow);
  return buildFlowGraph(columns, list.length, nodes);
}

/** True while one more flow fits without a rebuild. */
export const hasRoom = (graph: FlowGraph): boolean => graph.flows < graph.from.length;

/** Arrivals of their own, so that a late flow may take time though none did so far. */
function apart({ arrive, isExact, arriveBy }: FlowGraph): Pick<FlowGraph, 'arrive' | 'arriveBy'> {
  const own = arrive.slice();
  return { arrive: own, arriveBy: isExact ? own : arriveBy };
}

/** Adds one flow beside the sorted ones, in constant time, and gives its number; the graph must have room. */
export function appendFlow(graph: FlowGraph, flow: NewFlow): number {
  const at = graph.flows;
  if (graph.arrive === graph.depart) Object.assign(graph, apart(graph));
  setFlow(graph, at, flow);
  graph.flows = at + 1;
  graph.nodes = Math.max(graph.nodes, flow.from + 1, flow.to + 1);
  const late = graph.lateOut.get(flow.from);
  if (late === undefined) graph.lateOut.set(flow.from, [at]);
  else late.push(at);
  graph.order = null;
  graph.late = null;
  graph.byArrival = null;
  return at;
}

/** The same flows, all sorted, with room for more. */
export function settled(graph: FlowGraph): FlowGraph {
  return graph.flows === graph.sorted && hasRoom(graph) ? graph : buildFlowGraph(graph, graph.flows, graph.nodes);
}

const noLateFlows: readonly LateFlow[] = [];

/** The flows beside the sorted ones by departure, with their places among those. */
export function lateFlows(graph: FlowGraph): readonly LateFlow[] {
  const { depart, tie, sorted, flows } = graph;
  if (flows === sorted) return noLateFlows;
  if (graph.late !== null) return graph.late;
  const isBefore = (a: number, b: number) => depart[a]! < depart[b]! || (depart[a] === depart[b] && tie[a]! < tie[b]!);
  const late = Array.from({ length: flows - sorted }, (_, k) => sorted + k);
  late.sort((a, b) => (isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : a - b));
  graph.late = late.map((flow) => {
    let low = 0;
    let high = sorted;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(flow, middle)) high = middle;
      else low = middle + 1;
    }
    return { flow, place: low };
  });
  return graph.late;
}

/** Flows by departure; null where they lie so already. */
export function departOrder(graph: FlowGraph): Int32Array | null {
  const { sorted, flows } = graph;
  if (flows === sorted) return null;
  if (graph.order !== null) return graph.order;
  const order = new Int32Array(flows);
  let base = 0;
  let k = 0;
  for (const { flow, place } of lateFlows(graph)) {
    while (base < place) order[k++] = base++;
    order[k++] = flow;
  }
  while (base < sorted) order[k++] = base++;
  return (graph.order = order);
}

/** Flows by arrival, those that arrive together by departure. */
export function arrivalOrder(graph: FlowGraph): Int32Array {
  if (graph.byArrival !== null) return graph.byArrival;
  const order = departOrder(graph);
  const { arrive, flows } = graph;
  const times = new Float64Array(flows);
  for (let k = 0; k < flows; k++) times[k] = arrive[order === null ? k : order[k]!]!;
  const sorted = sortByTime(times, null, flows);
  const byArrival = new Int32Array(flows);
  for (let k = 0; k < flows; k++) {
    const at = sorted === null ? k : sorted[k]!;
    byArrival[k] = order === null ? at : order[at]!;
  }
  return (graph.byArrival = byArrival);
}

/** The first place in the order whose departure is at least `time`. */
export function firstFrom(graph: FlowGraph, order: Int32Array | null, time: number): number {
  let lo = 0;
  let hi = graph.flows;
  while (lo < hi) {
    const mid = (lo + hi) >>> 1;
    if (graph.depart[order === null ? mid : order[mid]!]! < time) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

/** Calls back with every flow that leaves `node`, sorted ones first; among them those that leave at `from` or later only. */
export function eachOut(graph: FlowGraph, node: number, from: number, visit: (flow: number) => void): void {
  const { depart, outStart, outFlows } = graph;
  if (node + 1 < outStart.length) {
    let lo = outStart[node]!;
    const end = outStart[node + 1]!;
    let hi = end;
    while (lo < hi) {
      const mid = (lo + hi) >>> 1;
      if (depart[outFlows[mid]!]! < from) lo = mid + 1;
      else hi = mid;
    }
    for (let k = lo; k < end; k++) visit(outFlows[k]!);
  }
  for (const e of graph.lateOut.get(node) ?? []) if (depart[e]! >= from) visit(e);
}
