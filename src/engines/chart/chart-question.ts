/*
 * One picture asked of a case's chart, answered with ids instead of numbers: which marks and lines to draw, how links lie
 * in time, and, beside an earlier chart of the same case, what is new, what changed and what stands no more. Pure and
 * made of plain data, so that a thread can answer it. Limits: compares records by their ids; a link that was ended and
 * accepted anew is one gone and one new.
 */
import { entitySchemata, type EntitySchema } from '#domain/entity';
import type { ChartGrouping, ChartLines } from '#domain/saved-view';
import { linkIdAt, memberIdsOf, nodeCalled, nodeIdOf, type CaseChart } from './case-chart.ts';
import { isFlow, maskOf, pairsOf, type LinkMask } from './case-graph.ts';
import { flowParts, type FlowParts } from './flow-parts.ts';
import { findId } from './id-table.ts';
import { groupKeyText, pictureOf, type GroupKey, type Picture, type PictureBundle } from './picture-of.ts';
import { timeBuckets, type TimeBuckets } from './time-buckets.ts';

export type ChartQuestion = {
  readonly now: CaseChart;
  /** The chart of the same case at an earlier moment. */
  readonly before: CaseChart | null;
  readonly window: { readonly from: number; readonly to: number } | null;
  /** Indices into `linkKinds`; null is all. */
  readonly kinds: readonly number[] | null;
  /** Indices into `entitySchemata`; null is all. */
  readonly schemata: readonly number[] | null;
  readonly groupBy: ChartGrouping;
  readonly lines: ChartLines;
  readonly individuals: number;
  readonly shown: readonly string[];
  readonly opened: readonly { readonly group: string; readonly count: number }[];
  readonly mostMarks: number;
};

export type AnsweredMark =
  | {
      readonly kind: 'node';
      readonly id: string;
      /** Entities that it is, the one whose name it bears first. */
      readonly members: readonly string[];
      readonly schema: EntitySchema;
      readonly flowsIn: number;
      readonly flowsOut: number;
      readonly counterparts: number;
      readonly relations: number;
      readonly loops: number;
      readonly isNew: boolean;
      /** It stood before, as other names: some were joined or parted since. */
      readonly isChanged: boolean;
    }
  | {
      readonly kind: 'group';
      readonly id: string;
      readonly by: GroupKey['by'];
      readonly size: number;
      readonly year: number | null;
      readonly bySchema: readonly { readonly schema: EntitySchema; readonly count: number }[];
      readonly first: readonly { readonly id: string; readonly named: string }[];
      readonly newInside: number;
    };

export type AnsweredBundle = Omit<PictureBundle, 'links'> & {
  /** Both ends are single things, so that the line says what it rests on. */
  readonly isOpen: boolean;
  readonly linkIds: readonly string[];
  /** How many of its links did not stand before, and how many that stood between its marks stand no more. */
  readonly newInside: number;
  readonly goneInside: number;
};

export type ChartAnswer = {
  readonly marks: readonly AnsweredMark[];
  readonly bundles: readonly AnsweredBundle[];
  readonly leftOut: Picture['leftOut'];
  readonly times: TimeBuckets;
  readonly totals: {
    readonly entities: number;
    readonly links: number;
    readonly counted: number;
    readonly withoutLinks: number;
  };
  /** What stood before and stands no more; `first` are the newest accepted. */
  readonly gone: { readonly entities: number; readonly links: number; readonly first: readonly GoneLink[] };
};

/** A link that stands no more, with the marks that its ends belong to now; null where they are not drawn. */
export type GoneLink = { readonly linkId: string; readonly fromMark: string | null; readonly toMark: string | null };

const mostGone = 60;

