import type { CaseRole } from './role.ts';

/** What a rule may ask of a happening. Closed: no rule can ask for belief, race, national origin, religion, sex, age or disability. */
export const tripwireFields = ['kind', 'place', 'sector', 'vector', 'threatKind'] as const;
export type TripwireField = (typeof tripwireFields)[number];

/** One thing that happened in a case, as a rule sees it. `at` is ISO 8601 with zone. */
export type Happening = {
  readonly id: string;
  readonly at: string;
  readonly isPersonAtRisk: boolean;
} & { readonly [Field in TripwireField]: string | null };

export type TripwireTest =
  | { readonly field: TripwireField; readonly oneOf: readonly string[] }
  | { readonly field: 'personAtRisk'; readonly is: boolean }
  /** ISO 8601 with zone; null is open. */
  | { readonly field: 'time'; readonly from: string | null; readonly before: string | null };

/** Whoever must answer; the duty officer is whoever is on duty, whatever their role. */
export type Answerer = CaseRole | 'duty officer';

/** A rule that, once crossed, must be answered by a time. */
export type Tripwire = {
  readonly id: string;
  readonly title: string;
  /** All of them must hold. */
  readonly when: readonly TripwireTest[];
  /** How many within how long, counted apart for each value of `same`; null is every single one. */
  readonly count: {
    readonly atLeast: number;
    readonly withinDays: number;
    readonly same: TripwireField | null;
  } | null;
  readonly answer: {
    readonly by: Answerer;
    readonly withinMinutes: number;
    readonly escalateTo: Answerer;
  };
};
