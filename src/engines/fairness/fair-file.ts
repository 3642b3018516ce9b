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
  /** When it came to be so by the words that report it, as "2023-05"; null where they do not say. */
  readonly when: string | null;
  /** The date of the document that reports it. */
  readonly documentDate: string | null;
};

/** All that the reader may see of one case; what they may not see was left out before. */
export type FairFile<Claim extends FairClaim = FairClaim, Status extends StatusOnFile = StatusOnFile> = {
  claim(claimId: string): Claim | undefined;
  /** Persons named in a rendition; null where only the words of single claims of it are at hand. */
  personsIn(renditionId: string): readonly PersonMention[] | null;
  /** Claims that deny, by stance, by polarity or by the words of whoever says them. */
  readonly denials: readonly Claim[];
  readonly statuses: readonly Status[];
};
