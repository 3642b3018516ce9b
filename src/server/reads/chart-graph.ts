import { parseEventTime } from '#domain/event-time';
import { neighboursOf, pairsOf, type CaseGraph, type Neighbours, type Pairs } from '#engines/chart/case-graph';
import { communitiesOf } from '#engines/chart/communities';
import { flowParts, type FlowParts } from '#engines/chart/flow-parts';
import { clustersOf } from '#engines/resolve/clusters';
import { chartColumns, entityBytes, linkBytes, type ChartColumns } from '#store/chart';
import type { Cut } from '#store/cut';
import { countingResolutions } from '#store/resolution';
import type { ScopedTransaction } from '#store/scope';

/** The graph of what one scope may see at one cut, with the ids behind its numbers and what was computed of it. */
export type ChartGraph = {
  readonly graph: CaseGraph;
  readonly pairs: Pairs;
  readonly parts: FlowParts;
  readonly community: Int32Array;
  readonly neighbours: Neighbours;
  /** Of a node: the entity that gives it its id. */
  idOf(node: number): string;
  /** All entities that are this one, the one whose name it bears first. */
  membersOf(node: number): readonly string[];
  nodeOf(entityId: string): number | undefined;
  linkIdOf(link: number): string;
  linkOf(linkId: string): number | undefined;
  /** Entities before any were found to be one. */
  readonly entities: number;
};

const seed = 20_231_123;

/** A graph of nothing but what this transaction's scope sees: no other reader's graph has a part in it. */
export async function loadChartGraph(tx: ScopedTransaction, cut: Cut): Promise<ChartGraph> {
  const columns = await chartColumns(tx, cut);
  const decisions = (await countingResolutions(tx, cut)).map(({ left_id: left, right_id: right, decision }) => ({
    left,
    right,
    decision,
  }));
  return chartGraphOf(columns, decisions);
}

type Decisions = Parameters<typeof clustersOf>[1];

/** Builds the graph of columns: names that were decided to be one become one node. */
export function chartGraphOf(columns: ChartColumns, decisions: Decisions): ChartGraph {
  const entities = idTable(columns.entities, entityBytes, 0);
  const { nodeOfEntity, first, members } = nodesOf(entities, decisions);
  const count = columns.links.length / linkBytes;
  const graph = {
    nodes: first.length,
    schema: Uint8Array.from(first, (entity) => columns.entities.readUInt16BE(entity * entityBytes + 16)),
    from: new Int32Array(count),
    to: new Int32Array(count),
    kind: new Uint8Array(count),
    earliest: new Float64Array(count),
    latest: new Float64Array(count),
    contradicted: new Uint8Array(count),
  };
  const row = new Int32Array(count);
  const bounds = boundsReader();
  let used = 0;
  for (let i = 0; i < count; i++) {
    const at = i * linkBytes;
    const from = entities.find(columns.links, at + 16);
    const to = entities.find(columns.links, at + 32);
    // A link whose end the reader may not see is not there for them.
    if (from === -1 || to === -1) continue;
    const [earliest, latest] = bounds(columns.times[i]!);
    graph.from[used] = nodeOfEntity[from]!;
    graph.to[used] = nodeOfEntity[to]!;
    graph.kind[used] = columns.links.readUInt16BE(at + 48);
    graph.contradicted[used] = columns.links.readUInt16BE(at + 50);
    graph.earliest[used] = earliest;
    graph.latest[used] = latest;
    row[used] = i;
    used += 1;
  }
  const seen: CaseGraph = used === count ? graph : cutTo(graph, used);
  const pairs = pairsOf(seen, null);
  let linkTable: IdTable | null = null;
  let linkOfRow: Int32Array | null = null;
  return {
    graph: seen,
    pairs,
    parts: flowParts(seen, null, pairs),
    community: communitiesOf(pairs, seed),
    neighbours: neighboursOf(pairs),
    entities: entities.count,
    idOf: (node) => {
      const all = members.get(node);
      return all === undefined ? entities.idOf(first[node]!) : all.map(entities.idOf).toSorted()[0]!;
    },
    membersOf: (node) => (members.get(node) ?? [first[node]!]).map(entities.idOf),
    nodeOf: (entityId) => {
      const at = entities.find(bytesOf(entityId), 0);
      return at === -1 ? undefined : nodeOfEntity[at]!;
    },
    linkIdOf: (link) => uuidOf(columns.links, row[link]! * linkBytes),
    linkOf: (linkId) => {
      linkTable ??= idTable(columns.links, linkBytes, 0);
      if (linkOfRow === null) {
        linkOfRow = new Int32Array(count).fill(-1);
        for (let i = 0; i < used; i++) linkOfRow[row[i]!] = i;
      }
      const at = linkTable.find(bytesOf(linkId), 0);
      return at === -1 || linkOfRow[at] === -1 ? undefined : linkOfRow[at]!;
    },
  };
}

