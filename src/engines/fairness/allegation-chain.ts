import { flowKinds } from '#domain/link';
import type { FairClaim } from './fair-file.ts';

const accusingCue = /\b(?:alleg|accus|suspect)/i;
const answering: readonly FairClaim['stance'][] = ['asked', 'promised'];

/** True for a claim that denies: it travels with allegations, and is none itself. */
export function isDenial(claim: FairClaim): boolean {
  const stands = claim.review !== 'rejected' && claim.review !== 'superseded';
  return stands && (claim.stance === 'denied' || claim.polarity === 'denies');
}

/** True when the claim's own words put something to someone: alleged, cued as alleged, or a flow that names a person. */
function accuses(claim: FairClaim, namesPerson: (name: string) => boolean): boolean {
  if (claim.stance === 'alleged') return true;
  if (claim.polarity === 'asserts' && accusingCue.test(claim.cueWords)) return true;
  return claim.proposals.some(
    ({ kind, from, to }) => (flowKinds as readonly string[]).includes(kind) && (namesPerson(from) || namesPerson(to)),
  );
}

/** The claim and what it lies in, up to the claim that alleges; null when none of them does. */
export function allegationChain<Claim extends FairClaim>(
  claim: Claim,
  parentOf: (claim: Claim) => Claim | undefined,
  namesPerson: (name: string) => boolean,
): readonly Claim[] | null {
  const chain: Claim[] = [];
  for (let one: Claim | undefined = claim; one !== undefined && !chain.includes(one); one = parentOf(one)) {
    chain.push(one);
    if (one.stance === 'denied' || one.polarity === 'denies') return null;
    if (!answering.includes(one.stance) && one.polarity !== 'asks' && accuses(one, namesPerson)) return chain;
  }
  return null;
}
