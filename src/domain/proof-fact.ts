import type { Admissibility, Bearing, EvidenceItem, Period } from './evidence-item.ts';
import type { ExhibitMovement } from './exhibit.ts';
import type { LegalStatus } from './legal-status.ts';
import type { Ruling } from './offence.ts';
import type { WitnessPosition } from './witness-position.ts';

/** A suspect, an offence considered against them and one element of it. */
export type CellRef = { readonly suspectId: string; readonly offenceId: string; readonly elementId: string };

export const requestAnswers = ['given', 'given in part', 'refused'] as const;
export type RequestAnswer = (typeof requestAnswers)[number];

type Body =
  | { readonly kind: 'suspect named'; readonly suspectId: string; readonly name: string }
  /** What the person answers to the allegation, in their words; null where it has not been put to them. */
  | { readonly kind: 'answer recorded'; readonly suspectId: string; readonly answer: string | null }
  | {
      readonly kind: 'status recorded';
      readonly suspectId: string;
      readonly reported: LegalStatus | null;
      readonly verified: LegalStatus | null;
    }
  | {
      readonly kind: 'offence chosen';
      readonly suspectId: string;
      readonly offenceId: string;
      readonly material: Period;
    }
  | { readonly kind: 'offence let go'; readonly suspectId: string; readonly offenceId: string; readonly why: string }
  | { readonly kind: 'witness named'; readonly witnessId: string; readonly name: string }
  /** `itemId` and `elementId` say what it is about; null is everything. `since` is the day the witness took it. */
  | {
      readonly kind: 'witness position';
      readonly witnessId: string;
      readonly position: WitnessPosition;
      readonly since: string;
      readonly itemId: string | null;
      readonly elementId: string | null;
      readonly words: string | null;
    }
  | { readonly kind: 'item recorded'; readonly item: EvidenceItem }
  | { readonly kind: 'item withdrawn'; readonly itemId: string; readonly why: string }
  | {
      readonly kind: 'admissibility decided';
      readonly itemId: string;
      readonly admissible: Admissibility;
      readonly why: string;
    }
  | { readonly kind: 'gate decided'; readonly itemId: string; readonly passed: boolean; readonly why: string }
  | ({
      readonly kind: 'item bears';
      readonly itemId: string;
      readonly bearing: Bearing;
      readonly why: string;
    } & CellRef)
  /** The defence disputes this element in particular; a denial of everything is an answer. */
  | ({ readonly kind: 'element disputed'; readonly words: string } & CellRef)
  | {
      readonly kind: 'exhibit produced';
      readonly exhibitId: string;
      readonly reference: string;
      readonly witnessId: string | null;
    }
  | { readonly kind: 'exhibit moved'; readonly exhibitId: string; readonly movement: ExhibitMovement }
  /** A ruling that this case follows and doctrine does not hold. */
  | { readonly kind: 'ruling recorded'; readonly ruling: Ruling }
  | ({
      readonly kind: 'request made';
      readonly requestId: string;
      readonly to: string;
      readonly words: string;
      readonly replyBy: string;
    } & CellRef)
  | {
      readonly kind: 'request answered';
      readonly requestId: string;
      readonly answer: RequestAnswer;
      readonly words: string;
    }
  | {
      readonly kind: 'stage decided';
      readonly suspectId: string;
      readonly offenceId: string;
      readonly stage: 'evidential' | 'public interest';
      readonly passed: boolean;
      readonly by: string;
    };

/** One thing recorded of a case's proof on a day `YYYY-MM-DD`; facts of one day stand in the order they were recorded. */
export type ProofFact = { readonly on: string } & Body;
export type ProofFactKind = ProofFact['kind'];
export type ProofFactOf<Kind extends ProofFactKind> = Extract<ProofFact, { readonly kind: Kind }>;
