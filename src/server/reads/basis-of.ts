import type { LinkBasis } from '#domain/link';
import type { ReviewState } from '#domain/review';
import type { Stance } from '#domain/stance';

export type BasisClaim = {
  readonly basis: 'attribution' | 'observation' | 'record';
  readonly stance: Stance;
  readonly polarity: string;
  readonly review: ReviewState;
  /** Whether fairness found a denial that travels with it. */
  readonly isDenied: boolean;
};

/** Stances in which an observation or a row of a table is still what a document records; alleged, denied, asked, promised never are. */
const recordingStances: readonly Stance[] = ['said', 'stressed', 'reported', 'admitted', 'assessed'];

/**
 * What a link's stroke shows: the best basis among the claims that assert it and stand. What someone merely said counts
 * as alleged; once anyone denies it, that shows before everything else, whoever said, admitted or recorded it: what one
 * person admits of another is denied by the other all the same.
 */
export function basisOf(claims: readonly BasisClaim[], isContradicted: boolean): LinkBasis {
  const standing = claims.filter(
    (one) => one.polarity === 'asserts' && one.review !== 'rejected' && one.review !== 'superseded',
  );
  if (isContradicted || standing.some((one) => one.isDenied)) return 'alleged and denied';
  if (standing.some((one) => one.basis !== 'attribution' && recordingStances.includes(one.stance))) return 'recorded';
  if (standing.some((one) => one.stance === 'admitted')) return 'admitted';
  return standing.some((one) => one.stance === 'assessed') ? 'assessed' : 'alleged';
}
