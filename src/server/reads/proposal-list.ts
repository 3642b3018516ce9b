import { z } from 'zod';
import { text } from '#api/schemas/common';
import type { Hanging, NamesProposal, PairProposal, Proposal } from '#api/schemas/resolution';
import type { EntitySchema } from '#domain/entity';
import { mainCompartmentOf } from '#domain/case-file';
import type { EntityComparison } from '#engines/resolve/compare-entities';
import type { Resolver } from '#engines/resolve/resolver';
import { looseNames, placesOfNames, typeOfSchema, type LooseName } from '#store/name-index';
import { weightyEntities, type WeightyEntity } from '#store/resolution';
import type { ScopedTransaction } from '#store/scope';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import { cursorOf, placeOf } from '../presenters/cursor.ts';
import { readAt } from './at.ts';
import { knownEntities, presentCard, type KnownEntity } from './entity-cards.ts';
import { indexNames, schemaOfType } from './index-names.ts';
import { factsOfLoose, keysOfFacts, nearSubjects, type Near } from './near-subjects.ts';
import { whoIsWho, type WhoIsWho } from './who-is-who.ts';

/*
 * The queue. Whatever may be another is gone through from the heaviest down, where its weight is what would move by a
 * decision: links, their claims and mentions. A pair is shown at its lighter side, so that the queue is in the order of
 * what it would change without any list of pairs being kept; each page looks only at what the index finds near.
 */

/** Below these a likeness is not worth a look: a pair of entities, a name for an entity, names for one another. */
export const least = { pair: 0.3, entity: 0.35, group: 0.6 };

/** A name that stands alone is proposed where it is mentioned so often. */
const aloneFrom = 2;
const subjectsAtOnce = 40;
const pagesAtOnce = 6;
const mostInGroup = 12;
const placesShown = 3;

type Subject =
  | { readonly kind: 'entity'; readonly row: WeightyEntity }
  | { readonly kind: 'names'; readonly row: LooseName };

const place = z.tuple([z.int(), z.enum(['entity', 'names']), text, z.uuid()]);
type Place = z.output<typeof place>;

const placeAt = (subject: Subject): Place =>
  subject.kind === 'entity'
    ? [subject.row.weight, 'entity', subject.row.name, subject.row.entity_id]
    : [subject.row.mentions, 'names', subject.row.name, subject.row.compartment_id];

const smallest = '00000000-0000-0000-0000-000000000000';
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The next subjects in the one order of both kinds: heavier first, entities before names. */
async function nextSubjects(tx: ScopedTransaction, after: Place | undefined): Promise<Subject[]> {
  const [weight, kind, name, id] = after ?? [];
  const entityAfter =
    weight === undefined
      ? undefined
      : kind === 'entity'
        ? { weight, name: name!, entityId: id! }
        : { weight: weight - 1, name: '', entityId: smallest };
  const namesAfter =
    weight === undefined
      ? undefined
      : kind === 'names'
        ? { mentions: weight, name: name!, compartmentId: id! }
        : { mentions: weight, name: '', compartmentId: smallest };
  const entities = await weightyEntities(tx, { after: entityAfter, limit: subjectsAtOnce });
  const names = await looseNames(tx, { after: namesAfter, limit: subjectsAtOnce });
  const all: Subject[] = [
    ...entities.map((row) => ({ kind: 'entity' as const, row })),
    ...names.map((row) => ({ kind: 'names' as const, row })),
  ];
  return all
    .sort((a, b) => {
      const [x, y] = [placeAt(a), placeAt(b)];
      return y[0] - x[0] || order(x[1], y[1]) || order(x[2], y[2]) || order(x[3], y[3]);
    })
    .slice(0, subjectsAtOnce);
}

/** How heavy a person or body is, by the measure in which the store orders entities. */
export const weightOf = ({ ends, names }: KnownEntity): number =>
  ends.reduce((sum, end) => sum + 1 + end.claim_ids.length, 0) + names.reduce((sum, row) => sum + row.mentions, 0);

const lighterFirst = (a: KnownEntity, b: KnownEntity) => weightOf(a) - weightOf(b) || order(b.id, a.id);

