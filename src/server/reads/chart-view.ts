import type { Chart, ChartAsk, ChartBundle, ChartMark } from '#api/schemas/chart';
import { entitySchemata, type EntitySchema } from '#domain/entity';
import { linkKinds, type LinkBasis } from '#domain/link';
import { kindIndex, maskOf, pairsOf } from '#engines/chart/case-graph';
import { bestBasis } from '#engines/chart/chart-style';
import { flowParts } from '#engines/chart/flow-parts';
import { groupKeyText, pictureOf, type GroupKey, type Picture, type PictureMark } from '#engines/chart/picture-of';
import { timeBuckets } from '#engines/chart/time-buckets';
import { linksById } from '#store/chart';
import { cutAt, type Cut } from '#store/cut';
import { entities, type EntityRow } from '#store/link';
import type { ScopedTransaction } from '#store/scope';
import type { ChartCache } from '../chart-cache.ts';
import { msOf } from '../presenters/instant.ts';
import { shortFairnessOf } from '../presenters/short-fairness.ts';
import type { ChartGraph } from './chart-graph.ts';
import { weighLinks, type WeighedLink } from './link-list.ts';

/** Nodes, groups and bundles that one picture may hold. */
const mostMarks = 2000;
/** Of so many links in all the basis is looked at; of each bundle as many as its share allows. */
const mostLooked = 2400;

/** The chart as one reader sees it at a cut; `seen` is what it shows of whom, for the log of consultations. */
export async function chartView(
  tx: ScopedTransaction,
  cut: Cut,
  charts: ChartCache,
  ask: ChartAsk,
): Promise<{ chart: Chart; seen: EntityRow[] }> {
  const now = await charts.graph(tx, cut);
  const before = ask.since === null ? null : await charts.graph(tx, await cutAt(tx, msOf(ask.since)));
  const kinds = ask.kinds === null ? null : new Set(ask.kinds.map((kind) => kindIndex.get(kind)!));
  const mask = maskOf(now.graph, { kinds, window: ask.window });
  const parts = mask === null ? now.parts : flowParts(now.graph, mask, pairsOf(now.graph, mask));
  const picture = pictureOf(now.graph, mask, parts, now.community, {
    individuals: ask.individuals,
    groupBy: ask.groupBy,
    shown: ask.shown.flatMap((id) => now.nodeOf(id) ?? []),
    opened: new Map(ask.opened.map(({ group, count }) => [keyWithin(now, group), count])),
    mostMarks,
  });
  const named = picture.marks.flatMap((mark) => (mark.kind === 'node' ? now.membersOf(mark.node) : first(now, mark)));
  const rows = await entitiesById(tx, cut, named);
  const ids = picture.marks.map((mark) => (mark.kind === 'node' ? now.idOf(mark.node) : groupIdOf(now, mark.group)));
  const newNodes = newInMarks(now, before, picture);
  const marks = picture.marks.map((mark, i): ChartMark => {
    if (mark.kind === 'group') return presentGroup(now, mark, rows, ids[i]!, newNodes[i]!);
    const all = now.membersOf(mark.node).flatMap((id) => rows.get(id) ?? []);
    const { node } = mark;
    const names = all.map((row) => row.name);
    return {
      kind: 'entity',
      id: ids[i]!,
      schema: entitySchemata[now.graph.schema[node]!]!,
      name: names[0] ?? '',
      translation: all[0]?.translation ?? null,
      alsoNamed: [...new Set(names.slice(1))],
      flowsIn: parts.flowsIn[node]!,
      flowsOut: parts.flowsOut[node]!,
      counterparts: parts.counterparts[node]!,
      relations: parts.relations[node]!,
      loops: parts.loops[node]!,
      isNew: newNodes[i]! > 0,
    };
  });
  const bundles = await presentBundles(tx, cut, { now, before, picture, mask, ids });
  const counted = mask === null ? now.graph.from.length : mask.reduce((sum, one) => sum + one, 0);
  const timesMask = maskOf(now.graph, { kinds, window: null });
  const chart = {
    marks,
    bundles,
    times: presentTimes(timeBuckets(now.graph, timesMask)),
    totals: {
      entities: now.graph.nodes,
      links: now.graph.from.length,
      counted,
      withoutLinks: withoutLinks(now),
    },
    leftOut: picture.leftOut,
    gone: goneSince(now, before),
  };
  return { chart, seen: [...rows.values()] };
}

