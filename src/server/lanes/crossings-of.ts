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
};

/** Crossings of rules that are live, by what was put on record since they were; what escalated waits for somebody else. */
export function liveCrossings(things: readonly StandingThing[], now: number): LiveCrossing[] {
  const all = happeningsOf(things);
  const recordedAt = new Map(things.map(({ row }) => [row.thing_id, row.decided_at]));
  return things
    .filter(({ kind, fields }) => kind === 'tripwire' && fields['ended'] !== true)
    .flatMap(({ row, fields }) => {
      const rule = tripwireOf(row.thing_id, row.title, fields);
      if (rule === null) return [];
      return crossingsOf(rule, all)
        .filter(({ by }) => by.some((id) => (recordedAt.get(id) ?? 0) >= row.decided_at))
        .map((crossing): LiveCrossing => {
          const key = JSON.stringify(crossing.by);
          const answer =
            things.find(
              (one) => one.kind === 'answer' && one.row.about === row.thing_id && one.fields['crossing'] === key,
            ) ?? null;
          // The clock runs from when it was put on record: nobody could answer before.
          const known = Math.max(crossing.at, ...crossing.by.map((id) => recordedAt.get(id) ?? 0));
          const due = { ...crossing, answerBy: known + (crossing.answerBy - crossing.at) };
          const state = crossingState(due, answer?.row.decided_at ?? null, now);
          const waitsFor = state === 'waiting' ? rule.answer.by : state === 'escalated' ? rule.answer.escalateTo : null;
          return { key, title: row.title, crossing: due, state, waitsFor, answer };
        });
    });
}
