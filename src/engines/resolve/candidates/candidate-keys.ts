import { hashBoth, hashText } from './hash-text.ts';

/** Keys as 32-bit numbers with the share of an agreement each stands for; parallel arrays without repeats. */
export type CandidateKeys = { readonly hashes: Uint32Array; readonly shares: Float32Array };

/** What an agreement of each kind is worth: the whole word, its sounds, its consonants, a meaning, initials. */
const shareOf: Readonly<Record<string, number>> = { '=': 1, '~': 1, '#': 0.6, '%': 0.5, '@': 1.2 };
const pairShare = 1;
const gramShare = 0.22;
const mostWords = 10;
const mostPairs = 28;
const mostGrams = 48;
const GRAM = 1;
const PAIR = 2;

/**
 * The keys of a name for an index: those of `nameKeys`, letters three by three of each word, so that slips in every
 * word still leave something, and consonants of two words together, which stay rare where each word alone is common.
 */
export function candidateKeys(keys: readonly string[]): CandidateKeys {
  const found = new Map<number, number>();
  const skeletons: number[] = [];
  let grams = 0;
  let words = 0;
  for (const key of keys) {
    const kind = key[0]!;
    const hash = hashText(key, 0);
    found.set(hash, shareOf[kind] ?? 1);
    if (kind === '#' && skeletons.length < mostWords) skeletons.push(hash);
    if (kind !== '=' || words++ >= mostWords) continue;
    const word = `^${key.slice(1)}$`;
    for (let i = 0; i + 3 <= word.length && grams < mostGrams; i++, grams++) {
      const gram = hashText(word, GRAM, i, i + 3);
      if (!found.has(gram)) found.set(gram, gramShare);
    }
  }
  let pairs = 0;
  for (let i = 0; i < skeletons.length; i++) {
    for (let j = i + 1; j < skeletons.length && pairs < mostPairs; j++, pairs++) {
      found.set(hashBoth(skeletons[i]!, skeletons[j]!) ^ PAIR, pairShare);
    }
  }
  return { hashes: Uint32Array.from(found.keys()), shares: Float32Array.from(found.values()) };
}
