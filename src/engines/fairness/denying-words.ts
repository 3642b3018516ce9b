import type { FairClaim } from './fair-file.ts';

/**
 * Words by which people deny without the word "deny", as one regular expression that JavaScript and PostgreSQL read
 * alike. Said by the person accused they count as an answer; the claim's own stance stays as it was read.
 */
export const denyingWords = {
  source: 'own list, from press and court usage',
  as_of: '2026-11-23',
  status: 'draft',
  expression:
    'false|untrue|not true|baseless|unfounded|groundless|fabricat|no truth|innocen|not guilty|nothing to do with|' +
    'never spied|not a spy|not a traitor|did nothing wrong|done nothing wrong|no wrongdoing|smear|slander|libel|defam|' +
    'strenuously|categorically|reject(s|ed)? the (claim|allegation|accusation|charge)',
} as const;

const expression = new RegExp(String.raw`(?:${denyingWords.expression})[\p{L}]*`, 'iu');

/** True when the claim itself denies, by its stance or by what it does to a link. */
export const denies = (claim: Pick<FairClaim, 'stance' | 'polarity'>): boolean =>
  claim.stance === 'denied' || claim.polarity === 'denies';

/** The words by which a claim that denies nothing may still answer an allegation; null where there are none. */
export function denyingWordsIn(claim: Pick<FairClaim, 'cueWords' | 'contentWords' | 'polarity'>): string | null {
  if (claim.polarity === 'asks') return null;
  return (expression.exec(claim.contentWords) ?? expression.exec(claim.cueWords))?.[0] ?? null;
}
