/*
 * What one reader may see of a case, made ready to be drawn: the graph, the ids behind its numbers, and what follows from
 * it alone (pairs, parts in the flows, communities). Built in one go from rows laid side by side as bytes; all of it lies
 * in shared memory, so that a thread can build it and others read it without a copy. Limits: as those of the graph.
 */
import { parseEventTime } from '#domain/event-time';
import { clustersOf } from '../resolve/clusters.ts';
import { neighboursOf, pairsOf, type CaseGraph, type Neighbours, type Pairs } from './case-graph.ts';
import { communitiesOf } from './communities.ts';
import { flowParts, type FlowParts } from './flow-parts.ts';
import { findId, findUuid, idTableOf, uuidAt, type IdTable } from './id-table.ts';

/** Rows of `uuid (16), schema (4)`, big-endian, in the order of their names. */
export const entityRowBytes = 20;
/**
 * Rows of `uuid of the link, from, to (48), accepted (8, a double), kind * 2 + contradicted (4)`, big-endian, compartment
 * after compartment, each in the order in which its ledger has them.
 */
export const linkRowBytes = 60;
const [entityRowWords, linkRowWords] = [entityRowBytes / 4, linkRowBytes / 4];
/** Between the times of links: text that no time holds. */
export const betweenTimes = '\u001f';

export type ChartRows = {
  readonly entities: Uint8Array;
  /** Any number of pieces, each with the times of its links. */
  readonly links: readonly { readonly bytes: Uint8Array; readonly times: string }[];
  readonly decisions: Parameters<typeof clustersOf>[1];
};

/** Typed arrays and nothing else, so that it crosses between threads as it is. */
export type CaseChart = {
  readonly graph: CaseGraph;
  readonly pairs: Pairs;
  readonly parts: FlowParts;
  readonly community: Int32Array;
  readonly neighbours: Neighbours;
  readonly entityIds: IdTable;
  /** Link ids in the order of the graph's links. */
  readonly linkIds: IdTable;
  /** The node that each entity is a name of. */
  readonly nodeOfEntity: Int32Array;
  /** Entities of node `n`, the one whose name it bears first: rows `offsets[n] … offsets[n + 1]` of `members`. */
  readonly memberOffsets: Int32Array;
  readonly members: Int32Array;
};

const seed = 20_231_123;

/** Names that were decided to be one become one node; a link whose end is not there is left out; the newest come first. */
export function caseChartOf({ entities, links, decisions }: ChartRows): CaseChart {
  const entityIds = idTableOf(idsOf(entities));
  const { nodeOfEntity, memberOffsets, members } = nodesOf(entityIds, decisions);
  const nodes = memberOffsets.length - 1;
  const schemata = new DataView(entities.buffer, entities.byteOffset, entities.byteLength);
  const schema = shared(Uint8Array, nodes);
  for (let n = 0; n < nodes; n++) schema[n] = schemata.getUint32(members[memberOffsets[n]!]! * entityRowBytes + 16);
  const { graph, ids } = linksOf(links, entityIds, nodeOfEntity, { nodes, schema });
  const pairs = pairsOf(graph, null);
  return {
    graph,
    pairs: inShared(pairs),
    parts: inShared(flowParts(graph, null, pairs)),
    community: sharedCopy(communitiesOf(pairs, seed)),
    neighbours: inShared(neighboursOf(pairs)),
    entityIds,
    linkIds: idTableOf(ids),
    nodeOfEntity,
    memberOffsets,
    members,
  };
}

/** All links side by side, in the order in which they are to stand. */
type Piled = { readonly words: Uint32Array; readonly times: readonly string[]; readonly order: Uint32Array };

function linksOf(
  pieces: ChartRows['links'],
  entityIds: IdTable,
  nodeOfEntity: Int32Array,
  of: Pick<CaseGraph, 'nodes' | 'schema'>,
): { graph: CaseGraph; ids: Uint32Array } {
  const { words, times, order } = piled(pieces);
  const [from, to] = [new Int32Array(order.length), new Int32Array(order.length)];
  let count = 0;
  for (const row of order) {
    const at = row * linkRowWords;
    from[count] = findId(entityIds, words, at + 4);
    to[count] = findId(entityIds, words, at + 8);
    // A link whose end the reader may not see is not there for them.
    if (from[count] !== -1 && to[count] !== -1) order[count++] = row;
  }
  const graph = {
    ...of,
    from: shared(Int32Array, count),
    to: shared(Int32Array, count),
    kind: shared(Uint8Array, count),
    earliest: shared(Float64Array, count),
    latest: shared(Float64Array, count),
    contradicted: shared(Uint8Array, count),
  };
  const ids = shared(Uint32Array, count * 4);
  const packed = new DataView(words.buffer);
  const bounds = boundsReader();
  for (let i = 0; i < count; i++) {
    const at = order[i]! * linkRowWords;
    graph.from[i] = nodeOfEntity[from[i]!]!;
    graph.to[i] = nodeOfEntity[to[i]!]!;
    const sort = packed.getUint32((at + 14) * 4);
    graph.kind[i] = sort >> 1;
    graph.contradicted[i] = sort & 1;
    const [earliest, latest] = bounds(times[order[i]!]!);
    graph.earliest[i] = earliest;
    graph.latest[i] = latest;
    for (let w = 0; w < 4; w++) ids[i * 4 + w] = words[at + w]!;
  }
  return { graph, ids };
}

