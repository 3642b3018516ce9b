import type { Span } from '#domain/span';

/** A happening as its words stand, before names are known. */
export type RawHappening = {
  readonly form: 'flow' | 'event' | 'relation' | 'status';
  readonly kind: string;
  readonly at: number;
  readonly from: Span | null;
  readonly to: Span | null;
  readonly item: Span | null;
  readonly lowerBound: number | null;
  readonly sentence: Span;
  /** The words up to the verbs before and behind it: a date outside them dates something else. */
  readonly clause: Span;
  /** Where its paragraph begins: a pronoun looks no further back. */
  readonly block: number;
  /** Without a subject of its own ("denied passing the list to B"): whoever makes the claim is the end that is null. */
  readonly bySpeaker: boolean;
  /** Nobody is named whom it went to ("my mother rang"): it went to whoever tells of it. */
  readonly toTeller: boolean;
};

/** What a rule finds in one sentence. */
export type Found = Omit<RawHappening, 'sentence' | 'clause' | 'block' | 'bySpeaker' | 'toTeller'> & {
  readonly bySpeaker?: boolean;
  readonly toTeller?: boolean;
};
export type Put = (found: Found) => void;
export type ToSpan = (from: number, to: number) => Span;
