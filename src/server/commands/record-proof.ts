import type { ProofFactIn } from '#api/schemas/lane-matrix';
import type { Doctrine } from '#domain/doctrine';
import type { ActorRef } from '#domain/entry';
import type { ProofFact } from '#domain/proof-fact';
import { referencesOf } from '#domain/lane-references';
import { isPeriod } from '#engines/prove/matrix/periods';
import { draftEntry, recordId, type DraftEntry } from '#store/draft-entry';
import type { ScopedTransaction } from '#store/scope';
import type { InCase, InCompartment } from '../authorised.ts';
import { actorRefOf } from '../actor.ts';
import type { ServerDeps } from '../deps.ts';
import { knownRecords, type KnownRecords, type NamedRecords } from '../lanes/known-records.ts';
import { dayOf, knownWithin } from '../lanes/proof-facts.ts';
import { workLanes } from '../policies/work-lanes.ts';
import { invalid } from '../refusals.ts';
import { storeScopeOf } from '../store-scope.ts';
import { ownCompartmentOf } from './own-compartment.ts';

export type AskedProof = { readonly compartmentId?: string | undefined; readonly facts: readonly ProofFactIn[] };

type Deps = Pick<ServerDeps, 'store' | 'doctrine' | 'clock'>;

export type NewFact = { readonly ordinal: number; readonly factId: string; readonly fact: ProofFact };

const isNew = (id: string): boolean => id.startsWith('new:');

/** Every record that the facts speak of and did not make themselves. */
function namedBy(facts: readonly ProofFactIn[]): Required<Omit<NamedRecords, 'thingIds' | 'isOfAnyReview'>> {
  const all = {
    entityIds: [] as string[],
    claimIds: [] as string[],
    linkIds: [] as string[],
    documentIds: [] as string[],
    madeIds: [] as string[],
  };
  for (const fact of facts) {
    if ('suspectId' in fact) all.entityIds.push(fact.suspectId);
    if ('witnessId' in fact && fact.witnessId !== null) all.entityIds.push(fact.witnessId);
    if ('itemId' in fact && fact.itemId !== null) all.madeIds.push(fact.itemId);
    if ('exhibitId' in fact && fact.exhibitId !== null) all.madeIds.push(fact.exhibitId);
    if ('requestId' in fact) all.madeIds.push(fact.requestId);
    if (fact.kind !== 'item recorded') continue;
    all.claimIds.push(...fact.claimIds);
    all.linkIds.push(...fact.linkIds);
    all.documentIds.push(...fact.documentIds);
  }
  return { ...all, madeIds: all.madeIds.filter((id) => !isNew(id)) };
}

/** Refuses an offence or an element that doctrine does not hold. */
export function requireElement(doctrine: Doctrine, offenceId: string, elementId: string | null): void {
  const offence = doctrine.offences.find(({ id }) => id === offenceId);
  if (offence === undefined)
    throw invalid(`“${offenceId}” is no offence of this edition.`, 'Choose one from the list.');
  if (elementId === null) return;
  const shared = doctrine.conditions.filter(({ id }) => offence.conditions.includes(id));
  const elements = [offence, ...shared].flatMap((one) => one.elements);
  if (!elements.some(({ id }) => id === elementId))
    throw invalid(`“${elementId}” is no element of ${offence.short}.`, 'Choose one of its elements.');
}

/** The day a fact is recorded of: today, or a day that is over. */
export function dayGiven(on: string | undefined, now: number): string {
  const today = dayOf(now);
  if (on !== undefined && on > today) throw invalid(`${on} is not over yet.`, 'Give today or a day before it.');
  return on ?? today;
}

/** The person's name is put on record with the first fact that speaks of them. */
export function nameOf(
  known: KnownRecords,
  drafted: readonly NewFact[],
  kind: 'suspect named' | 'witness named',
  id: string,
  on: string,
): ProofFact[] {
  const all = [...known.facts, ...drafted].map(({ fact }) => fact);
  const isKnown = all.some(
    (fact) =>
      fact.kind === kind && (fact.kind === 'suspect named' ? fact.suspectId : fact.witnessId) === id && fact.on <= on,
  );
  const name = known.names.get(id) ?? id;
  if (isKnown) return [];
  return [
    kind === 'suspect named' ? { kind, on, suspectId: id, name } : { kind: 'witness named', on, witnessId: id, name },
  ];
}

