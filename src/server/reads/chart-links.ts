import { z } from 'zod';
import type { Link } from '#api/schemas/link';
import type { Neighbour } from '#api/schemas/chart';
import { isFlow } from '#engines/chart/case-graph';
import { linksById } from '#store/chart';
import type { Cut } from '#store/cut';
import { entities } from '#store/link';
import type { ScopedTransaction } from '#store/scope';
import type { ChartCache } from '../chart-cache.ts';
import { cursorOf, placeOf } from '../presenters/cursor.ts';
import { presentEntity } from '../presenters/present-entity.ts';
import { notFound } from '../refusals.ts';
import { presentLinks } from './link-list.ts';

const place = z.tuple([z.int().min(0)]);
const perPage = 20;

/** A page of those linked with an entity, in the order of their part in the flows; LL-NOT-FOUND for an unknown one. */
export async function neighbourList(
  tx: ScopedTransaction,
  cut: Cut,
  charts: ChartCache,
  ask: { entityId: string; cursor?: string | undefined; limit: number },
): Promise<{ neighbours: Neighbour[]; total: number; nextCursor: string | null }> {
  const chart = await charts.graph(tx, cut);
  const node = chart.nodeOf(ask.entityId);
  if (node === undefined) throw notFound();
  const { neighbours, graph, parts } = chart;
  const rank = new Int32Array(graph.nodes);
  parts.order.forEach((one, i) => (rank[one] = i));
  const all = [...neighbours.other.subarray(neighbours.offsets[node]!, neighbours.offsets[node + 1]!)].toSorted(
    (x, y) => rank[x]! - rank[y]!,
  );
  const from = ask.cursor === undefined ? 0 : placeOf(ask.cursor, place)[0];
  const shown = all.slice(from, from + ask.limit);
  const rows = await entities(tx, cut, { entityIds: shown.flatMap((one) => chart.membersOf(one).slice(0, 1)) });
  const byId = new Map(rows.map((row) => [row.entity_id, row]));
  const counts = countsWith(chart, node, shown);
  return {
    neighbours: shown.flatMap((one): Neighbour[] => {
      const row = byId.get(chart.membersOf(one)[0]!);
      if (row === undefined) return [];
      return [{ entity: { ...presentEntity(row), entityId: chart.idOf(one) }, ...counts.get(one)! }];
    }),
    total: all.length,
    nextCursor: from + ask.limit < all.length ? cursorOf([from + ask.limit]) : null,
  };
}

type Graph = Awaited<ReturnType<ChartCache['graph']>>;

/** What flows between a node and each of these, seen from the node. */
function countsWith({ graph, neighbours, pairs }: Graph, node: number, others: readonly number[]) {
  const wanted = new Set(others);
  const counts = new Map<number, { flowsIn: number; flowsOut: number; relations: number }>();
  for (let at = neighbours.offsets[node]!; at < neighbours.offsets[node + 1]!; at++) {
    const other = neighbours.other[at]!;
    if (wanted.has(other))
      counts.set(other, { flowsIn: 0, flowsOut: 0, relations: pairs.relations[neighbours.pair[at]!]! });
  }
  for (let i = 0; i < graph.from.length; i++) {
    if (!isFlow(graph.kind[i]!)) continue;
    if (graph.from[i] === node && wanted.has(graph.to[i]!)) counts.get(graph.to[i]!)!.flowsOut += 1;
    else if (graph.to[i] === node && wanted.has(graph.from[i]!)) counts.get(graph.from[i]!)!.flowsIn += 1;
  }
  return counts;
}

/** A page of the links between two, either way; those that somebody stands against come first, then the newest. */
export async function linksBetween(
  tx: ScopedTransaction,
  cut: Cut,
  charts: ChartCache,
  ask: { one: string; other: string; cursor?: string | undefined },
): Promise<{ links: Link[]; total: number; nextCursor: string | null }> {
  const chart = await charts.graph(tx, cut);
  const [one, other] = [chart.nodeOf(ask.one), chart.nodeOf(ask.other)];
  if (one === undefined || other === undefined) throw notFound();
  const { from, to, contradicted } = chart.graph;
  const found: number[] = [];
  for (let i = 0; i < from.length; i++)
    if ((from[i] === one && to[i] === other) || (from[i] === other && to[i] === one)) found.push(i);
  const ordered = [...found.filter((i) => contradicted[i] === 1), ...found.filter((i) => contradicted[i] === 0)];
  const begin = ask.cursor === undefined ? 0 : placeOf(ask.cursor, place)[0];
  const ids = ordered.slice(begin, begin + perPage).map((i) => chart.linkIdOf(i));
  const rows = new Map((await linksById(tx, cut, ids)).map((row) => [row.link_id, row]));
  const links = await presentLinks(
    tx,
    cut,
    ids.flatMap((id) => rows.get(id) ?? []),
  );
  return {
    links,
    total: found.length,
    nextCursor: begin + perPage < found.length ? cursorOf([begin + perPage]) : null,
  };
}
