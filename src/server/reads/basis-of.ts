import type { LinkBasis } from '#domain/link';
import type { ReviewState } from '#domain/review';
import type { Stance } from '#domain/stance';

export type BasisClaim = {
  readonly basis: 'attribution' | 'observation';
  readonly stance: Stance;
  readonly polarity: string;
  readonly review: ReviewState;
  /** Whether fairness found a denial that travels with it. */
  readonly isDenied: boolean;
};

/**
 * What a link's stroke shows: the best basis among the claims that assert it and stand. What someone merely said counts
 * as alleged; once anyone denies it, that shows, whoever said it.
 */
export function basisOf(claims: readonly BasisClaim[], isContradicted: boolean): LinkBasis {
  const standing = claims.filter(
    (one) => one.polarity === 'asserts' && one.review !== 'rejected' && one.review !== 'superseded',
  );
  if (standing.some((one) => one.basis === 'observation')) return 'recorded';
  if (standing.some((one) => one.stance === 'admitted')) return 'admitted';
  const isDenied = isContradicted || standing.some((one) => one.isDenied);
  if (standing.some((one) => one.stance === 'assessed') && !isDenied) return 'assessed';
  return isDenied ? 'alleged and denied' : 'alleged';
}
