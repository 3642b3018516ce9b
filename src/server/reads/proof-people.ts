import type { LaneThing } from '#api/schemas/lane-thing';
import type { ProofFact } from '#domain/proof-fact';
import type { Cut } from '#store/cut';
import type { ScopedTransaction } from '#store/scope';
import { besideThings, type Beside } from './lane-things.ts';

type People = LaneThing['persons'];

/** Everybody whom facts of the proof are about, by id. */
export const suspectsIn = (facts: readonly ProofFact[]): string[] => [
  ...new Set(facts.flatMap((fact) => ('suspectId' in fact ? fact.suspectId : []))),
];

/** Whom a fact is about: its suspect; of an item those it bears on, or all where nobody said yet whom. */
export function personsOfFact(facts: readonly ProofFact[]): (fact: ProofFact) => string[] {
  const all = suspectsIn(facts);
  const borne = new Map<string, Set<string>>();
  for (const fact of facts)
    if (fact.kind === 'item bears') borne.set(fact.itemId, (borne.get(fact.itemId) ?? new Set()).add(fact.suspectId));
  return (fact) => {
    if ('suspectId' in fact) return [fact.suspectId];
    const itemId = fact.kind === 'item recorded' ? fact.item.id : 'itemId' in fact ? fact.itemId : null;
    return itemId === null ? [] : [...(borne.get(itemId) ?? all)];
  };
}

/** These persons, each with what must show beside an allegation. */
export const presentPeople = ({ names, fairness }: Beside): People =>
  [...names].map(([entityId, name]) => ({ entityId, name, fairness: fairness.get(name) ?? null }));

/** Everybody of the proof, each with what must show beside an allegation. */
export const proofPeople = async (tx: ScopedTransaction, cut: Cut, facts: readonly ProofFact[]): Promise<People> =>
  presentPeople(await besideThings(tx, cut, [], suspectsIn(facts)));
