import type { DisruptionMeasure } from './disruption.ts';
import type { Machine } from './machine.ts';
import type { Offence, OffenceCondition, Ruling } from './offence.ts';
import type { Sourced } from './sourced.ts';

/** A fact in one sentence. */
export type TextFact = Sourced & { readonly id: string; readonly text: string };
/** A fact with a heading. */
export type TitledFact = Sourced & { readonly id: string; readonly title: string };
export type Statement = Sourced & { readonly text: string };
/** ISO 8601, as "P3M" or "PT72H". */
export type IsoDuration = string;

export type FullCodeTest = {
  readonly stages: readonly (TitledFact & { readonly test: string; readonly after: readonly string[] })[];
  readonly questions: readonly (TextFact & { readonly stage: string })[];
  readonly threshold: readonly TextFact[];
  readonly continuing: Statement;
};

export type DisclosureDoctrine = {
  readonly roles: readonly (Sourced & { readonly id: string })[];
  readonly duties: readonly TextFact[];
  readonly schedules: readonly (TitledFact & { readonly content: string; readonly toDefence: boolean })[];
  readonly test: Statement;
  readonly further: readonly TextFact[];
  /** Kinds of material that are presumed to meet the test; a presumption may be answered. */
  readonly presumptions: readonly TitledFact[];
  readonly publicInterestImmunity: readonly TextFact[];
  readonly retention: readonly (TextFact & { readonly least: IsoDuration | null })[];
};

export type GateDoctrine = {
  readonly requirements: readonly TextFact[];
  readonly rules: readonly (TextFact & { readonly exceptions?: string | undefined })[];
};

export type ToolboxDoctrine = {
  readonly measures: readonly DisruptionMeasure[];
  readonly outcomes: readonly TitledFact[];
  readonly outcomeFields: readonly TextFact[];
  readonly facets: readonly (TitledFact & { readonly items: readonly string[]; readonly of: string })[];
  readonly threatToLife: { readonly test: Statement; readonly record: readonly TextFact[] };
};

export type TriageDoctrine = {
  readonly questions: readonly TextFact[];
  readonly linked: Statement;
  readonly threatKinds: readonly TitledFact[];
  readonly bands: readonly (TextFact & { readonly of: string })[];
  readonly bandsNote: Statement;
  readonly rhythm: Statement;
};

export type DutiesDoctrine = {
  readonly duties: readonly (TitledFact & { readonly text: string })[];
  readonly durations: readonly (TitledFact & { readonly length: IsoDuration; readonly starts: string })[];
  readonly durationNotes: readonly (TitledFact & { readonly text: string })[];
  readonly reviewGroups: readonly (Sourced & {
    readonly id: string;
    readonly content: string;
    readonly review: string;
    readonly firstReview: IsoDuration | null;
    readonly every: IsoDuration | null;
  })[];
  readonly leastRetention: TextFact & { readonly length: IsoDuration };
};

/** All of doctrine as one edition; handed to engines as an argument. */
export type Doctrine = {
  /** The latest `as_of` in it. */
  readonly edition: string;
  readonly offences: readonly Offence[];
  readonly conditions: readonly OffenceCondition[];
  readonly definitions: readonly (TitledFact & { readonly items: readonly string[] })[];
  readonly rulings: readonly Ruling[];
  readonly fullCodeTest: FullCodeTest;
  readonly disclosure: DisclosureDoctrine;
  readonly gate: GateDoctrine;
  readonly toolbox: ToolboxDoctrine;
  readonly triage: TriageDoctrine;
  readonly duties: DutiesDoctrine;
  readonly machines: readonly Machine[];
};