/** Drafts the facts in order; a `new:` name, in whatever case, stands for what an earlier one makes. */
function draftFacts(
  draft: DraftEntry,
  actor: ActorRef,
  facts: readonly ProofFactIn[],
  known: KnownRecords,
  { doctrine, now }: { readonly doctrine: Doctrine; readonly now: number },
): NewFact[] {
  const drafted: NewFact[] = [];
  const made = new Map<string, string>();
  const add = (fact: ProofFact) => {
    const ordinal = draft.items.length;
    drafted.push({ ordinal, factId: draft.add(actor, { kind: 'lane.fact', fact }), fact });
  };
  const idOf = <Id extends string | null>(id: Id): Id => {
    if (id === null || !isNew(id)) return id;
    const found = made.get(id.slice(4).toLowerCase());
    if (found === undefined)
      throw invalid(`Nothing before it makes “${id}”.`, 'Name what an earlier fact of the call makes.');
    return found as Id;
  };
  for (const asked of facts) {
    const { on: day, as, ...rest } = asked;
    const on = dayGiven(day, now);
    if ('offenceId' in rest) requireElement(doctrine, rest.offenceId, 'elementId' in rest ? rest.elementId : null);
    if ('witnessId' in rest && rest.witnessId !== null)
      for (const named of nameOf(known, drafted, 'witness named', rest.witnessId, on)) add(named);
    const id = recordId(draft.nonce, draft.items.length);
    if (as !== undefined) made.set(as.toLowerCase(), id);
    add(factOf(rest, on, id, idOf, known, doctrine));
  }
  return drafted;
}

type Asked = ProofFactIn extends infer One ? (One extends unknown ? Omit<One, 'on' | 'as'> : never) : never;

function factOf(
  asked: Asked,
  on: string,
  id: string,
  idOf: <Id extends string | null>(id: Id) => Id,
  known: KnownRecords,
  doctrine: Doctrine,
): ProofFact {
  switch (asked.kind) {
    case 'item recorded': {
      const { kind, linkIds, claimIds, covers, ...item } = asked;
      if (covers !== null && !isPeriod(covers))
        throw invalid('The days that the item tells of are out of order.', 'Give the first day and then the last.');
      const ofLinks = linkIds.flatMap((one) => known.claimsOfLink.get(one) ?? []);
      const all = [...new Set([...claimIds, ...ofLinks])];
      return { kind, on, item: { ...item, id, covers, exhibitId: idOf(item.exhibitId), claimIds: all } };
    }
    case 'exhibit produced':
      return { ...asked, on, exhibitId: id };
    case 'request made':
      if (asked.replyBy < on) throw invalid('The answer would be due before it is asked for.', 'Give a later day.');
      return { ...asked, on, requestId: id };
    case 'ruling recorded': {
      for (const change of asked.ruling.changes) requireElement(doctrine, change.offenceId, change.elementId);
      return { ...asked, on, ruling: { ...asked.ruling, id, as_of: on, status: 'unverified' } };
    }
    case 'witness position':
    case 'item withdrawn':
    case 'admissibility decided':
    case 'item bears':
      return { ...asked, on, itemId: idOf(asked.itemId) } as ProofFact;
    case 'exhibit moved':
      return { ...asked, on, exhibitId: idOf(asked.exhibitId) };
    case 'request answered':
      return { ...asked, on, requestId: idOf(asked.requestId) };
    default:
      return { ...asked, on };
  }
}

const recorders = ['analyst', 'case owner'] as const;

/** The compartment that the facts belong to, by all they speak of. */
export async function compartmentOfProof(
  scope: InCase,
  deps: Pick<ServerDeps, 'store'>,
  { compartmentId, facts }: AskedProof,
): Promise<InCompartment<'work-lanes'>> {
  const { compartmentIds } = await deps.store.read(storeScopeOf(scope), (tx) => knownRecords(tx, namedBy(facts)));
  const own = ownCompartmentOf(scope.caseId, [...compartmentIds, compartmentId ?? scope.caseId]);
  return workLanes(scope, own, recorders);
}

/** Seals facts as one entry. */
export function recordProof(
  auth: InCompartment<'work-lanes'>,
  deps: Deps,
  { facts }: AskedProof,
): Promise<{ seq: number; facts: NewFact[] }> {
  return deps.store.write(storeScopeOf(auth), auth.compartmentId, async (tx) => {
    const found = await knownRecords(tx as ScopedTransaction, namedBy(facts));
    const known = { ...found, facts: knownWithin(found.facts, auth) };
    const draft = draftEntry();
    const drafted = draftFacts(draft, actorRefOf(auth), facts, known, { doctrine: deps.doctrine, now: deps.clock() });
    const { seq } = await tx.append(draft);
    return { seq, facts: drafted };
  });
}

/** What a new fact made, for whoever recorded it. */
export const madeBy = ({ fact }: NewFact): string | null => referencesOf(fact).makes;
