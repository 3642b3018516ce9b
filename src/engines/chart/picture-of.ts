import { entitySchemata } from '#domain/entity';
import { linkKinds } from '#domain/link';
import type { ChartGrouping, ChartLines } from '#domain/saved-view';
import { isFlow, type CaseGraph, type LinkMask } from './case-graph.ts';
import type { FlowParts } from './flow-parts.ts';
import { mainLines, strongestLines } from './main-lines.ts';

/**
 * How a group is named: by its leading member (the index of the node that comes first in the order), by type, by the year
 * of its first dated link (-1 where none is dated), as those without a link, or as all that is left.
 */
export type GroupKey = { readonly by: ChartGrouping | 'alone' | 'rest'; readonly key: number };

export const groupKeyText = ({ by, key }: GroupKey): string => `${by}:${key}`;

export type PictureAsk = {
  /** How many nodes stand for themselves because of their place in the order. */
  readonly individuals: number;
  readonly groupBy: ChartGrouping;
  readonly lines: ChartLines;
  /** Indices into `entitySchemata` of what is drawn at all; null is all. */
  readonly schemata: ReadonlySet<number> | null;
  /** Nodes that stand for themselves because somebody asked for them. */
  readonly shown: readonly number[];
  /** How many members of a group step out of it, by `groupKeyText`. */
  readonly opened: ReadonlyMap<string, number>;
  /** Nodes, groups and bundles together never exceed this. */
  readonly mostMarks: number;
};

/** One drawn mark: a node that stands for itself, or a group with its members in order. */
export type PictureMark =
  | { readonly kind: 'node'; readonly node: number }
  | {
      readonly kind: 'group';
      readonly group: GroupKey;
      readonly size: number;
      /** The first members in the order, at most 12. */
      readonly first: readonly number[];
      /** Members by schema, index as in `entitySchemata`. */
      readonly bySchema: readonly number[];
    };

/** Parallel links between two marks. Flows are directed, relations are not. */
export type PictureBundle = {
  readonly from: number;
  readonly to: number;
  readonly directed: boolean;
  readonly count: number;
  /** Links by kind, index as in `linkKinds`. */
  readonly byKind: readonly number[];
  /** `NaN` where no link of it is dated. */
  readonly earliest: number;
  readonly latest: number;
  readonly undated: number;
  readonly contradicted: number;
  /** The first links of it, those that are contradicted first; at most `mostSampled`. */
  readonly links: readonly number[];
};

export type Picture = {
  readonly marks: readonly PictureMark[];
  readonly bundles: readonly PictureBundle[];
  /** Index into `marks`, a node each; -1 for one that is not drawn. */
  readonly markOf: Int32Array;
  /** Thinner bundles that found no room. */
  readonly leftOut: { readonly bundles: number; readonly links: number };
};

/** Of so many links of a bundle the basis is looked at. */
export const mostSampled = 24;
const mostGroups = 24;

type Open = {
  from: number;
  to: number;
  directed: boolean;
  count: number;
  byKind: number[];
  earliest: number;
  latest: number;
  undated: number;
  contradicted: number;
  links: number[];
  against: number[];
};

/** Folds a graph into at most `mostMarks` marks: what matters stands for itself, the rest is grouped and counted. */
export function pictureOf(
  graph: CaseGraph,
  mask: LinkMask,
  parts: FlowParts,
  community: Int32Array,
  ask: PictureAsk,
): Picture {
  const keys = keysOf(graph, mask, parts, community, ask.groupBy);
  const isOut = stepOut(graph, parts, keys, ask);
  const { marks, markOf } = marksOf(graph, parts, keys, isOut, ask);
  const bundles = bundlesOf(graph, mask, marks, markOf);
  const kept = keptLines(bundles, marks, ask);
  const links = (list: readonly PictureBundle[]) => list.reduce((sum, one) => sum + one.count, 0);
  return {
    marks,
    bundles: kept,
    markOf,
    leftOut: { bundles: bundles.length - kept.length, links: links(bundles) - links(kept) },
  };
}

const isDrawn = ({ schema }: CaseGraph, node: number, { schemata }: PictureAsk): boolean =>
  schemata === null || schemata.has(schema[node]!);

const isAlone = (parts: FlowParts, node: number) =>
  parts.flowsIn[node]! + parts.flowsOut[node]! + parts.relations[node]! === 0;

/** The group that each node would fall into. */
function keysOf(
  graph: CaseGraph,
  mask: LinkMask,
  parts: FlowParts,
  community: Int32Array,
  groupBy: ChartGrouping,
): readonly GroupKey[] {
  const alone: GroupKey = { by: 'alone', key: 0 };
  const made = new Map<number, GroupKey>();
  const keyed = (key: number, name: number = key): GroupKey => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh: GroupKey = { by: groupBy, key: name };
    made.set(key, fresh);
    return fresh;
  };
  const keys = Array.from<GroupKey>({ length: graph.nodes });
  const years = groupBy === 'time' ? firstYears(graph, mask) : null;
  for (const n of parts.order) {
    if (isAlone(parts, n)) keys[n] = alone;
    else if (years !== null) keys[n] = keyed(years[n]!);
    else if (groupBy === 'type') keys[n] = keyed(graph.schema[n]!);
    // The first of a community in the order gives it its name.
    else keys[n] = keyed(community[n]!, n);
  }
  return keys;
}

function firstYears(graph: CaseGraph, mask: LinkMask): Int32Array {
  const first = new Float64Array(graph.nodes).fill(Infinity);
  for (let i = 0; i < graph.from.length; i++) {
    if (mask !== null && mask[i] === 0) continue;
    const at = Number.isFinite(graph.earliest[i]!) ? graph.earliest[i]! : graph.latest[i]!;
    for (const node of [graph.from[i]!, graph.to[i]!]) if (at < first[node]!) first[node] = at;
  }
  return Int32Array.from(first, (at) => (Number.isFinite(at) ? new Date(at).getUTCFullYear() : -1));
}