const cutTo = (graph: CaseGraph, used: number): CaseGraph => ({
  ...graph,
  from: graph.from.slice(0, used),
  to: graph.to.slice(0, used),
  kind: graph.kind.slice(0, used),
  earliest: graph.earliest.slice(0, used),
  latest: graph.latest.slice(0, used),
  contradicted: graph.contradicted.slice(0, used),
});

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

type Nodes = {
  readonly nodeOfEntity: Int32Array;
  /** The entity whose place and name a node takes. */
  readonly first: Int32Array;
  /** Nodes that are several entities. */
  readonly members: ReadonlyMap<number, readonly number[]>;
};

function nodesOf(entities: IdTable, decisions: Decisions): Nodes {
  const named = [...new Set(decisions.flatMap(({ left, right }) => [left, right]))];
  const { groups } = clustersOf(named, decisions);
  const leader = Int32Array.from({ length: entities.count }, (_, i) => i);
  const grouped = new Map<number, readonly number[]>();
  for (const group of groups) {
    const found = group
      .map((id) => entities.find(bytesOf(id), 0))
      .filter((at) => at !== -1)
      .toSorted((x, y) => x - y);
    for (const at of found) leader[at] = found[0]!;
    if (found.length > 1) grouped.set(found[0]!, found);
  }
  const nodeOfEntity = new Int32Array(entities.count);
  const first: number[] = [];
  const members = new Map<number, readonly number[]>();
  for (let i = 0; i < entities.count; i++) {
    if (leader[i] === i) {
      nodeOfEntity[i] = first.length;
      const all = grouped.get(i);
      if (all !== undefined) members.set(first.length, all);
      first.push(i);
    } else nodeOfEntity[i] = nodeOfEntity[leader[i]!]!;
  }
  return { nodeOfEntity, first: Int32Array.from(first), members };
}

type IdTable = {
  readonly count: number;
  /** The row of this id, or -1. */
  find(bytes: Uint8Array, at: number): number;
  idOf(row: number): string;
};

/** Finds rows of fixed length by the uuid that they hold: open addressing over the id's own bytes, which are a hash. */
function idTable(rows: Buffer, rowBytes: number, offset: number): IdTable {
  const count = rows.length / rowBytes;
  let size = 16;
  while (size < count * 2) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  const isSame = (row: number, bytes: Uint8Array, at: number): boolean => {
    const start = row * rowBytes + offset;
    for (let i = 0; i < 16; i++) if (rows[start + i] !== bytes[at + i]) return false;
    return true;
  };
  const slotOf = (bytes: Uint8Array, at: number): number => {
    // Bytes 0 to 3 and 9 to 10: none of them holds the version or the variant.
    const hash =
      ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) ^
      ((bytes[at + 9]! << 20) | (bytes[at + 10]! << 10));
    return (Math.imul(hash, 0x9e3779b1) >>> 0) & (size - 1);
  };
  for (let i = 0; i < count; i++) {
    let slot = slotOf(rows, i * rowBytes + offset);
    while (slots[slot] !== -1) slot = (slot + 1) & (size - 1);
    slots[slot] = i;
  }
  return {
    count,
    find(bytes, at) {
      for (let slot = slotOf(bytes, at); slots[slot] !== -1; slot = (slot + 1) & (size - 1))
        if (isSame(slots[slot]!, bytes, at)) return slots[slot]!;
      return -1;
    },
    idOf: (row) => uuidOf(rows, row * rowBytes + offset),
  };
}

const bytesOf = (uuid: string): Uint8Array => Buffer.from(uuid.replaceAll('-', ''), 'hex');

function uuidOf(bytes: Buffer, at: number): string {
  const hex = bytes.toString('hex', at, at + 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
