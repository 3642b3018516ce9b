import type { LaneTie } from './lane-tie.ts';
import type { ProofFact } from './proof-fact.ts';

/** The record that a fact brings about, and the records that it speaks of; all by id. */
export type References = { readonly makes: string | null; readonly names: readonly string[] };

const some = (...ids: readonly (string | null)[]): string[] => ids.flatMap((id) => id ?? []);

/** What a fact of proof makes and names. Offences and elements are doctrine and no records. */
export function referencesOf(fact: ProofFact): References {
  switch (fact.kind) {
    case 'suspect named':
      return { makes: null, names: [fact.suspectId] };
    case 'witness named':
      return { makes: null, names: [fact.witnessId] };
    case 'item recorded': {
      const { id, witnessId, exhibitId, claimIds, documentIds = [] } = fact.item;
      return { makes: id, names: [...some(witnessId, exhibitId), ...claimIds, ...documentIds] };
    }
    case 'exhibit produced':
      return { makes: fact.exhibitId, names: some(fact.witnessId) };
    case 'exhibit moved':
      return { makes: null, names: [fact.exhibitId] };
    case 'request made':
      return { makes: fact.requestId, names: [fact.suspectId] };
    case 'request answered':
      return { makes: null, names: [fact.requestId] };
    case 'witness position':
      return { makes: null, names: some(fact.witnessId, fact.itemId) };
    case 'item bears':
      return { makes: null, names: [fact.itemId, fact.suspectId] };
    case 'item withdrawn':
    case 'admissibility decided':
    case 'gate decided':
      return { makes: null, names: [fact.itemId] };
    case 'ruling recorded':
      return { makes: null, names: [] };
    case 'answer recorded':
    case 'status recorded':
    case 'offence chosen':
    case 'offence let go':
    case 'element disputed':
    case 'stage decided':
      return { makes: null, names: [fact.suspectId] };
  }
}

/** Every id that a tie speaks of; an origin may be a reference kept outside. */
export function namesOfTie(tie: LaneTie): string[] {
  switch (tie.kind) {
    case 'element rests on item':
      return [tie.cell.suspectId, tie.itemId];
    case 'derives from origin':
      return [tie.fromId, tie.originId];
    case 'witness says item':
      return [tie.personId, tie.itemId];
    case 'offence considered':
      return [tie.personId];
    case 'disruption exposes origin':
    case 'disruption depends on origin':
      return [tie.disruptionId, tie.originId];
    case 'disruption shows item':
      return [tie.disruptionId, tie.itemId];
    case 'disruption removes person':
    case 'disruption tells person':
      return [tie.disruptionId, tie.personId];
    case 'material reveals disruption':
      return [tie.materialId, tie.disruptionId];
    case 'material reveals origin':
      return [tie.materialId, tie.originId];
  }
}
