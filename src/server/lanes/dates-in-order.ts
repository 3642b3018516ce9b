import type { StepFact, StepFacts } from '#domain/machine';
import { invalid } from '../refusals.ts';
import { dayOf } from './proof-facts.ts';
import { doneAt, type StandingThing } from './standing-thing.ts';

const pairs: readonly (readonly [from: string, to: string, what: string])[] = [
  ['plannedFrom', 'plannedTo', 'It is planned to end before it begins.'],
  ['startsAt', 'due', 'It ends before it begins.'],
];

const timeOf = (value: StepFact | undefined): number => (typeof value === 'string' ? Date.parse(value) : Number.NaN);

/** Refuses times of one thing that contradict each other; what cannot be read as a time contradicts nothing. */
export function requireOrder(fields: StepFacts): void {
  for (const [from, to, what] of pairs)
    if (timeOf(fields[to]) < timeOf(fields[from])) throw invalid(what, 'Check both times against the record.');
}

/** Refuses a step that is dated before what it follows from: nobody begins on a day on which nobody had authorised it. */
export function requireAfter({ row, steps }: StandingThing, on: string): void {
  // When a thing was put on record says nothing of when it came about, unless its own day is given.
  const before = steps.at(-1) ?? (row.fields['on'] === undefined ? null : row);
  const last = before === null ? on : dayOf(doneAt(before));
  if (on < last)
    throw invalid(
      `A step of ${on} does not follow from one of ${last}.`,
      'Give the day on which it was done, or take the earlier step back and record it with its own day.',
    );
}
