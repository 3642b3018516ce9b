import { mainCompartmentOf } from '#domain/case-file';
import type { StepFacts } from '#domain/machine';
import type { Answerer, Happening } from '#domain/tripwire';
import { crossingsOf, crossingState, type Crossing, type CrossingState } from '#engines/prove/tripwires/crossings';
import type { StandingThing } from './standing-thing.ts';
import { tripwireOf } from './tripwire-of.ts';

const happenings = ['happening', 'lead', 'warning'];
const textOf = (fields: StepFacts, name: string): string | null => {
  const value = fields[name];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
};

/** What happened in a case, as rules see it: what was put on record as a happening, leads, and warnings of a threat to life. */
export function happeningsOf(things: readonly StandingThing[]): Happening[] {
  return things
    .filter(({ kind }) => happenings.includes(kind))
    .map(({ row, kind, fields }) => ({
      id: row.thing_id,
      at: textOf(fields, 'at') ?? textOf(fields, 'receivedAt') ?? new Date(row.decided_at).toISOString(),
      kind: textOf(fields, 'happening') ?? kind,
      place: textOf(fields, 'place'),
      sector: textOf(fields, 'sector'),
      vector: textOf(fields, 'vector'),
      threatKind: textOf(fields, 'threatKind'),
      isPersonAtRisk: kind === 'warning' || fields['personAtRisk'] === true,
    }));
}

export type LiveCrossing = {
  readonly key: string;
  readonly title: string;
  readonly crossing: Crossing;
  readonly state: CrossingState;
  readonly waitsFor: Answerer | null;
  readonly answer: StandingThing | null;
  /** The compartment that it is known in: everybody who reads it sees the same crossing. */
  readonly compartmentId: string;
  /** Where a role lets somebody answer: there, and where the rule lies. */
  readonly places: readonly string[];
};

/** The compartments in which a rule may be crossed: its own, and for one that lies in `main` every one of the case. */
function placesOf({ row }: StandingThing, things: readonly StandingThing[]): string[] {
  if (row.compartment_id !== mainCompartmentOf(row.case_id)) return [row.compartment_id];
  return [...new Set([row.compartment_id, ...things.map((one) => one.row.compartment_id)])];
}

/**
 * Crossings of rules that are live, by what was put on record since they were; what escalated waits for somebody else.
 * They are told of each compartment with `main`, and never over two walls at once: so all who read one see the same.
 */
export function liveCrossings(things: readonly StandingThing[], now: number): LiveCrossing[] {
  const byId = new Map(things.map((one) => [one.row.thing_id, one.row]));
  const recordedAt = (id: string): number => byId.get(id)?.decided_at ?? 0;
  const known = new Map<string, Happening[]>();
  const knownIn = (compartmentId: string, main: string): Happening[] => {
    const found =
      known.get(compartmentId) ??
      happeningsOf(things.filter(({ row }) => [compartmentId, main].includes(row.compartment_id)));
    known.set(compartmentId, found);
    return found;
  };
  return things
    .filter(({ kind, fields }) => kind === 'tripwire' && fields['ended'] !== true)
    .flatMap((wire) => {
      const { row, fields } = wire;
      const rule = tripwireOf(row.thing_id, row.title, fields);
      if (rule === null) return [];
      const main = mainCompartmentOf(row.case_id);
      return placesOf(wire, things).flatMap((compartmentId) =>
        crossingsOf(rule, knownIn(compartmentId, main))
          .filter(({ by }) => by.some((id) => recordedAt(id) >= row.decided_at))
          // What `main` alone crossed is told there once.
          .filter(
            ({ by }) =>
              compartmentId === row.compartment_id || by.some((id) => byId.get(id)?.compartment_id === compartmentId),
          )
          .map((crossing): LiveCrossing => {
            const key = JSON.stringify(crossing.by);
            const answer =
              things.find(
                (one) => one.kind === 'answer' && one.row.about === row.thing_id && one.fields['crossing'] === key,
              ) ?? null;
            // The clock runs from when it was put on record: nobody could answer before.
            const begun = Math.max(crossing.at, ...crossing.by.map(recordedAt));
            const due = { ...crossing, answerBy: begun + (crossing.answerBy - crossing.at) };
            const state = crossingState(due, answer?.row.decided_at ?? null, now);
            const { by, escalateTo } = rule.answer;
            const waitsFor = state === 'waiting' ? by : state === 'escalated' ? escalateTo : null;
            const places = [...new Set([compartmentId, row.compartment_id])];
            return { key, title: row.title, crossing: due, state, waitsFor, answer, compartmentId, places };
          }),
      );
    });
}
