import type { LegalStatus } from '#domain/legal-status';
import type { ReviewState } from '#domain/review';
import type { Span } from '#domain/span';
import type { Polarity, Stance } from '#domain/stance';

/** A claim as far as fairness looks at it. */
export type FairClaim = {
  readonly claimId: string;
  readonly documentId: string;
  readonly renditionId: string;
  readonly stance: Stance;
  readonly polarity: Polarity;
  readonly review: ReviewState;
  readonly parentId: string | null;
  readonly content: readonly Span[];
  readonly cueWords: string;
  readonly contentWords: string;
  /** Every speaker's name, separated by "; "; null when unresolved. */
  readonly speaker: string | null;
  readonly proposals: readonly { readonly kind: string; readonly from: string; readonly to: string }[];
};

/** A stretch of a rendition that names one person, or several separated by "; ". */
export type PersonMention = { readonly start: number; readonly end: number; readonly entity: string };

export type StatusOnFile = {
  readonly person: string;
  /** Where it was reported; null for a status that only a record verifies. */
  readonly documentId: string | null;
  readonly reported: LegalStatus | null;
  readonly verified: LegalStatus | null;
};

/** All that the reader may see of one case; what they may not see was left out before. */
export type FairFile<Claim extends FairClaim = FairClaim, Status extends StatusOnFile = StatusOnFile> = {
  claim(claimId: string): Claim | undefined;
  /** Persons named in a rendition, in text order. */
  personsIn(renditionId: string): readonly PersonMention[];
  readonly denials: readonly Claim[];
  readonly statuses: readonly Status[];
};
