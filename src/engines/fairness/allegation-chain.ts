import { flowKinds } from '#domain/link';
import type { FairClaim } from './fair-file.ts';
import { namesIn } from './person-name.ts';

const accusingCue = /\b(?:alleg|accus|suspect)/i;
/** Words by which a text marks, inside what someone merely said, that something is alleged. */
const accusingContent = /\balleg(?:ed|edly|ation|ations)\b|\b(?:accused|suspected) of\b/i;
const answering: readonly FairClaim['stance'][] = ['asked', 'promised'];

/**
 * True when the claim's own words put something to someone: alleged, marked as alleged, or a happening that names a
 * person. What is asked or promised puts nothing to anyone by itself, but may mark something as alleged on the way.
 */
function accuses(claim: FairClaim, namesPerson: (name: string) => boolean): boolean {
  if (accusingContent.test(claim.contentWords)) return true;
  if (answering.includes(claim.stance) || claim.polarity === 'asks') return false;
  if (claim.stance === 'alleged') return true;
  if (claim.polarity === 'asserts' && accusingCue.test(claim.cueWords)) return true;
  return claim.proposals.some(
    ({ kind, from, to }) =>
      (flowKinds as readonly string[]).includes(kind) && [...namesIn(from), ...namesIn(to)].some(namesPerson),
  );
}

/** The claim and what it lies in, up to the outermost claim that alleges; null when none of them does. */
export function allegationChain<Claim extends FairClaim>(
  claim: Claim,
  parentOf: (claim: Claim) => Claim | undefined,
  namesPerson: (name: string) => boolean,
): readonly Claim[] | null {
  const chain: Claim[] = [];
  let outermost = 0;
  for (let one: Claim | undefined = claim; one !== undefined && !chain.includes(one); one = parentOf(one)) {
    if (one.stance === 'denied' || one.polarity === 'denies') break;
    chain.push(one);
    if (accuses(one, namesPerson)) outermost = chain.length;
  }
  return outermost === 0 ? null : chain.slice(0, outermost);
}