export type Compared<T> = EntityComparison & { readonly of: T };

const byScore = <T>(a: Compared<T>, b: Compared<T>) => b.score - a.score;

/** Whether two lie where a record could join them: both where it would lie, or one of them in `main`. */
const mayMeet = (caseId: string, one: string, other: string): boolean =>
  one === other || one === mainCompartmentOf(caseId) || other === mainCompartmentOf(caseId);

/** Those near that may be one with an entity and of which nobody has decided yet, likeliest first. */
export function pairsOf(
  who: WhoIsWho,
  resolver: Resolver,
  subject: KnownEntity,
  near: Near,
  from: number,
): Compared<KnownEntity>[] {
  return near.entities
    .filter((other) => other.id !== subject.id && who.between(subject.id, other.id).length === 0)
    .map((of) => ({ of, ...resolver.compare(subject.asFacts, of.asFacts) }))
    .filter((one) => one.score >= from)
    .sort(byScore);
}

export function presentPair(one: KnownEntity, { of: other, score, reasons, contradictions }: Compared<KnownEntity>): PairProposal {
  const [lighter, heavier] = lighterFirst(one, other) < 0 ? [one, other] : [other, one];
  return {
    kind: 'pair',
    left: presentCard(heavier),
    right: presentCard(lighter),
    score,
    reasons: [...reasons],
    contradictions: [...contradictions],
    changes: lighter.hangs,
  };
}

type Group = {
  readonly seed: LooseName;
  readonly names: readonly (Compared<LooseName> & { readonly doubt: string | null })[];
  readonly entity: Compared<KnownEntity> | null;
};

const ranksBefore = (a: LooseName, b: LooseName) =>
  (b.mentions - a.mentions || order(a.name, b.name) || order(a.type, b.type)) < 0;

/** Names that belong together around the one most mentioned, and the entity that they may mean; null where there is nothing to say. */
function groupOf(caseId: string, resolver: Resolver, seed: LooseName, near: Near): Group | null {
  const facts = factsOfLoose(seed);
  const like = near.loose
    .filter((one) => one.compartment_id === seed.compartment_id && one.type === seed.type && one.name !== seed.name)
    .map((of) => ({ of, ...resolver.compare(facts, factsOfLoose(of)) }))
    .sort(byScore);
  const close = like.filter((one) => one.score >= least.group);
  if (close.some(({ of }) => ranksBefore(of, seed))) return null;
  const others = like.filter((one) => one.score < least.group);
  const names = close.slice(0, mostInGroup).map((one) => {
    const rival = others.find(({ of }) => resolver.compare(factsOfLoose(of), factsOfLoose(one.of)).score >= least.group);
    return { ...one, doubt: rival === undefined ? null : rival.of.name };
  });
  const entity =
    near.entities
      .filter((one) => typeOfSchema(one.asFacts.schema) === seed.type)
      .filter((one) => [seed.compartment_id, mainCompartmentOf(caseId)].includes(one.members[0]!.compartment_id))
      .map((of) => ({ of, ...resolver.compare(of.asFacts, facts) }))
      .filter((one) => one.score >= least.entity)
      .sort(byScore)[0] ?? null;
  const isWorthIt = entity !== null || names.length > 0 || seed.mentions >= aloneFrom;
  return isWorthIt ? { seed, names, entity } : null;
}

const countText = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

