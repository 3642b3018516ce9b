import { z } from 'zod';
import { text } from '#api/schemas/common';
import type { Hanging, NamesProposal, PairProposal, Proposal } from '#api/schemas/resolution';
import type { EntitySchema } from '#domain/entity';
import { mainCompartmentOf } from '#domain/case-file';
import type { EntityComparison } from '#engines/resolve/compare-entities';
import type { Resolver } from '#engines/resolve/resolver';
import { looseNames, placesOfNames, typeOfSchema, type LooseName, type NamePlace } from '#store/name-index';
import { weightyEntities, type WeightyEntity } from '#store/resolution';
import type { ScopedTransaction } from '#store/scope';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import { cursorOf, placeOf } from '../presenters/cursor.ts';
import { readAt } from './at.ts';
import { compareKnown, knownEntities, presentCard, type KnownEntity } from './entity-cards.ts';
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

/** A name that stands alone is proposed where so many documents mention it. */
const aloneFrom = 2;
/** The likeliest of one entity; the others come once these are decided. */
const mostPairs = 5;
const subjectsAtOnce = 40;
const pagesAtOnce = 6;
const mostInGroup = 12;
/** Names left out that are looked at for doubts; those that share most keys come first. */
const mostRivals = 30;
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

/** What comes later in the queue's order is the lighter; it is what would move. */
const lighterFirst = (a: KnownEntity, b: KnownEntity) =>
  weightOf(a) - weightOf(b) || order(b.members[0]!.name, a.members[0]!.name) || order(b.id, a.id);

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
    .map((of) => ({ of, ...compareKnown(resolver, subject, of) }))
    .filter((one) => one.score >= from)
    .sort(byScore);
}

export function presentPair(
  one: KnownEntity,
  { of: other, score, reasons, contradictions }: Compared<KnownEntity>,
): PairProposal {
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
  /** Another name that the seed may as well stand for. */
  readonly doubt: string | null;
  readonly entity: Compared<KnownEntity> | null;
};