const first = (now: ChartGraph, mark: Extract<PictureMark, { kind: 'group' }>) =>
  mark.first.flatMap((node) => now.membersOf(node).slice(0, 1));

/** A group by a member is named by that member's id, which lasts longer than its place in the order. */
function groupIdOf(now: ChartGraph, group: GroupKey): string {
  if (group.by === 'community') return `community:${now.idOf(group.key)}`;
  if (group.by === 'type') return `type:${entitySchemata[group.key]!}`;
  return group.by === 'time' ? `time:${group.key === -1 ? '' : group.key}` : `${group.by}:`;
}

function keyWithin(now: ChartGraph, groupId: string): string {
  const [by = '', name = ''] = groupId.split(':');
  if (by === 'community') {
    const node = /^[0-9a-f-]{36}$/.test(name) ? now.nodeOf(name) : undefined;
    return groupKeyText({ by, key: node ?? -1 });
  }
  if (by === 'type') return groupKeyText({ by, key: entitySchemata.indexOf(name as EntitySchema) });
  if (by === 'time') return groupKeyText({ by, key: name === '' ? -1 : Number(name) });
  return groupKeyText({ by: by === 'alone' ? 'alone' : 'rest', key: 0 });
}

/** In the order asked for, however many there are. */
async function entitiesById(
  tx: ScopedTransaction,
  cut: Cut,
  entityIds: readonly string[],
): Promise<ReadonlyMap<string, EntityRow>> {
  const found = new Map<string, EntityRow>();
  for (let i = 0; i < entityIds.length; i += 4000)
    for (const row of await entities(tx, cut, { entityIds: entityIds.slice(i, i + 4000) }))
      found.set(row.entity_id, row);
  return new Map(entityIds.flatMap((id) => (found.has(id) ? [[id, found.get(id)!] as const] : [])));
}

function presentGroup(
  now: ChartGraph,
  mark: Extract<PictureMark, { kind: 'group' }>,
  rows: ReadonlyMap<string, EntityRow>,
  id: string,
  newInside: number,
): ChartMark {
  return {
    kind: 'group',
    id,
    by: mark.group.by,
    size: mark.size,
    year: mark.group.by === 'time' && mark.group.key !== -1 ? mark.group.key : null,
    bySchema: mark.bySchema.flatMap((count, i) => (count > 0 ? [{ schema: entitySchemata[i]!, count }] : [])),
    first: mark.first.map((node) => ({ id: now.idOf(node), name: rows.get(now.membersOf(node)[0]!)?.name ?? '' })),
    newInside,
  };
}

/** How many nodes of each mark did not stand at the moment compared with. */
function newInMarks(now: ChartGraph, before: ChartGraph | null, picture: Picture): Uint32Array {
  const counts = new Uint32Array(picture.marks.length);
  if (before === null) return counts;
  for (let node = 0; node < now.graph.nodes; node++)
    if (!now.membersOf(node).some((id) => before.nodeOf(id) !== undefined)) counts[picture.markOf[node]!]! += 1;
  return counts;
}

function goneSince(now: ChartGraph, before: ChartGraph | null): Chart['gone'] {
  if (before === null) return { entities: 0, links: 0 };
  let [lostEntities, lostLinks] = [0, 0];
  for (let node = 0; node < before.graph.nodes; node++)
    if (!before.membersOf(node).some((id) => now.nodeOf(id) !== undefined)) lostEntities += 1;
  for (let link = 0; link < before.graph.from.length; link++)
    if (now.linkOf(before.linkIdOf(link)) === undefined) lostLinks += 1;
  return { entities: lostEntities, links: lostLinks };
}

