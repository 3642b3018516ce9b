import { savedViewById, savedViewHeads } from '#store/saved-view';
import { entities } from '#store/link';
import { compartmentOfView, saveView } from '../commands/save-view.ts';
import { inCase, type Handlers } from '../handler.ts';
import { noteAsked, noteWhat, outsideMain, subjectOf } from '../note-what.ts';
import { presentEntity } from '../presenters/present-entity.ts';
import { presentView, presentViewHead } from '../presenters/present-view.ts';
import { readAt } from '../reads/at.ts';
import { linksBetween, neighbourList } from '../reads/chart-links.ts';
import { chartView } from '../reads/chart-view.ts';
import { notFound } from '../refusals.ts';

const mostFound = 20;

export const chartHandlers = {
  readChart: inCase(async ({ body }, scope, exchange) => {
    const { charts } = exchange.context;
    const { chart, seen } = await readAt(scope, exchange.context, body.asOf, (tx, cut) =>
      chartView(tx, cut, charts, body),
    );
    noteWhat(exchange, scope, 'chart', outsideMain(scope, seen.map(subjectOf)), 'whole case');
    return chart;
  }),
  listNeighbours: inCase(async ({ params, query }, scope, exchange) => {
    const { charts } = exchange.context;
    const { found, asked } = await readAt(scope, exchange.context, query.asOf, async (tx, cut) => ({
      found: await neighbourList(tx, cut, charts, { ...params, ...query }),
      asked: await entities(tx, cut, { entityIds: [params.entityId] }),
    }));
    const seen = found.neighbours.map(({ entity }) => ({
      compartmentId: entity.compartmentId,
      subjectId: entity.entityId,
    }));
    noteAsked(exchange, scope, 'neighbours on the chart', asked.map(subjectOf), seen);
    return found;
  }),
  listLinksBetween: inCase(async ({ query }, scope, exchange) => {
    const { charts } = exchange.context;
    const { found, asked } = await readAt(scope, exchange.context, query.asOf, async (tx, cut) => ({
      found: await linksBetween(tx, cut, charts, query),
      asked: await entities(tx, cut, { entityIds: [query.one, query.other] }),
    }));
    const seen = found.links.map((one) => ({ compartmentId: one.compartmentId, subjectId: one.linkId }));
    noteAsked(exchange, scope, 'links between two', asked.map(subjectOf), seen);
    return found;
  }),
  findOnChart: inCase(async ({ query }, scope, exchange) => {
    const rows = await readAt(scope, exchange.context, query.asOf, (tx, cut) =>
      entities(tx, cut, { name: query.name, limit: mostFound }),
    );
    noteWhat(exchange, scope, `entities named “${query.name}”`, rows.map(subjectOf), 'whole case');
    return { entities: rows.map(presentEntity) };
  }),
  listViews: inCase(async ({ query }, scope, { context }) => {
    const rows = await readAt(scope, context, query.asOf, savedViewHeads);
    return { views: rows.map(presentViewHead) };
  }),
  getView: inCase(async ({ params, query }, scope, { context }) => {
    const row = await readAt(scope, context, query.asOf, (tx, cut) => savedViewById(tx, cut, params.viewId));
    if (row === undefined) throw notFound();
    return presentView(row);
  }),
  saveView: inCase(async ({ body }, scope, { context }) => {
    const auth = await compartmentOfView(scope, context, body.view);
    const { ref, row } = await saveView(auth, context, body);
    return { entry: ref, view: presentViewHead(row) };
  }),
} satisfies Partial<Handlers>;
