import { mainCompartmentOf } from '#domain/case-file';
import { renditionById } from '#store/document';
import { entities, links } from '#store/link';
import { claimOf } from '../commands/claim-of.ts';
import { makeEntity } from '../commands/make-entity.ts';
import { makeMention } from '../commands/make-mention.ts';
import { recordStatus } from '../commands/record-status.ts';
import { compartmentOfLink, relyOn } from '../commands/rely-on.ts';
import { inCase, type Handlers } from '../handler.ts';
import { noteWhat } from '../note-what.ts';
import { review } from '../policies/review.ts';
import { presentEntity } from '../presenters/present-entity.ts';
import { presentRecordedStatus } from '../presenters/present-status.ts';
import { readAt } from '../reads/at.ts';
import { linkList, presentLinks } from '../reads/link-list.ts';
import { notFound } from '../refusals.ts';

export const linkHandlers = {
  listEntities: inCase(async ({ query }, scope, exchange) => {
    const filter = query.name === undefined ? {} : { name: query.name };
    const rows = await readAt(scope, exchange.context, query.asOf, (tx, cut) => entities(tx, cut, filter));
    const seen = rows.map((row) => ({ compartmentId: row.compartment_id, subjectId: row.entity_id }));
    const what = query.name === undefined ? 'list of entities' : `entities named “${query.name}”`;
    noteWhat(exchange, scope, what, seen, 'whole case');
    return { entities: rows.map(presentEntity) };
  }),
  makeEntity: inCase(async ({ body }, scope, { context }) => {
    const auth = review(scope, body.compartmentId ?? mainCompartmentOf(scope.caseId));
    const { ref, entity } = await makeEntity(auth, context, body);
    return { entry: ref, entity: presentEntity(entity) };
  }),
  makeMention: inCase(async ({ params, body }, scope, { context }) => {
    const rendition = await readAt(scope, context, undefined, (tx) => renditionById(tx, null, params.renditionId));
    if (rendition === undefined) throw notFound();
    const auth = review(scope, rendition.compartment_id);
    const { ref, mentionId, words, entity } = await makeMention(auth, context, { ...params, ...body });
    const { start, end, type, entityId } = body;
    const mention = { mentionId, start, end, type, entity: entity?.name ?? words, entityId, byHand: true };
    return { entry: ref, mention };
  }),
  listLinks: inCase(async ({ query }, scope, exchange) => {
    const list = await linkList(scope, exchange.context, query);
    const seen = list.links.map((one) => ({ compartmentId: one.compartmentId, subjectId: one.linkId }));
    noteWhat(exchange, scope, 'links', seen, query.claimId === undefined ? 'whole case' : 'what was seen');
    return list;
  }),
  relyOn: inCase(async ({ body }, scope, { context }) => {
    const auth = await compartmentOfLink(scope, context, body);
    const { ref, linkId } = await relyOn(auth, context, body);
    const [link] = await readAt(scope, context, undefined, async (tx, cut) =>
      presentLinks(tx, cut, await links(tx, cut, { linkId })),
    );
    return { entry: ref, link: link! };
  }),
  recordStatus: inCase(async ({ body }, scope, { context }) => {
    const { reported } = body;
    const ofClaim =
      reported === null ? null : await readAt(scope, context, undefined, (tx) => claimOf(tx, reported.claimId));
    const compartmentId = body.compartmentId ?? ofClaim?.compartment_id ?? mainCompartmentOf(scope.caseId);
    const { ref, row, claim } = await recordStatus(review(scope, compartmentId), context, body);
    return { entry: ref, status: presentRecordedStatus(row, claim) };
  }),
} satisfies Partial<Handlers>;