function withoutLinks({ graph, parts }: ChartGraph): number {
  let count = 0;
  for (let node = 0; node < graph.nodes; node++)
    if (parts.flowsIn[node]! + parts.flowsOut[node]! + parts.relations[node]! + parts.loops[node]! === 0) count += 1;
  return count;
}

const presentTimes = ({ unit, edges, counts, undated }: ReturnType<typeof timeBuckets>): Chart['times'] => ({
  unit,
  edges: [...edges],
  counts: [...counts],
  undated,
});

type Drawn = {
  readonly now: ChartGraph;
  readonly before: ChartGraph | null;
  readonly picture: Picture;
  readonly mask: Uint8Array | null;
  readonly ids: readonly string[];
};

async function presentBundles(tx: ScopedTransaction, cut: Cut, drawn: Drawn): Promise<ChartBundle[]> {
  const { now, picture, ids } = drawn;
  const isOpen = ({ from, to }: { from: number; to: number }) =>
    picture.marks[from]!.kind === 'node' && picture.marks[to]!.kind === 'node';
  const openCount = picture.bundles.filter(isOpen).length;
  const share = Math.max(2, Math.floor(mostLooked / Math.max(1, openCount)));
  const looked = picture.bundles.map((bundle) =>
    isOpen(bundle) ? bundle.links.slice(0, share).map((link) => now.linkIdOf(link)) : [],
  );
  const weighed = await weighLinks(tx, cut, await linksById(tx, cut, looked.flat()));
  const fresh = newInBundles(drawn);
  return picture.bundles.map((bundle, i): ChartBundle => {
    const links = looked[i]!.flatMap((id) => weighed.get(id) ?? []);
    const [from, to] = [ids[bundle.from]!, ids[bundle.to]!];
    return {
      id: `${from}${bundle.directed ? '>' : '='}${to}`,
      from,
      to,
      directed: bundle.directed,
      count: bundle.count,
      kinds: bundle.byKind
        .flatMap((count, kind) => (count > 0 ? [{ kind: linkKinds[kind]!, count }] : []))
        .toSorted((x, y) => y.count - x.count),
      earliest: Number.isFinite(bundle.earliest) ? bundle.earliest : null,
      latest: Number.isFinite(bundle.latest) ? bundle.latest : null,
      undated: bundle.undated,
      basis: isOpen(bundle) ? basisOfAll(links) : null,
      looked: links.length,
      denied: links.filter((one) => one.basis === 'alleged and denied').length,
      fairness: shortFairnessOf(links.map((one) => one.fairness)),
      newInside: fresh[i]!,
      linkIds: looked[i]!,
    };
  });
}

/** Where nothing was left to look at, as after an erasure, a line claims no more than that something is alleged. */
const basisOfAll = (links: readonly WeighedLink[]): LinkBasis => bestBasis(links.map((one) => one.basis)) ?? 'alleged';

/** How many links of each bundle did not stand at the moment compared with. */
function newInBundles({ now, before, picture, mask }: Drawn): Uint32Array {
  const counts = new Uint32Array(picture.bundles.length);
  if (before === null) return counts;
  const marks = picture.marks.length;
  const keyOf = (from: number, to: number, directed: boolean) => (from * marks + to) * 2 + (directed ? 1 : 0);
  const at = new Map(picture.bundles.map((one, i) => [keyOf(one.from, one.to, one.directed), i]));
  for (let link = 0; link < now.graph.from.length; link++) {
    if (mask !== null && mask[link] === 0) continue;
    const [x, y] = [picture.markOf[now.graph.from[link]!]!, picture.markOf[now.graph.to[link]!]!];
    const bundle = at.get(keyOf(x, y, true)) ?? at.get(keyOf(Math.min(x, y), Math.max(x, y), false));
    if (bundle !== undefined && before.linkOf(now.linkIdOf(link)) === undefined) counts[bundle]! += 1;
  }
  return counts;
}
