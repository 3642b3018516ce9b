import { savedViewById, savedViewHeads } from '#store/saved-view';
import { entities } from '#store/link';
import { compartmentOfView, saveView } from '../commands/save-view.ts';
import { inCase, type Handlers } from '../handler.ts';
import { noteWhat, outsideMain } from '../note-what.ts';
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
    const shown = seen.map((row) => ({ compartmentId: row.compartment_id, subjectId: row.entity_id }));
    // Who comes first on a chart is owed to all links that the caller sees, hidden ones among them.
    noteWhat(exchange, scope, 'chart', outsideMain(scope, shown), 'whole case');
    return chart;
  }),
  listNeighbours: inCase(async ({ params, query }, scope, exchange) => {
    const { charts } = exchange.context;
    const found = await readAt(scope, exchange.context, query.asOf, (tx, cut) =>
      neighbourList(tx, cut, charts, { ...params, ...query }),
    );
    const seen = found.neighbours.map(({ entity }) => ({
      compartmentId: entity.compartmentId,
      subjectId: entity.entityId,
    }));
    noteWhat(exchange, scope, 'neighbours on the chart', seen);
    return found;
  }),
  listLinksBetween: inCase(async ({ query }, scope, exchange) => {
    const { charts } = exchange.context;
    const found = await readAt(scope, exchange.context, query.asOf, (tx, cut) => linksBetween(tx, cut, charts, query));
    const seen = found.links.map((one) => ({ compartmentId: one.compartmentId, subjectId: one.linkId }));
    noteWhat(exchange, scope, 'links between two', seen);
    return found;
  }),
  findOnChart: inCase(async ({ query }, scope, exchange) => {
    const rows = await readAt(scope, exchange.context, query.asOf, (tx, cut) =>
      entities(tx, cut, { name: query.name, limit: mostFound }),
    );
    const seen = rows.map((row) => ({ compartmentId: row.compartment_id, subjectId: row.entity_id }));
    noteWhat(exchange, scope, `entities named “${query.name}”`, seen, 'whole case');
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
