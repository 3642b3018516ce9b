import type { DisclosureState } from '#domain/lane-states';
import type { Sourced } from '#domain/sourced';
import type { PersonStanding } from './person-standing.ts';

export const unusedSchedules = ['non-sensitive', 'sensitive', 'highly sensitive'] as const;
export type UnusedScheduleKind = (typeof unusedSchedules)[number];

/** One item of unused material as a schedule lists it. */
export type UnusedItem = {
  readonly id: string;
  /** The schedule on which it was put, whatever became of it since; null before that. */
  readonly schedule: UnusedScheduleKind | null;
  readonly state: DisclosureState;
  readonly description: string | null;
  /** The day it was made or came in, `YYYY-MM-DD`. */
  readonly date: string | null;
  readonly origin: string | null;
  readonly location: string | null;
  /** Made by Lamplighter itself: a draft, a rejected claim, a hypothesis. */
  readonly isOwnProduct: boolean;
  /** The real risk of serious prejudice to an important public interest. */
  readonly seriousPrejudice: string | null;
  /** Why somebody marked that it may help the defence; null where nobody did. */
  readonly mayHelpDefence: string | null;
  /** The presumption category that it falls under. */
  readonly presumption: string | null;
  /** How a block was looked at; null where it was judged one by one. */
  readonly block: { readonly searchTerms: string; readonly dipSample: string; readonly size: number } | null;
  /** Reasons of the last decision on it. */
  readonly reasons: string | null;
  /** A defence case or ruling came after it was judged. */
  readonly isDueAgain: boolean;
  /** Those to whom its description puts something. */
  readonly about: readonly PersonStanding[];
};

/** What every document of a case needs besides its items. */
export type PaperCase = {
  readonly title: string;
  readonly reference: string | null;
  readonly marking: string;
  /** Of which compartments it lists what lies there. */
  readonly compartments: readonly string[];
  /** The day it is made, `YYYY-MM-DD`. */
  readonly on: string;
  readonly disclosureOfficer: string | null;
  /** The suspects of the case, each with answer and statuses. */
  readonly people: readonly PersonStanding[];
  /** What doctrine says of each form, as data. */
  readonly forms: readonly (Sourced & { readonly id: string; readonly title: string; readonly content: string })[];
};
