import { flowKinds } from '#domain/link';
import type { FairClaim } from './fair-file.ts';
import { accusesByWords } from './accusing-words.ts';
import { denies } from './denying-words.ts';
import { groupWordsIn } from './group-words.ts';
import { namesIn } from './person-name.ts';

const accusingCue = /\b(?:alleg|accus|suspect)/i;
/** Words by which a text marks, inside what someone merely said, that something is alleged. */
const accusingContent = /\balleg(?:ed|edly|ation|ations)\b|\b(?:accused|suspected) of\b/i;
const answering: readonly FairClaim['stance'][] = ['asked', 'promised'];

/** What the words are compared with: who is a person in the claim's text, and whom a claim names beside its speaker. */
export type Naming<Claim> = {
  isPerson(name: string): boolean;
  namesAnother(claim: Claim): boolean;
};

/** A claim lies in no more others than this; what people nest deeper by hand is looked at no further up. */
const deepest = 30;

/**
 * True when the claim's own words put something to someone: alleged, marked as alleged, a happening that names a
 * person, or hostile activity said of somebody other than the speaker, whoever says it and however. What is asked or
 * promised puts nothing to anyone by itself, but may mark something as alleged on the way.
 */
function accuses<Claim extends FairClaim>(claim: Claim, naming: Naming<Claim>): boolean {
  if (accusingContent.test(claim.contentWords)) return true;
  if (answering.includes(claim.stance) || claim.polarity === 'asks') return false;
  if (claim.stance === 'alleged') return true;
  if (claim.polarity === 'asserts' && accusingCue.test(claim.cueWords)) return true;
  const { contentWords } = claim;
  if (accusesByWords(contentWords) && (naming.namesAnother(claim) || groupWordsIn(contentWords) !== null)) return true;
  return claim.proposals.some(
    ({ kind, from, to }) =>
      (flowKinds as readonly string[]).includes(kind) && [...namesIn(from), ...namesIn(to)].some(naming.isPerson),
  );
}

/** The claim and what it lies in, up to the outermost claim that alleges; null when none of them does. */
export function allegationChain<Claim extends FairClaim>(
  claim: Claim,
  parentOf: (claim: Claim) => Claim | undefined,
  naming: Naming<Claim>,
): readonly Claim[] | null {
  const chain = new Set<Claim>();
  let outermost = 0;
  for (let one: Claim | undefined = claim; one !== undefined && !chain.has(one); one = parentOf(one)) {
    if (denies(one) || chain.size === deepest) break;
    chain.add(one);
    if (accuses(one, naming)) outermost = chain.size;
  }
  return outermost === 0 ? null : [...chain].slice(0, outermost);
}
