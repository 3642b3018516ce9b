import { z } from 'zod';
import { text } from '#api/schemas/common';
import type { PairProposal, Proposal } from '#api/schemas/resolution';
import { mainCompartmentOf } from '#domain/case-file';
import type { Resolver } from '#engines/resolve/resolver';
import { looseNames, type LooseName } from '#store/name-index';
import { weightyEntities, type WeightyEntity } from '#store/resolution';
import type { ScopedTransaction } from '#store/scope';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import { cursorOf, placeOf } from '../presenters/cursor.ts';
import { readAt } from './at.ts';
import { compareKnown, knownEntities, presentCard, type KnownEntity } from './entity-cards.ts';
import { indexNames } from './index-names.ts';
import { byScore, least, order, type Compared } from './likeness.ts';
import { doubtShared, foundOf, groupOf } from './name-groups.ts';
import { namesTied } from './names-for-entity.ts';
import { presentNames } from './names-proposal.ts';
import { factsOfLoose, keysOfFacts, nearSubjects, type Near } from './near-subjects.ts';
import { whoIsWho, type WhoIsWho } from './who-is-who.ts';

/*
 * The queue. Whatever may be another is gone through from the heaviest down, where its weight is what would move by a
 * decision: links, their claims and mentions. A pair is shown at its lighter side, so that the queue is in the order of
 * what it would change without any list of pairs being kept; each page looks only at what the index finds near.
 */

/** The likeliest of one entity; the others come once these are decided. */
const mostPairs = 5;
const subjectsAtOnce = 40;
const pagesAtOnce = 6;
/** A group weighs more than the name that leads it, so a page looks on for heavier ones before it is put in order. */
const leastPages = 3;

type Subject =
  | { readonly kind: 'entity'; readonly row: WeightyEntity }
  | { readonly kind: 'names'; readonly row: LooseName };

/** Weight, kind, name and id, and what tells two of one name apart: of an entity its entry, of a name its kind. */
const place = z.tuple([z.int(), z.enum(['entity', 'names']), text, z.uuid(), text]);
type Place = z.output<typeof place>;

const placeAt = ({ kind, row }: Subject): Place =>
  kind === 'entity'
    ? [row.weight, kind, row.name, row.entity_id, String(row.from_seq)]
    : [row.mentions, kind, row.name, row.compartment_id, row.type];

const smallest = '00000000-0000-0000-0000-000000000000';

/** The next subjects in the one order of both kinds: heavier first, entities before names. */
async function nextSubjects(tx: ScopedTransaction, after: Place | undefined): Promise<Subject[]> {
  const [weight = 0, kind, name = '', id = smallest, more = ''] = after ?? [];
  const entityAfter =
    kind === 'entity'
      ? { weight, name, seq: Number(more) || 0, entityId: id }
      : after && { weight: weight - 1, name: '', seq: 0, entityId: smallest };
  const namesAfter =
    kind === 'names'
      ? { mentions: weight, name, compartmentId: id, type: more }
      : after && { mentions: weight, name: '', compartmentId: tx.scope.caseId, type: '' };
  const entities = await weightyEntities(tx, { after: entityAfter, limit: subjectsAtOnce });
  const names = await looseNames(tx, { after: namesAfter, limit: subjectsAtOnce });
  const heavierFirst = (a: Subject, b: Subject) => placeAt(b)[0] - placeAt(a)[0] || order(a.kind, b.kind);
  const all: Subject[] = [
    ...entities.map((row) => ({ kind: 'entity' as const, row })),
    ...names.map((row) => ({ kind: 'names' as const, row })),
  ];
  // Each kind came in its own order, which sorting keeps.
  return all.sort(heavierFirst).slice(0, subjectsAtOnce);
}

/** How heavy a person or body is, by the measure in which the store orders entities. */
export const weightOf = ({ ends, names }: KnownEntity): number =>
  ends.reduce((sum, end) => sum + 1 + end.claim_ids.length, 0) + names.reduce((sum, row) => sum + row.mentions, 0);

/** What comes later in the queue's order is the lighter; it is what would move. */
const lighterFirst = (a: KnownEntity, b: KnownEntity) =>
  weightOf(a) - weightOf(b) ||
  order(b.members[0]!.name, a.members[0]!.name) ||
  order(b.content, a.content) ||
  order(b.id, a.id);

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
    .sort((a, b) => byScore(a, b) || order(a.of.content, b.of.content));
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
    resolver,
    subjects.map((subject, i) => (subject.kind === 'names' ? groupOf(caseId, resolver, subject.row, near(i)) : null)),
  );
  const tied = await namesTied(tx, resolver, [...known.values()]);
  const names = [
    ...groups.flatMap((group) => (group === null ? [] : [foundOf(group)])),
    ...[...known.keys()].flatMap((id) => tied.get(id) ?? []),
  ];
  const proposals: Proposal[] = await presentNames(tx, names);
  for (const [i, subject] of subjects.entries()) {
    if (subject.kind === 'names') continue;
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
/** What would move most comes first; what moves as much keeps its place. */
const byMoves = (a: Proposal, b: Proposal): number => moves(b) - moves(a);

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
    const sorted = () => proposals.toSorted(byMoves);
    for (let page = 0; page < pagesAtOnce && (page < leastPages || proposals.length < query.limit); page++) {
      const subjects = await nextSubjects(tx, after);
      proposals.push(...(await proposalsOf(tx, who, context.resolver, subjects)));
      if (subjects.length < subjectsAtOnce) return { proposals: sorted(), nextCursor: null, indexed };
      after = placeAt(subjects.at(-1)!);
    }
    return { proposals: sorted(), nextCursor: after === undefined ? null : cursorOf(after), indexed };
  });
}
