import type { StepFact, StepFacts } from '#domain/machine';
import type { StandingThing } from './standing-thing.ts';

/** What makes a thing the one it is: said when it was put on record, and changed by no step. */
const identity: ReadonlySet<string> = new Set(['origin', 'itemId', 'suspectId', 'offenceId', 'personIds', 'crossing']);

/** Of a disruption, what was decided on, and by which commands it may still be changed. */
const planned = ['propose'];
const changedBy: Readonly<Record<string, readonly string[]>> = {
  measure: planned,
  purpose: planned,
  lawfulBasis: planned,
  necessity: planned,
  proportionality: planned,
  collateralIntrusion: planned,
  expectedEffect: planned,
  indicator: planned,
  plannedFrom: planned,
  plannedTo: planned,
  authorityExpires: ['authorise', 'renew'],
};

const isEqual = (a: StepFact | undefined, b: StepFact | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Names of the fields that this step would change and may not: nobody begins anything but what was authorised. */
export function boundFields({ kind, fields: own }: StandingThing, command: string, given: StepFacts): string[] {
  const isBound = (name: string): boolean => {
    if (identity.has(name)) return true;
    const commands = kind === 'disruption' ? changedBy[name] : undefined;
    return commands !== undefined && !commands.includes(command);
  };
  return Object.keys(given).filter((name) => isBound(name) && !isEqual(given[name], own[name]));
}
