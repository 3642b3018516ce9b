import type { Chart, ChartAsk, ChartBundle, ChartMark } from '#api/schemas/chart';
import { entitySchemata } from '#domain/entity';
import { linkKinds, type LinkBasis, type LinkKind } from '#domain/link';
import { kindIndex } from '#engines/chart/case-graph';
import type { AnsweredBundle, AnsweredMark, ChartAnswer } from '#engines/chart/chart-question';
import { bestBasis } from '#engines/chart/chart-style';
import { linksById } from '#store/chart';
import { cutAt, type Cut } from '#store/cut';
import { entities, type EntityRow } from '#store/link';
import type { ScopedTransaction } from '#store/scope';
import type { ChartCache } from '../chart-cache.ts';
import { msOf } from '../presenters/instant.ts';
import { shortFairnessOf } from '../presenters/short-fairness.ts';
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
  const cutThen = ask.since === null ? null : await cutAt(tx, msOf(ask.since));
  const before = cutThen === null ? null : await charts.graph(tx, cutThen);
  const answer = await charts.answer({
    now: now.chart,
    before: before?.chart ?? null,
    window: ask.window,
    kinds: ask.kinds?.map((kind) => kindIndex.get(kind)!) ?? null,
    schemata: ask.schemata?.map((schema) => entitySchemata.indexOf(schema)) ?? null,
    groupBy: ask.groupBy,
    lines: ask.lines,
    individuals: ask.individuals,
    shown: ask.shown,
    opened: ask.opened,
    mostMarks,
  });
  const named = answer.marks.flatMap((mark) =>
    mark.kind === 'node' ? mark.members : mark.first.map((one) => one.named),
  );
  const rows = await entitiesById(tx, cut, named);
  const chart = {
    marks: answer.marks.map((mark) => presentMark(mark, rows)),
    bundles: await presentBundles(tx, cut, cutThen, answer),
    times: {
      unit: answer.times.unit,
      edges: [...answer.times.edges],
      counts: [...answer.times.counts],
      undated: answer.times.undated,
    },
    totals: answer.totals,
    leftOut: answer.leftOut,
    gone: await presentGone(tx, cutThen, answer.gone),
  };
  return { chart, seen: [...rows.values()] };
}

function presentMark(mark: AnsweredMark, rows: ReadonlyMap<string, EntityRow>): ChartMark {
  if (mark.kind === 'group') {
    const { first, bySchema, ...group } = mark;
    const named = first.map((one) => ({ id: one.id, name: rows.get(one.named)?.name ?? '' }));
    return { ...group, bySchema: [...bySchema], first: named };
  }
  const { members, kind: _, ...node } = mark;
  const all = members.flatMap((id) => rows.get(id) ?? []);
  const names = all.map((row) => row.name);
  return {
    kind: 'entity',
    ...node,
    name: names[0] ?? '',
    translation: all[0]?.translation ?? null,
    alsoNamed: [...new Set(names.slice(1))],
  };
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

async function presentBundles(
  tx: ScopedTransaction,
  cut: Cut,
  cutThen: Cut,
  { marks, bundles }: ChartAnswer,
): Promise<ChartBundle[]> {
  const openCount = bundles.filter((one) => one.isOpen).length;
  const share = Math.max(2, Math.floor(mostLooked / Math.max(1, openCount)));
  const looked = bundles.map((one) => (one.isOpen ? one.linkIds.slice(0, share) : []));
  const weighed = await weighLinks(tx, cut, await linksById(tx, cut, looked.flat()));
  const then = cutThen === null ? null : await weighLinks(tx, cutThen, await linksById(tx, cutThen, looked.flat()));
  return bundles.map((bundle, i): ChartBundle => {
    const ids = looked[i]!;
    const links = ids.flatMap((id) => weighed.get(id) ?? []);
    const basis = bundle.isOpen ? basisOfAll(links) : null;
    const before = then === null ? null : bestBasis(ids.flatMap((id) => then.get(id)?.basis ?? []));
    return {
      ...presentBundle(bundle, marks),
      basis,
      looked: links.length,
      denied: links.filter((one) => one.basis === 'alleged and denied').length,
      fairness: shortFairnessOf(links.map((one) => one.fairness)),
      basisThen: before === basis ? null : before,
      linkIds: [...ids],
    };
  });
}

function presentBundle(bundle: AnsweredBundle, marks: ChartAnswer['marks']) {
  const [from, to] = [marks[bundle.from]!.id, marks[bundle.to]!.id];
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
    newInside: bundle.newInside,
    goneInside: bundle.goneInside,
  };
}

/** Where nothing was left to look at, as after an erasure, a line claims no more than that something is alleged. */
const basisOfAll = (links: readonly WeighedLink[]): LinkBasis => bestBasis(links.map((one) => one.basis)) ?? 'alleged';

/** What stands no more, by the names of then. */
async function presentGone(tx: ScopedTransaction, cutThen: Cut, gone: ChartAnswer['gone']): Promise<Chart['gone']> {
  const ids = gone.first.map((one) => one.linkId);
  const rows = new Map((await linksById(tx, cutThen, ids)).map((row) => [row.link_id, row]));
  const ends = [...rows.values()].flatMap((row) => [row.from_id, row.to_id]);
  const names = await entitiesById(tx, cutThen, [...new Set(ends)]);
  const first = gone.first.flatMap((one) => {
    const row = rows.get(one.linkId);
    const [from, to] = [names.get(row?.from_id ?? ''), names.get(row?.to_id ?? '')];
    if (row === undefined || from === undefined || to === undefined) return [];
    return [{ ...one, kind: row.kind as LinkKind, from: from.name, to: to.name, time: row.time }];
  });
  return { entities: gone.entities, links: gone.links, first };
}