/** Written out in two words or more, and no bare initials; scripts that part no words need two letters. */
const isFull = (name: string): boolean =>
  (name.match(/\p{L}[\p{L}\p{M}'’-]+(?!\.)/gu) ?? []).length > 1 ||
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{2}/u.test(name);

const wordsIn = (name: string): number => name.split(/[\s.-]+/u).filter((word) => word !== '').length;

/** Whether one name tells as much as another: "Vey" casts no doubt on "J. Vey", and "Robin Hale" does on "R. Hale". */
const saysAsMuch = (one: string, other: string): boolean => isFull(one) || wordsIn(one) > wordsIn(other);

/** A name written out leads its group, else the one most mentioned. */
const ranksBefore = (a: LooseName, b: LooseName) =>
  (Number(isFull(b.name)) - Number(isFull(a.name)) ||
    b.mentions - a.mentions ||
    order(a.name, b.name) ||
    order(a.type, b.type)) < 0;

/**
 * Names that belong together around the one that leads them, and the entity that they may mean; null where there is
 * nothing to say. A name comes in only where it goes with every name that is in: "R. Hale" does not join Robin with
 * Rosalind. A name that goes with one left out as well is in doubt.
 */
function groupOf(caseId: string, resolver: Resolver, seed: LooseName, near: Near): Group | null {
  const facts = factsOfLoose(seed);
  const compared = near.loose
    .filter((one) => one.compartment_id === seed.compartment_id && one.type === seed.type && one.name !== seed.name)
    .map((of) => ({ of, ...resolver.compare(facts, factsOfLoose(of)) }));
  const like = compared
    .filter((one) => one.score >= least.group)
    .sort((a, b) => byScore(a, b) || b.of.mentions - a.of.mentions || order(a.of.name, b.of.name));
  if (like.some(({ of }) => ranksBefore(of, seed))) return null;
  const goTogether = (a: LooseName, b: LooseName) =>
    resolver.compare(factsOfLoose(a), factsOfLoose(b)).score >= least.group;
  const close: typeof like = [];
  const left: LooseName[] = [];
  for (const one of like.slice(0, mostInGroup * 2)) {
    const isIn = close.length < mostInGroup && close.every(({ of }) => goTogether(of, one.of));
    if (isIn) close.push(one);
    else left.push(one.of);
  }
  const others = [...left, ...compared.filter((one) => one.score < least.group).map(({ of }) => of)].slice(
    0,
    mostRivals,
  );
  const doubtOf = (one: LooseName) =>
    others.find((other) => saysAsMuch(other.name, one.name) && goTogether(one, other))?.name ?? null;
  const names = close.map((one) => ({ ...one, doubt: doubtOf(one.of) }));
  const entity =
    near.entities
      .filter((one) => typeOfSchema(one.asFacts.schema) === seed.type)
      .filter((one) => [seed.compartment_id, mainCompartmentOf(caseId)].includes(one.members[0]!.compartment_id))
      .map((of) => ({ of, ...resolver.compare(of.asFacts, facts) }))
      .filter((one) => one.score >= least.entity)
      .sort(byScore)[0] ?? null;
  const isWorthIt = entity !== null || names.length > 0 || seed.documents >= aloneFrom;
  return isWorthIt
    ? { seed, names, doubt: left.find((other) => saysAsMuch(other.name, seed.name))?.name ?? null, entity }
    : null;
}

/** A name that came into two groups is in doubt in both. */
function doubtShared(groups: readonly (Group | null)[]): (Group | null)[] {
  const seeds = new Map<string, LooseName[]>();
  const keyOf = (row: LooseName) => `${row.compartment_id} ${row.type} ${row.name}`;
  for (const group of groups)
    for (const { of } of group?.names ?? []) seeds.set(keyOf(of), [...(seeds.get(keyOf(of)) ?? []), group!.seed]);
  const otherThan = (seed: LooseName, of: LooseName) =>
    seeds.get(keyOf(of))?.find((one) => one !== seed && saysAsMuch(one.name, of.name))?.name ?? null;
  return groups.map(
    (group) =>
      group && {
        ...group,
        names: group.names.map((one) => ({ ...one, doubt: one.doubt ?? otherThan(group.seed, one.of) })),
      },
  );
}

const countText = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** Documents of one name that are looked at for a proposal; the rest is joined all the same. */
const placesOfName = 60;

const namesOf = ({ seed, names }: Group) => [seed, ...names.map(({ of }) => of)];

/** Where the names of these groups stand, asked for at once. */
async function placesOfGroups(tx: ScopedTransaction, groups: readonly Group[]) {
  const wanted = groups
    .flatMap(namesOf)
    .map(({ compartment_id: compartmentId, type, name }) => ({ compartmentId, type, name }));
  const keyOf = (compartmentId: string, type: string, name: string) => `${compartmentId} ${type} ${name}`;
  const unique = new Map(wanted.map((one) => [keyOf(one.compartmentId, one.type, one.name), one]));
  const found = new Map<string, NamePlace[]>();
  for (const row of await placesOfNames(tx, [...unique.values()], placesOfName)) {
    const key = keyOf(row.compartment_id, row.type, row.name);
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return (row: LooseName): readonly NamePlace[] => found.get(keyOf(row.compartment_id, row.type, row.name)) ?? [];
}

function presentGroup(group: Group, placesOf: (row: LooseName) => readonly NamePlace[]): NamesProposal {
  const { seed, names, doubt, entity } = group;
  const all = namesOf(group);
  const { compartment_id: compartmentId, type } = seed;
  const shownPlaces = (row: LooseName) =>
    placesOf(row)
      .slice(0, placesShown)
      .map((place) => ({
        documentId: place.document_id,
        renditionId: place.rendition_id,
        title: place.title,
        start: place.first_start,
        end: place.first_end,
      }));
  const alone = { words: `the same name in ${countText(seed.documents, 'document', 'documents')}`, weight: 0 };
  const shown = (row: LooseName, of: Pick<EntityComparison, 'score' | 'reasons'>, doubt: string | null) => ({
    name: row.name,
    mentions: row.mentions,
    documents: row.documents,
    score: of.score,
    reasons: [...of.reasons],
    places: shownPlaces(row),
    doubt,
  });
  const changes: Hanging = {
    links: 0,
    claims: 0,
    mentions: all.reduce((sum, row) => sum + row.mentions, 0),
    documents: new Set(all.flatMap(placesOf).map((row) => row.document_id)).size,
  };
  return {
    kind: 'names',
    compartmentId,
    type,
    schema: (entity?.of.asFacts.schema ?? schemaOfType(type)) as EntitySchema,
    seen: Math.max(...all.map((row) => row.seen)),
    names: [shown(seed, { score: 1, reasons: [alone] }, doubt), ...names.map((one) => shown(one.of, one, one.doubt))],
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
  const groups = doubtShared(
    subjects.map((subject, i) => (subject.kind === 'names' ? groupOf(caseId, resolver, subject.row, near(i)) : null)),
  );
  const placesOf = await placesOfGroups(
    tx,
    groups.flatMap((group) => group ?? []),
  );
  const proposals: Proposal[] = [];
  for (const [i, subject] of subjects.entries()) {
    if (subject.kind === 'names') {
      const group = groups[i] ?? null;
      if (group !== null) proposals.push(presentGroup(group, placesOf));
      continue;
    }
    const one = known.get(who.canonicalOf(subject.row.entity_id));
    // A group of entities is gone through once, at the one that leads it.
    if (one === undefined || one.id !== subject.row.entity_id) continue;
    const heavier = pairsOf(who, resolver, one, near(i), least.pair).filter(
      ({ of }) =>
        lighterFirst(one, of) < 0 && mayMeet(caseId, one.members[0]!.compartment_id, of.members[0]!.compartment_id),
    );
    proposals.push(...heavier.slice(0, mostPairs).map((pair) => presentPair(one, pair)));
  }
  return proposals;
}

const moves = ({ changes }: Proposal): number => changes.links + changes.claims + changes.mentions;

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
    const sorted = () => proposals.toSorted((a, b) => moves(b) - moves(a));
    for (let page = 0; page < pagesAtOnce && proposals.length < query.limit; page++) {
      const subjects = await nextSubjects(tx, after);
      proposals.push(...(await proposalsOf(tx, who, context.resolver, subjects)));
      if (subjects.length < subjectsAtOnce) return { proposals: sorted(), nextCursor: null, indexed };
      after = placeAt(subjects.at(-1)!);
    }
    return { proposals: sorted(), nextCursor: after === undefined ? null : cursorOf(after), indexed };
  });
}
