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
  /** By cell key, the latest of each item. */
  readonly bearings: ReadonlyMap<string, readonly Bearing[]>;
  readonly disputes: ReadonlyMap<string, readonly ProofFactOf<'element disputed'>[]>;
  readonly witnessNames: ReadonlyMap<string, string>;
  /** By witness, in the order recorded. */
  readonly positions: ReadonlyMap<string, readonly ProofFactOf<'witness position'>[]>;
  readonly produced: ReadonlyMap<string, ProofFactOf<'exhibit produced'>>;
  readonly movements: ReadonlyMap<string, readonly ExhibitMovement[]>;
  readonly rulings: readonly ProofFactOf<'ruling recorded'>[];
  readonly requests: ReadonlyMap<string, readonly Request[]>;
  readonly stages: readonly ProofFactOf<'stage decided'>[];
};

export const cellKey = ({ suspectId, offenceId, elementId }: CellRef): string =>
  JSON.stringify([suspectId, offenceId, elementId]);

function grouped<Fact>(facts: readonly Fact[], key: (fact: Fact) => string): Map<string, Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const group = groups.get(key(fact));
    if (group === undefined) groups.set(key(fact), [fact]);
    else group.push(fact);
  }
  return groups;
}

/** The facts in the order of their days; those of one day as they stand. */
export const inOrder = (facts: readonly ProofFact[]): ProofFact[] =>
  facts.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

/** Folds what was recorded up to a day, that day included. */
export function proofFileAsOf(facts: readonly ProofFact[], on: string): ProofFile {
  const known = inOrder(facts).filter((fact) => fact.on <= on);
  const byKind = grouped(known, ({ kind }) => kind);
  const of = <Kind extends ProofFactKind>(kind: Kind) => (byKind.get(kind) ?? []) as ProofFactOf<Kind>[];
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
    bearings: grouped([...latest(of('item bears'), (fact) => `${cellKey(fact)} ${fact.itemId}`).values()], cellKey),
    disputes: grouped(of('element disputed'), cellKey),
    witnessNames: new Map(of('witness named').map(({ witnessId, name }) => [witnessId, name])),
    positions: grouped(of('witness position'), (fact) => fact.witnessId),
    produced: latest(of('exhibit produced'), (fact) => fact.exhibitId),
    movements: new Map(
      [...grouped(of('exhibit moved'), (fact) => fact.exhibitId)].map(([id, moved]) => [
        id,
        moved.map(({ movement }) => movement),
      ]),
    ),
    rulings: of('ruling recorded'),
    requests: grouped(
      of('request made').map((request) => ({ ...request, answer: replies.get(request.requestId) ?? null })),
      cellKey,
    ),
    stages: of('stage decided'),
  };
}
