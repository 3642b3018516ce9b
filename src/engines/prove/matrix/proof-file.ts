import type { EvidenceItem } from '#domain/evidence-item';
import type { ExhibitMovement } from '#domain/exhibit';
import type { CellRef, ProofFact, ProofFactKind, ProofFactOf } from '#domain/proof-fact';

type Bearing = ProofFactOf<'item bears'>;
type Request = ProofFactOf<'request made'> & { readonly answer: ProofFactOf<'request answered'> | null };

export type Suspect = {
  readonly id: string;
  readonly name: string;
  /** Words of the denial or other answer; null where it has not been put to them. */
  readonly answer: string | null;
  readonly status: ProofFactOf<'status recorded'> | null;
};

export type ItemFile = {
  readonly item: EvidenceItem;
  readonly recorded: string;
  readonly withdrawn: string | null;
  readonly admissible: ProofFactOf<'admissibility decided'> | null;
  readonly gate: ProofFactOf<'gate decided'> | null;
};

/** What is known of a case's proof on one day. */
export type ProofFile = {
  readonly on: string;
  readonly suspects: ReadonlyMap<string, Suspect>;
  readonly choices: readonly ProofFactOf<'offence chosen'>[];
  readonly items: ReadonlyMap<string, ItemFile>;
  /** The latest of each item for each cell. */
  readonly bearings: readonly Bearing[];
  readonly disputes: readonly ProofFactOf<'element disputed'>[];
  readonly witnessNames: ReadonlyMap<string, string>;
  /** In the order recorded. */
  readonly positions: readonly ProofFactOf<'witness position'>[];
  readonly produced: ReadonlyMap<string, ProofFactOf<'exhibit produced'>>;
  readonly movements: ReadonlyMap<string, readonly ExhibitMovement[]>;
  readonly rulings: readonly ProofFactOf<'ruling recorded'>[];
  readonly requests: readonly Request[];
  readonly stages: readonly ProofFactOf<'stage decided'>[];
};

export const cellKey = ({ suspectId, offenceId, elementId }: CellRef): string =>
  JSON.stringify([suspectId, offenceId, elementId]);

/** The facts in the order of their days; those of one day as they stand. */
export const inOrder = (facts: readonly ProofFact[]): ProofFact[] =>
  facts.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

/** Folds what was recorded up to a day, that day included. */
export function proofFileAsOf(facts: readonly ProofFact[], on: string): ProofFile {
  const known = inOrder(facts).filter((fact) => fact.on <= on);
  const of = <Kind extends ProofFactKind>(kind: Kind): ProofFactOf<Kind>[] =>
    known.filter((fact): fact is ProofFactOf<Kind> => fact.kind === kind);
  const latest = <Fact>(all: readonly Fact[], key: (fact: Fact) => string): Map<string, Fact> =>
    new Map(all.map((fact) => [key(fact), fact]));

  const answers = latest(of('answer recorded'), (fact) => fact.suspectId);
  const statuses = latest(of('status recorded'), (fact) => fact.suspectId);
  const decided = latest(of('admissibility decided'), (fact) => fact.itemId);
  const gates = latest(of('gate decided'), (fact) => fact.itemId);
  const withdrawn = latest(of('item withdrawn'), (fact) => fact.itemId);
  const replies = latest(of('request answered'), (fact) => fact.requestId);
  const choices = new Map<string, ProofFactOf<'offence chosen'>>();
  for (const fact of known) {
    if (fact.kind === 'offence chosen') choices.set(cellKey({ ...fact, elementId: '' }), fact);
    if (fact.kind === 'offence let go') choices.delete(cellKey({ ...fact, elementId: '' }));
  }
  const movements = new Map<string, ExhibitMovement[]>();
  for (const { exhibitId, movement } of of('exhibit moved'))
    movements.set(exhibitId, [...(movements.get(exhibitId) ?? []), movement]);
  return {
    on,
    suspects: new Map(
      of('suspect named').map(({ suspectId: id, name }) => [
        id,
        { id, name, answer: answers.get(id)?.answer ?? null, status: statuses.get(id) ?? null },
      ]),
    ),
    choices: [...choices.values()],
    items: new Map(
      of('item recorded').map(({ item, on: recorded }) => [
        item.id,
        {
          item,
          recorded,
          withdrawn: withdrawn.get(item.id)?.why ?? null,
          admissible: decided.get(item.id) ?? null,
          gate: gates.get(item.id) ?? null,
        },
      ]),
    ),
    bearings: [...latest(of('item bears'), (fact) => `${cellKey(fact)} ${fact.itemId}`).values()],
    disputes: of('element disputed'),
    witnessNames: new Map(of('witness named').map(({ witnessId, name }) => [witnessId, name])),
    positions: of('witness position'),
    produced: latest(of('exhibit produced'), (fact) => fact.exhibitId),
    movements,
    rulings: of('ruling recorded'),
    requests: of('request made').map((request) => ({ ...request, answer: replies.get(request.requestId) ?? null })),
    stages: of('stage decided'),
  };
}