export function answerChart(ask: ChartQuestion): ChartAnswer {
  const { now, before } = ask;
  const kinds = ask.kinds === null ? null : new Set(ask.kinds);
  const schemata = ask.schemata === null ? null : new Set(ask.schemata);
  const mask = maskOf(now.graph, { kinds, schemata, window: ask.window });
  const parts = mask === null ? now.parts : flowParts(now.graph, mask, pairsOf(now.graph, mask));
  const picture = pictureOf(now.graph, mask, parts, now.community, {
    individuals: ask.individuals,
    groupBy: ask.groupBy,
    lines: ask.lines,
    schemata,
    shown: ask.shown.flatMap((id) => nodeCalled(now, id) ?? []),
    opened: new Map(ask.opened.map(({ group, count }) => [keyWithin(now, group), count])),
    mostMarks: ask.mostMarks,
  });
  const newNodes = newInMarks(now, before, picture);
  const newLinks = newInBundles(now, before, picture, mask);
  const goneLinks = goneInBundles(now, before, picture);
  return {
    marks: picture.marks.map((mark, i) => answeredMark({ now, before, parts }, mark, newNodes[i]!)),
    bundles: picture.bundles.map(({ links, ...bundle }, i) => ({
      ...bundle,
      isOpen: picture.marks[bundle.from]!.kind === 'node' && picture.marks[bundle.to]!.kind === 'node',
      linkIds: links.map((link) => linkIdAt(now, link)),
      newInside: newLinks[i]!,
      goneInside: goneLinks[i]!,
    })),
    leftOut: picture.leftOut,
    times: timeBuckets(now.graph, maskOf(now.graph, { kinds, schemata, window: null })),
    totals: {
      entities: now.graph.nodes,
      links: now.graph.from.length,
      counted: mask === null ? now.graph.from.length : mask.reduce((sum, one) => sum + one, 0),
      withoutLinks: withoutLinks(now),
    },
    gone: goneSince(now, before, picture),
  };
}

type Asked = { readonly now: CaseChart; readonly before: CaseChart | null; readonly parts: FlowParts };

function answeredMark({ now, before, parts }: Asked, mark: Picture['marks'][number], fresh: number): AnsweredMark {
  if (mark.kind === 'group')
    return {
      kind: 'group',
      id: groupIdOf(now, mark.group),
      by: mark.group.by,
      size: mark.size,
      year: mark.group.by === 'time' && mark.group.key !== -1 ? mark.group.key : null,
      bySchema: mark.bySchema.flatMap((count, i) => (count > 0 ? [{ schema: entitySchemata[i]!, count }] : [])),
      first: mark.first.map((node) => ({ id: nodeIdOf(now, node), named: memberIdsOf(now, node)[0]! })),
      newInside: fresh,
    };
  const { node } = mark;
  return {
    kind: 'node',
    id: nodeIdOf(now, node),
    members: memberIdsOf(now, node),
    schema: entitySchemata[now.graph.schema[node]!]!,
    flowsIn: parts.flowsIn[node]!,
    flowsOut: parts.flowsOut[node]!,
    counterparts: parts.counterparts[node]!,
    relations: parts.relations[node]!,
    loops: parts.loops[node]!,
    isNew: fresh > 0,
    isChanged: before !== null && fresh === 0 && !isSameNode(now, node, before),
  };
}

/** A group by a member is named by that member's id, which lasts longer than its place in the order. */
function groupIdOf(now: CaseChart, group: GroupKey): string {
  if (group.by === 'community') return `community:${nodeIdOf(now, group.key)}`;
  if (group.by === 'type') return `type:${entitySchemata[group.key]!}`;
  return group.by === 'time' ? `time:${group.key === -1 ? '' : group.key}` : `${group.by}:`;
}

function keyWithin(now: CaseChart, groupId: string): string {
  const [by = '', name = ''] = groupId.split(':');
  if (by === 'community') return groupKeyText({ by, key: nodeCalled(now, name) ?? -1 });
  if (by === 'type') return groupKeyText({ by, key: entitySchemata.indexOf(name as EntitySchema) });
  if (by === 'time') return groupKeyText({ by, key: name === '' ? -1 : Number(name) });
  return groupKeyText({ by: by === 'alone' ? 'alone' : 'rest', key: 0 });
}

/** Whether none of a node's entities stands in another chart of the case. */
function isStranger(one: CaseChart, node: number, other: CaseChart): boolean {
  for (let at = one.memberOffsets[node]!; at < one.memberOffsets[node + 1]!; at++)
    if (findId(other.entityIds, one.entityIds.words, one.members[at]! * 4) !== -1) return false;
  return true;
}

/** Whether exactly these names were one then too. */
function isSameNode(now: CaseChart, node: number, before: CaseChart): boolean {
  const [from, to] = [now.memberOffsets[node]!, now.memberOffsets[node + 1]!];
  const first = findId(before.entityIds, now.entityIds.words, now.members[from]! * 4);
  if (first === -1) return false;
  const then = before.nodeOfEntity[first]!;
  if (before.memberOffsets[then + 1]! - before.memberOffsets[then]! !== to - from) return false;
  for (let at = from + 1; at < to; at++) {
    const row = findId(before.entityIds, now.entityIds.words, now.members[at]! * 4);
    if (row === -1 || before.nodeOfEntity[row] !== then) return false;
  }
  return true;
}