async function presentGroup(tx: ScopedTransaction, { seed, names, entity }: Group): Promise<NamesProposal> {
  const all = [seed, ...names.map(({ of }) => of)];
  const { compartment_id: compartmentId, type } = seed;
  const places = await placesOfNames(tx, {
    compartmentId,
    type,
    names: all.map(({ name }) => name),
    limit: 200,
  });
  const placesOf = (name: string) =>
    places
      .filter((row) => row.name === name)
      .slice(0, placesShown)
      .map((row) => ({
        documentId: row.document_id,
        renditionId: row.rendition_id,
        title: row.title,
        start: row.first_start,
        end: row.first_end,
      }));
  const alone = { words: `the same name in ${countText(seed.documents, 'document', 'documents')}`, weight: 0 };
  const shown = (row: LooseName, of: Pick<EntityComparison, 'score' | 'reasons'>, doubt: string | null) => ({
    name: row.name,
    mentions: row.mentions,
    documents: row.documents,
    score: of.score,
    reasons: [...of.reasons],
    places: placesOf(row.name),
    doubt,
  });
  const changes: Hanging = {
    links: 0,
    claims: 0,
    mentions: all.reduce((sum, row) => sum + row.mentions, 0),
    documents: new Set(places.map((row) => row.document_id)).size,
  };
  return {
    kind: 'names',
    compartmentId,
    type,
    schema: (entity?.of.asFacts.schema ?? schemaOfType(type)) as EntitySchema,
    seen: Math.max(...all.map((row) => row.seen)),
    names: [
      shown(seed, { score: 1, reasons: [alone] }, null),
      ...names.map((one) => shown(one.of, one, one.doubt)),
    ],
    entity: entity === null ? null : presentCard(entity.of),
    score: entity?.score ?? Math.min(1, ...names.map((one) => one.score)),
    reasons: entity === null ? [alone] : [...entity.reasons],
    contradictions: entity === null ? [] : [...entity.contradictions],
    changes,
  };
}

/** What these subjects may be, in their order. */
async function proposalsOf(
  tx: ScopedTransaction,
  who: WhoIsWho,
  resolver: Resolver,
  subjects: readonly Subject[],
): Promise<Proposal[]> {
  const { caseId } = tx.scope;
  const known = await knownEntities(
    tx,
    null,
    who,
    subjects.flatMap((one) => (one.kind === 'entity' ? [one.row.entity_id] : [])),
  );
  const factsOf = (subject: Subject) =>
    subject.kind === 'names' ? factsOfLoose(subject.row) : known.get(who.canonicalOf(subject.row.entity_id))?.asFacts;
  const near = await nearSubjects(
    tx,
    who,
    resolver,
    subjects.map((subject) => {
      const facts = factsOf(subject);
      return facts === undefined ? [] : keysOfFacts(resolver, facts);
    }),
  );
  const proposals: Proposal[] = [];
  for (const [i, subject] of subjects.entries()) {
    if (subject.kind === 'names') {
      const group = groupOf(caseId, resolver, subject.row, near(i));
      if (group !== null) proposals.push(await presentGroup(tx, group));
      continue;
    }
    const one = known.get(who.canonicalOf(subject.row.entity_id));
    // A group of entities is gone through once, at the one that leads it.
    if (one === undefined || one.id !== subject.row.entity_id) continue;
    const heavier = pairsOf(who, resolver, one, near(i), least.pair).filter(
      ({ of }) =>
        lighterFirst(one, of) < 0 && mayMeet(caseId, one.members[0]!.compartment_id, of.members[0]!.compartment_id),
    );
    proposals.push(...heavier.map((pair) => presentPair(one, pair)));
  }
  return proposals;
}

/** A page of the queue. It may hold more or fewer than were asked for: it ends where a step of the way down ends. */
export function proposalList(
  scope: InCase,
  context: Pick<Context, 'store' | 'resolver'>,
  query: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ proposals: Proposal[]; nextCursor: string | null; indexed: { done: number; of: number } }> {
  return readAt(scope, context, undefined, async (tx) => {
    const indexed = await indexNames(tx, context.resolver);
    const who = await whoIsWho(tx, null);
    let after = query.cursor === undefined ? undefined : placeOf(query.cursor, place);
    const proposals: Proposal[] = [];
    for (let page = 0; page < pagesAtOnce && proposals.length < query.limit; page++) {
      const subjects = await nextSubjects(tx, after);
      proposals.push(...(await proposalsOf(tx, who, context.resolver, subjects)));
      if (subjects.length < subjectsAtOnce) return { proposals, nextCursor: null, indexed };
      after = placeAt(subjects.at(-1)!);
    }
    return { proposals, nextCursor: after === undefined ? null : cursorOf(after), indexed };
  });
}
