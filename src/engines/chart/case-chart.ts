/*
 * What one reader may see of a case, made ready to be drawn: the graph, the ids behind its numbers, and what follows from
 * it alone (pairs, parts in the flows, communities). Built from rows laid side by side as bytes, piece by piece; all of it lies
 * in shared memory, so that a thread can build it and others read it without a copy. Limits: as those of the graph.
 */
import { clustersOf } from '../resolve/clusters.ts';
import { neighboursOf, pairsOf, type CaseGraph, type Neighbours, type Pairs } from './case-graph.ts';
import { communitiesOf } from './communities.ts';
import { flowParts, type FlowParts } from './flow-parts.ts';
import { findUuid, idTableOf, uuidAt, type IdTable } from './id-table.ts';
import { linksTaker, type LinkPiece } from './link-pieces.ts';
import { inShared, shared, sharedCopy } from './shared-arrays.ts';

/** Rows of `uuid (16), schema (4)`, big-endian, in the order of their names. */
export const entityRowBytes = 20;
const entityRowWords = entityRowBytes / 4;

export type ChartRows = {
  readonly entities: Uint8Array;
  readonly links: readonly LinkPiece[];
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

/** A chart that is being built: links are taken up as they come, and the rest follows from all of them. */
export type ChartInMaking = { add(piece: LinkPiece): void; finish(): CaseChart };

/** Names that were decided to be one become one node; a link whose end is not there is left out; the newest come first. */
export function beginCaseChart({ entities, decisions }: Omit<ChartRows, 'links'>): ChartInMaking {
  const entityIds = idTableOf(idsOf(entities));
  const { nodeOfEntity, memberOffsets, members } = nodesOf(entityIds, decisions);
  const nodes = memberOffsets.length - 1;
  const schemata = new DataView(entities.buffer, entities.byteOffset, entities.byteLength);
  const schema = shared(Uint8Array, nodes);
  for (let n = 0; n < nodes; n++) schema[n] = schemata.getUint32(members[memberOffsets[n]!]! * entityRowBytes + 16);
  const taker = linksTaker(entityIds, nodeOfEntity);
  return {
    add: taker.add,
    finish() {
      const { links, ids } = taker.columns();
      const graph: CaseGraph = { nodes, schema, ...links };
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
    },
  };
}

/** The same of rows that are all there already. */
export function caseChartOf({ links, ...of }: ChartRows): CaseChart {
  const making = beginCaseChart(of);
  for (const piece of links) making.add(piece);
  return making.finish();
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
  const words = new Uint32Array(new Uint8Array(rows).buffer);
  const count = words.length / entityRowWords;
  const ids = shared(Uint32Array, count * 4);
  for (let i = 0; i < count; i++) for (let w = 0; w < 4; w++) ids[i * 4 + w] = words[i * entityRowWords + w]!;
  return ids;
}

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
