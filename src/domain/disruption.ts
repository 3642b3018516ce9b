import type { CaseProfile } from './case-file.ts';
import type { Sourced } from './sourced.ts';

export const measureFamilies = ['warn', 'protect', 'remove', 'restrict', 'register', 'police'] as const;
export type MeasureFamily = (typeof measureFamilies)[number];

/** One measure of the toolbox. Where the case's profile is not in `oursIn`, it is a referral to `body`. */
export type DisruptionMeasure = Sourced & {
  readonly id: string;
  readonly title: string;
  readonly base: string;
  readonly family: MeasureFamily;
  readonly decidedBy: Sourced & { readonly body: string; readonly oursIn: readonly CaseProfile[] };
};

/** Who decides on a measure for users of this profile. */
export function decisionOn(measure: DisruptionMeasure, profile: CaseProfile): 'ours' | 'a referral' {
  return measure.decidedBy.oursIn.includes(profile) ? 'ours' : 'a referral';
}