const isLinkOf = (one: CaseChart, link: number, other: CaseChart): boolean =>
  findId(other.linkIds, one.linkIds.words, link * 4) !== -1;

/** How many nodes of each mark did not stand at the moment compared with. */
function newInMarks(now: CaseChart, before: CaseChart | null, picture: Picture): Uint32Array {
  const counts = new Uint32Array(picture.marks.length);
  if (before === null) return counts;
  for (let node = 0; node < now.graph.nodes; node++)
    if (picture.markOf[node] !== -1 && isStranger(now, node, before)) counts[picture.markOf[node]!]! += 1;
  return counts;
}

/** Finds the bundle between two nodes, by their marks. */
function bundleFinder(picture: Picture): (from: number, to: number, directed: boolean) => number | undefined {
  const marks = picture.marks.length;
  const keyOf = (from: number, to: number, directed: boolean) => (from * marks + to) * 2 + (directed ? 1 : 0);
  const at = new Map(picture.bundles.map((one, i) => [keyOf(one.from, one.to, one.directed), i]));
  return (from, to, directed) => {
    const [x, y] = [picture.markOf[from]!, picture.markOf[to]!];
    if (x === y || x === -1 || y === -1) return undefined;
    return at.get(directed || x < y ? keyOf(x, y, directed) : keyOf(y, x, directed));
  };
}

/** How many links of each bundle did not stand at the moment compared with. */
function newInBundles(now: CaseChart, before: CaseChart | null, picture: Picture, mask: LinkMask): Uint32Array {
  const counts = new Uint32Array(picture.bundles.length);
  if (before === null) return counts;
  const find = bundleFinder(picture);
  const { from, to, kind } = now.graph;
  for (let link = 0; link < from.length; link++) {
    if (mask !== null && mask[link] === 0) continue;
    const bundle = find(from[link]!, to[link]!, isFlow(kind[link]!));
    if (bundle !== undefined && !isLinkOf(now, link, before)) counts[bundle]! += 1;
  }
  return counts;
}

/** The node that an earlier node is now, by the first of its names; -1 where that stands no more. */
function nodeNow(now: CaseChart, before: CaseChart, node: number): number {
  const row = before.members[before.memberOffsets[node]!]!;
  const at = findId(now.entityIds, before.entityIds.words, row * 4);
  return at === -1 ? -1 : now.nodeOfEntity[at]!;
}

/** How many links that stood then lay where a bundle is drawn now, and stand no more. */
function goneInBundles(now: CaseChart, before: CaseChart | null, picture: Picture): Uint32Array {
  const counts = new Uint32Array(picture.bundles.length);
  if (before === null) return counts;
  const find = bundleFinder(picture);
  const { from, to, kind } = before.graph;
  for (let link = 0; link < from.length; link++) {
    if (isLinkOf(before, link, now)) continue;
    const [x, y] = [nodeNow(now, before, from[link]!), nodeNow(now, before, to[link]!)];
    const bundle = x === -1 || y === -1 ? undefined : find(x, y, isFlow(kind[link]!));
    if (bundle !== undefined) counts[bundle]! += 1;
  }
  return counts;
}

function goneSince(now: CaseChart, before: CaseChart | null, { marks, markOf }: Picture): ChartAnswer['gone'] {
  if (before === null) return { entities: 0, links: 0, first: [] };
  let [entities, links] = [0, 0];
  const first: GoneLink[] = [];
  const markId = (node: number): string | null => {
    const at = nodeNow(now, before, node);
    const mark = at === -1 ? undefined : marks[markOf[at]!];
    if (mark === undefined) return null;
    return mark.kind === 'node' ? nodeIdOf(now, mark.node) : groupIdOf(now, mark.group);
  };
  for (let node = 0; node < before.graph.nodes; node++) if (isStranger(before, node, now)) entities += 1;
  for (let link = 0; link < before.graph.from.length; link++) {
    if (isLinkOf(before, link, now)) continue;
    links += 1;
    if (first.length === mostGone) continue;
    const [fromMark, toMark] = [markId(before.graph.from[link]!), markId(before.graph.to[link]!)];
    first.push({ linkId: linkIdAt(before, link), fromMark, toMark });
  }
  return { entities, links, first };
}

function withoutLinks({ graph, parts }: CaseChart): number {
  let count = 0;
  for (let node = 0; node < graph.nodes; node++)
    if (parts.flowsIn[node]! + parts.flowsOut[node]! + parts.relations[node]! + parts.loops[node]! === 0) count += 1;
  return count;
}