/** Newest accepted first: each compartment from its end, and several put into one order. */
function piled(pieces: ChartRows['links']): Piled {
  const bytes = joined(pieces.map((piece) => piece.bytes));
  const times = pieces.flatMap((piece) => (piece.bytes.length === 0 ? [] : piece.times.split(betweenTimes)));
  const count = bytes.length / linkRowBytes;
  const view = new DataView(bytes.buffer);
  const accepted = (row: number) => view.getFloat64(row * linkRowBytes + 48);
  const order = Uint32Array.from({ length: count }, (_, i) => count - 1 - i);
  const isInOrder = order.every((row, i) => i === 0 || accepted(order[i - 1]!) >= accepted(row));
  return {
    words: new Uint32Array(bytes.buffer),
    times,
    order: isInOrder ? order : order.sort((x, y) => accepted(y) - accepted(x)),
  };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, one) => sum + one.length, 0));
  let filled = 0;
  for (const piece of pieces) {
    bytes.set(piece, filled);
    filled += piece.length;
  }
  return bytes;
}

/** Reads each way of writing a time once; `NaN` where it has no place in time. */
function boundsReader(): (time: string) => readonly [number, number] {
  const none = [Number.NaN, Number.NaN] as const;
  const known = new Map<string, readonly [number, number]>([['', none]]);
  return (time) => {
    const before = known.get(time);
    if (before !== undefined) return before;
    const read = parseEventTime(time);
    const bounds = read === null ? none : ([read.earliest ?? -Infinity, read.latest ?? Infinity] as const);
    if (known.size < 100_000) known.set(time, bounds);
    return bounds;
  };
}

function nodesOf(
  ids: IdTable,
  decisions: ChartRows['decisions'],
): Pick<CaseChart, 'nodeOfEntity' | 'memberOffsets' | 'members'> {
  const named = [...new Set(decisions.flatMap(({ left, right }) => [left, right]))];
  const leader = Int32Array.from({ length: ids.count }, (_, i) => i);
  const grouped = new Map<number, readonly number[]>();
  for (const group of clustersOf(named, decisions).groups) {
    const found = group.flatMap((id) => {
      const at = findUuid(ids, id);
      return at === -1 ? [] : [at];
    });
    const rows = found.toSorted((x, y) => x - y);
    for (const at of rows) leader[at] = rows[0]!;
    if (rows.length > 1) grouped.set(rows[0]!, rows);
  }
  const nodeOfEntity = shared(Int32Array, ids.count);
  const members = shared(Int32Array, ids.count);
  const offsets: number[] = [];
  let placed = 0;
  for (let i = 0; i < ids.count; i++) {
    if (leader[i] !== i) continue;
    offsets.push(placed);
    for (const at of grouped.get(i) ?? [i]) {
      nodeOfEntity[at] = offsets.length - 1;
      members[placed++] = at;
    }
  }
  offsets.push(placed);
  const memberOffsets = shared(Int32Array, offsets.length);
  memberOffsets.set(offsets);
  return { nodeOfEntity, memberOffsets, members };
}

/** The uuids at the beginnings of the rows of entities. */
function idsOf(rows: Uint8Array): Uint32Array {
  // Bytes of a message need not begin where a word may.
  const words = new Uint32Array(joined([rows]).buffer);
  const count = words.length / entityRowWords;
  const ids = shared(Uint32Array, count * 4);
  for (let i = 0; i < count; i++) for (let w = 0; w < 4; w++) ids[i * 4 + w] = words[i * entityRowWords + w]!;
  return ids;
}

type Numbers = Uint8Array | Int32Array | Uint32Array | Float64Array;

function shared<T extends Numbers>(
  kind: { new (buffer: SharedArrayBuffer): T; readonly BYTES_PER_ELEMENT: number },
  length: number,
): T {
  return new kind(new SharedArrayBuffer(length * kind.BYTES_PER_ELEMENT));
}

function sharedCopy<T extends Numbers>(from: T): T {
  const made = new (from.constructor as { new (buffer: SharedArrayBuffer): T })(new SharedArrayBuffer(from.byteLength));
  made.set(from as never);
  return made;
}

const inShared = <T extends object>(of: T): T =>
  Object.fromEntries(
    Object.entries(of).map(([name, value]) => [name, ArrayBuffer.isView(value) ? sharedCopy(value as Numbers) : value]),
  ) as T;

/** The entity that gives a node its id: the smallest of those that are one. */
export function nodeIdOf({ entityIds, memberOffsets, members }: CaseChart, node: number): string {
  const [from, to] = [memberOffsets[node]!, memberOffsets[node + 1]!];
  if (to - from === 1) return uuidAt(entityIds.words, members[from]!);
  return memberIdsOf({ entityIds, memberOffsets, members }, node).toSorted()[0]!;
}

/** All entities that are this node, the one whose name it bears first. */
export function memberIdsOf(
  { entityIds, memberOffsets, members }: Pick<CaseChart, 'entityIds' | 'memberOffsets' | 'members'>,
  node: number,
): readonly string[] {
  return Array.from(members.subarray(memberOffsets[node]!, memberOffsets[node + 1]!), (row) =>
    uuidAt(entityIds.words, row),
  );
}

/** The node that an entity is a name of. */
export function nodeCalled({ entityIds, nodeOfEntity }: CaseChart, entityId: string): number | undefined {
  const row = findUuid(entityIds, entityId);
  return row === -1 ? undefined : nodeOfEntity[row]!;
}

export const linkIdAt = ({ linkIds }: CaseChart, link: number): string => uuidAt(linkIds.words, link);

/** The index of a link in the graph. */
export function linkCalled({ linkIds }: CaseChart, linkId: string): number | undefined {
  const at = findUuid(linkIds, linkId);
  return at === -1 ? undefined : at;
}
