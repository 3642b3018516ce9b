import type { CaseRole } from './role.ts';
import type { Sourced } from './sourced.ts';

/** What is known when a step is asked for; times are ISO 8601 with zone, `now` among them. */
export type StepFact = string | number | boolean | null | readonly string[];
export type StepFacts = Readonly<Record<string, StepFact>>;

/** What must be so; a missing time or name never makes `differs` or `not after` true. */
export type StepCondition =
  | { readonly test: 'given'; readonly fact: string }
  | { readonly test: 'is'; readonly fact: string; readonly value: string | number | boolean }
  | { readonly test: 'differs'; readonly fact: string; readonly from: string }
  | { readonly test: 'not after'; readonly fact: string; readonly than: string }
  | { readonly test: 'all' | 'any'; readonly of: readonly StepCondition[] }
  | { readonly test: 'not'; readonly of: StepCondition };

/** A condition with the words that are said where it does not hold. */
export type StepRule = Sourced & {
  readonly id: string;
  readonly condition: StepCondition;
  readonly why: string;
  readonly next: string;
};

export type MachineState = {
  readonly id: string;
  readonly what: string;
  /** Nothing leads out of it. */
  readonly end: boolean;
  /** Rules that are flagged for as long as a thing is in this state and they do not hold. */
  readonly watch: readonly string[];
};

export type MachineTransition = {
  readonly command: string;
  readonly from: readonly string[];
  readonly to: string;
  /** Roles that may; the server's policy holds them. */
  readonly by: readonly CaseRole[];
  /** Rules that refuse. */
  readonly requires: readonly string[];
  /** Rules that let it pass and are flagged. */
  readonly flags: readonly string[];
};

/** States and what leads from one to the next, as data; drawn in docs/lanes.md. */
export type Machine = Sourced & {
  readonly id: string;
  readonly title: string;
  readonly initial: string;
  readonly notes: readonly string[];
  readonly states: readonly MachineState[];
  readonly rules: readonly StepRule[];
  readonly transitions: readonly MachineTransition[];
};
