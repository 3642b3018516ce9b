import type { Claim } from '#api/schemas/claim';

/** A document's claims after a decision: the claim renewed in its place, a mended one in place of the first, a new one in text order. */
export function mergeDecided(claims: readonly Claim[], claim: Claim): readonly Claim[] {
  const rest = claims.filter((one) => one.claimId !== claim.claimId && one.claimId !== claim.supersedes);
  const at = claims.findIndex((one) => one.claimId === claim.claimId);
  const superseded = claims.findIndex((one) => one.claimId === claim.supersedes);
  const place = at >= 0 ? at : superseded >= 0 && sameStart(claims[superseded]!, claim) ? superseded : -1;
  if (place >= 0) return [...rest.slice(0, place), claim, ...rest.slice(place)];
  const after = rest.findIndex((one) => startOf(one) > startOf(claim));
  return after === -1 ? [...rest, claim] : [...rest.slice(0, after), claim, ...rest.slice(after)];
}

/** Where a claim begins in the text. */
export function startOf(claim: Pick<Claim, 'source' | 'cue' | 'content'>): number {
  return Math.min(...[...claim.source, ...claim.cue, ...claim.content].map(([start]) => start));
}

const sameStart = (a: Claim, b: Claim): boolean => startOf(a) === startOf(b);
