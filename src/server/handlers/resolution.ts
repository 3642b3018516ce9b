import type { Entity } from '#api/schemas/link';
import type { EntityCard, NameHit, Proposal } from '#api/schemas/resolution';
import { entities } from '#store/link';
import { resolutionsOf } from '#store/resolution';
import { compartmentOfResolution, decideResolution } from '../commands/decide-resolution.ts';
import { compartmentOfFact, describeEntity } from '../commands/describe-entity.ts';
import { joinNames } from '../commands/join-names.ts';
import { mayTakeBack } from '../commands/may-take-back.ts';
import { splitEntity } from '../commands/split-entity.ts';
import { undoEntry } from '../commands/undo-entry.ts';
import { inCase, type Handlers } from '../handler.ts';
import { noteAsked, noteWhat, outsideMain, subjectOf } from '../note-what.ts';
import { attachmentOf } from '../http/attachment.ts';
import { review } from '../policies/review.ts';
import { presentEntity } from '../presenters/present-entity.ts';
import { presentFact, presentResolution } from '../presenters/present-resolution.ts';
import { readAt } from '../reads/at.ts';
import { conflictList, entityView } from '../reads/entity-view.ts';
import { entitiesOut } from '../reads/entities-out.ts';
import { lookUpName, screenNames } from '../reads/name-hits.ts';
import { proposalList } from '../reads/proposal-list.ts';

type Seen = { readonly compartmentId: string; readonly subjectId: string };

const seenOf = ({ compartmentId, entityId }: Entity): Seen => ({ compartmentId, subjectId: entityId });
const seenOfCard = ({ members }: EntityCard): Seen[] => members.map(seenOf);

const seenOfProposal = (one: Proposal): Seen[] =>
  one.kind === 'pair'
    ? [...seenOfCard(one.left), ...seenOfCard(one.right)]
    : [
        ...(one.entity === null ? [] : seenOfCard(one.entity)),
        ...one.names
          .flatMap((name) => name.places)
          .map((place) => ({ compartmentId: one.compartmentId, subjectId: place.documentId })),
      ];

const seenOfHits = (hits: readonly NameHit[]): Seen[] =>
  hits.flatMap(({ entity }) =>
    entity === null ? [] : [{ compartmentId: entity.compartmentId, subjectId: entity.entityId }],
  );

export const resolutionHandlers = {
  listProposals: inCase(async ({ query }, scope, exchange) => {
    const list = await proposalList(scope, exchange.context, query);
    const seen = list.proposals.flatMap(seenOfProposal);
    noteWhat(exchange, scope, 'who may be whom', outsideMain(scope, seen), 'whole case');
    return list;
  }),
  getEntity: inCase(async ({ params, query }, scope, exchange) => {
    const view = await entityView(scope, exchange.context, { ...params, asOf: query.asOf });
    const asked = view.members.filter((one) => one.entityId === params.entityId).map(seenOf);
    noteAsked(exchange, scope, 'entity', asked, [...seenOfCard(view), ...view.possibly.flatMap(seenOfProposal)]);
    return view;
  }),
  describeEntity: inCase(async ({ params, body }, scope, { context }) => {
    const input = { ...params, ...body };
    const { ref, row } = await describeEntity(await compartmentOfFact(scope, context, input), context, input);
    return { entry: ref, fact: presentFact(row) };
  }),
  decideResolution: inCase(async ({ body }, scope, { context }) => {
    const auth = await compartmentOfResolution(scope, context, body);
    const { ref, resolutionId } = await decideResolution(auth, context, body);
    const resolution = await readAt(scope, context, undefined, async (tx, cut) => {
      const ends = [body.leftId, body.rightId];
      const byId = new Map((await entities(tx, cut, { entityIds: ends })).map((row) => [row.entity_id, row]));
      const row = (await resolutionsOf(tx, cut, ends)).find((one) => one.resolution_id === resolutionId)!;
      return presentResolution(row, (id) => presentEntity(byId.get(id)!), true)!;
    });
    return { entry: ref, resolution };
  }),
  joinNames: inCase(async ({ body }, scope, { context }) => {
    const { ref, entity, documents } = await joinNames(review(scope, body.compartmentId), context, body);
    return { entry: ref, entity: presentEntity(entity), documents };
  }),
  splitEntity: inCase(async ({ params, body }, scope, { context }) => {
    const entries = await splitEntity(scope, context, { ...params, ...body });
    return { entries, withdrawn: entries.length };
  }),
  undoEntry: inCase(async ({ body }, scope, { context }) => ({
    entries: await undoEntry(await mayTakeBack(scope, context, body), context, body),
  })),
  listConflicts: inCase(async ({ query }, scope, exchange) => {
    const conflicts = await conflictList(scope, exchange.context, query);
    const seen = conflicts.flatMap((one) => one.group).map(seenOf);
    noteWhat(exchange, scope, 'conflicts of who is who', outsideMain(scope, seen), 'whole case');
    return { conflicts };
  }),
  saveEntities: inCase(async (_call, scope, exchange) => {
    const { title, text, seen } = await entitiesOut(scope, exchange.context);
    const subjects = seen.flatMap(({ members }) => members.map(subjectOf));
    noteWhat(exchange, scope, 'entities, taken out', outsideMain(scope, subjects), 'whole case');
    const bytes = new TextEncoder().encode(text);
    return attachmentOf(`${title}.ftm.json`, new Blob([bytes]).stream(), bytes.length);
  }),
  lookUpName: inCase(async ({ query }, scope, exchange) => {
    const found = await lookUpName(scope, exchange.context, query);
    const seen = outsideMain(scope, seenOfHits(found.hits));
    noteWhat(exchange, scope, `look-up of “${query.name.slice(0, 200)}”`, seen, 'whole case');
    return found;
  }),
  screenNames: inCase(async ({ body }, scope, exchange) => {
    const found = await screenNames(scope, exchange.context, body.list);
    const seen = found.rows.flatMap((row) => seenOfHits(row.hits));
    noteWhat(exchange, scope, `screening of ${body.list.length} names`, outsideMain(scope, seen), 'whole case');
    return found;
  }),
} satisfies Partial<Handlers>;
