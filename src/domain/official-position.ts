import type { Period } from './evidence-item.ts';

/** How long a position is meant to hold: until the next one on the same state, on its own day only, or for the days it names. */
export type PositionHold = 'until replaced' | 'that day only' | Period;

/** A dated official statement about a state, kept in its own words. */
export type OfficialPosition = {
  readonly id: string;
  readonly state: string;
  readonly saidBy: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly holds: PositionHold;
  readonly words: string;
  /** The claim that holds the words; null where it was entered by hand. */
  readonly claimId: string | null;
};