/** Which nodes stand for themselves. */
function stepOut(graph: CaseGraph, parts: FlowParts, keys: readonly GroupKey[], ask: PictureAsk): Uint8Array {
  const isOut = new Uint8Array(graph.nodes);
  const drawn = parts.order.filter((node) => isDrawn(graph, node, ask));
  if (drawn.length <= ask.individuals) {
    for (const node of drawn) isOut[node] = 1;
    return isOut;
  }
  for (const node of ask.shown) if (isDrawn(graph, node, ask)) isOut[node] = 1;
  for (const node of drawn.subarray(0, ask.individuals)) if (!isAlone(parts, node)) isOut[node] = 1;
  const left = new Map(ask.opened);
  if (left.size > 0)
    for (const node of drawn) {
      const text = groupKeyText(keys[node]!);
      const room = left.get(text) ?? 0;
      if (room === 0 || isOut[node] === 1) continue;
      isOut[node] = 1;
      left.set(text, room - 1);
    }
  return isOut;
}

function marksOf(
  graph: CaseGraph,
  parts: FlowParts,
  keys: readonly GroupKey[],
  isOut: Uint8Array,
  ask: PictureAsk,
): { marks: readonly PictureMark[]; markOf: Int32Array } {
  const marks: PictureMark[] = [];
  const markOf = new Int32Array(graph.nodes).fill(-1);
  const members = new Map<GroupKey, number[]>();
  for (const node of parts.order) {
    if (!isDrawn(graph, node, ask)) continue;
    if (isOut[node] === 1) {
      markOf[node] = marks.length;
      marks.push({ kind: 'node', node });
    } else if (members.has(keys[node]!)) members.get(keys[node]!)!.push(node);
    else members.set(keys[node]!, [node]);
  }
  // A group of one is that one, while there is room for it.
  let room = Math.max(ask.individuals, 20);
  const folded: [GroupKey, number[]][] = [];
  for (const [key, list] of members) {
    if (list.length > 1 || room === 0) {
      folded.push([key, list]);
      continue;
    }
    room -= 1;
    markOf[list[0]!] = marks.length;
    marks.push({ kind: 'node', node: list[0]! });
  }
  folded.sort((x, y) => y[1].length - x[1].length);
  const rest = folded.splice(mostGroups).flatMap(([, list]) => list);
  if (rest.length > 0) folded.push([{ by: 'rest', key: 0 }, rest]);
  for (const [group, list] of folded) {
    const bySchema = entitySchemata.map(() => 0);
    for (const node of list) {
      markOf[node] = marks.length;
      bySchema[graph.schema[node]!]! += 1;
    }
    marks.push({ kind: 'group', group, size: list.length, first: list.slice(0, 12), bySchema });
  }
  return { marks, markOf };
}

function bundlesOf(
  graph: CaseGraph,
  mask: LinkMask,
  marks: readonly PictureMark[],
  markOf: Int32Array,
): readonly PictureBundle[] {
  const open = new Map<number, Open>();
  for (let i = 0; i < graph.from.length; i++) {
    if (mask !== null && mask[i] === 0) continue;
    const kind = graph.kind[i]!;
    const directed = isFlow(kind);
    let [x, y] = [markOf[graph.from[i]!]!, markOf[graph.to[i]!]!];
    if (x === y || x === -1 || y === -1) continue;
    if (!directed && x > y) [x, y] = [y, x];
    const key = (x * marks.length + y) * 2 + (directed ? 1 : 0);
    let bundle = open.get(key);
    if (bundle === undefined) {
      bundle = {
        from: x,
        to: y,
        directed,
        count: 0,
        byKind: linkKinds.map(() => 0),
        earliest: Number.NaN,
        latest: Number.NaN,
        undated: 0,
        contradicted: 0,
        links: [],
        against: [],
      };
      open.set(key, bundle);
    }
    bundle.count += 1;
    bundle.byKind[kind]! += 1;
    const [from, to] = [graph.earliest[i]!, graph.latest[i]!];
    if (Number.isNaN(from)) bundle.undated += 1;
    else {
      // Comparisons with NaN are false, so that the first bounds are taken as they are.
      if (!(bundle.earliest <= from)) bundle.earliest = from;
      if (!(bundle.latest >= to)) bundle.latest = to;
    }
    if (graph.contradicted[i] === 1) {
      bundle.contradicted += 1;
      if (bundle.against.length < mostSampled) bundle.against.push(i);
    } else if (bundle.links.length < mostSampled) bundle.links.push(i);
  }
  return [...open.values()].map(({ against, links, ...bundle }) => ({
    ...bundle,
    links: [...against, ...links].slice(0, mostSampled),
  }));
}

function keptLines(
  bundles: readonly PictureBundle[],
  marks: readonly PictureMark[],
  ask: PictureAsk,
): readonly PictureBundle[] {
  const room = Math.max(0, ask.mostMarks - marks.length);
  const asked = new Set(ask.shown);
  const keep =
    ask.lines === 'all'
      ? strongestLines(bundles, room)
      : mainLines(bundles, marks.length, {
          isNode: Uint8Array.from(marks, (mark) => (mark.kind === 'node' ? 1 : 0)),
          isAsked: Uint8Array.from(marks, (mark) => (mark.kind === 'node' && asked.has(mark.node) ? 1 : 0)),
          rest: marks.findIndex((mark) => mark.kind === 'group' && mark.group.by === 'rest'),
          room,
        });
  return bundles.filter((_, i) => keep[i] === 1);
}
