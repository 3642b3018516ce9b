import { isAcronym } from '../names/acronym.ts';
import type { Name, Part } from '../names/name.ts';
import { skeletonOf } from '../names/sound.ts';
import { hashText } from './hash-text.ts';

/** Keys as 32-bit numbers with the share of an agreement each stands for; parallel arrays without repeats. */
export type CandidateKeys = { readonly hashes: Uint32Array; readonly shares: Float32Array };

/** What agreeing in a whole word, its sounds, its consonants, a meaning, initials or three letters is worth. */
const share = {
  word: 1,
  sound: 0.7,
  skeleton: 0.4,
  term: 0.5,
  initials: 1.2,
  slip: 0.35,
  nickname: 0.5,
  core: 0.5,
  whole: 0.5,
  gram: 0.6,
} as const;
/** And in two words together: both whole, one and half of the other. */
const pairShare = { both: 0.8, half: 0.5 } as const;
const mostWays = 4;
const mostParts = 8;
const mostKeys = 180;
const longestWord = 14;
const mostGrams = 48;
const mostPairKeys = 90;

/**
 * The keys of a name for an index. Single words: as written, by sound, by consonants, by meaning, three letters at a
 * time, and the sound without each letter in turn, which two words that are one slip apart share (Garbe's symmetric
 * deletion). Two words together, by consonants: whole, or the first or last two of one of them; these stay rare where
 * each word alone is common.
 */
export function candidateKeys(name: Name): CandidateKeys {
  const found = new Map<number, number>();
  const add = (key: string, worth: number, seed: number) => {
    if (found.size >= mostKeys) return;
    const hash = hashText(key, seed);
    if (!found.has(hash)) found.set(hash, worth);
  };
  let [grams, pairs] = [0, 0];
  for (const way of name.ways.slice(0, mostWays)) {
    const parts = way.content.slice(0, mostParts);
    for (const part of parts) {
      if (part.term !== null) add(part.term, share.term, 1);
      for (const reading of part.readings) if (reading.length > 1) add(reading, share.word, 2);
      for (const group of part.nicknames ?? []) add(String(group), share.nickname, 9);
      if (part.core !== null && part.core.letters.length > 2) add(part.core.letters, share.core, 10);
      for (const sound of part.sounds) if (sound.length > 1) add(sound, share.sound, 3);
    }
    if (way.whole.length > 3) add(way.whole, share.whole, 11);
    for (const whole of otherWholes(parts)) add(whole, share.whole, 11);
    const skeletons = parts.map((part) => [...new Set(part.sounds.slice(0, 3).map(skeletonOf))]);
    for (const skeleton of skeletons.flat()) if (skeleton.length > 1) add(skeleton, share.skeleton, 4);
    for (const initials of way.initials) add(initials, share.initials, 5);
    if (name.kind !== 'person')
      for (const part of parts)
        if (isAcronym(part)) for (const spelt of new Set([part.own, part.readings[0]!])) add(spelt, share.initials, 5);
    for (let i = 0; i < parts.length; i++) {
      for (let j = i + 1; j < parts.length && pairs < mostPairKeys; j++)
        pairs += addPair(skeletons[i]!, skeletons[j]!, add);
    }
    for (const { sounds, script } of parts) {
      // The second reading of a Latin word is how Russian would spell it; other scripts have guesses there.
      for (const sound of script === 'Latn' ? sounds.slice(0, 2) : sounds.slice(0, 1)) {
        if (sound.length < 3 || sound.length > longestWord) continue;
        add(sound, share.slip, 8);
        for (let at = 0; at < sound.length; at++) add(sound.slice(0, at) + sound.slice(at + 1), share.slip, 8);
      }
    }
    for (const part of parts) {
      for (const reading of part.readings.slice(0, 2)) {
        const word = `^${reading}$`;
        for (let at = 0; at + 3 <= word.length && grams < mostGrams; at++, grams++)
          add(word.slice(at, at + 3), share.gram, 6);
      }
    }
  }
  return { hashes: Uint32Array.from(found.keys()), shares: Float32Array.from(found.values()) };
}

/** A Chinese name written together in each other spelling that its parts share. */
function otherWholes(parts: readonly Part[]): readonly string[] {
  if (parts.length < 2 || !parts.every((part) => part.script === 'Hani')) return [];
  const most = Math.min(...parts.map((part) => part.readings.length));
  return Array.from({ length: Math.max(0, most - 1) }, (_, n) => parts.map((part) => part.readings[n + 1]).join(''));
}

/** The keys of two words together, the same in either order; answers how many there were. */
function addPair(
  some: readonly string[],
  others: readonly string[],
  add: (key: string, worth: number, seed: number) => void,
): number {
  let count = 0;
  const both = (a: string, b: string, worth: number) => {
    add(a < b ? `${a} ${b}` : `${b} ${a}`, worth, 7);
    count += 1;
  };
  for (const a of some.slice(0, 2)) {
    for (const b of others.slice(0, 2)) {
      if (a === '' || b === '') continue;
      both(a, b, pairShare.both);
      const [beginA, endA, beginB, endB] = [
        `${a.slice(0, 2)}-`,
        `-${a.slice(-2)}`,
        `${b.slice(0, 2)}-`,
        `-${b.slice(-2)}`,
      ];
      for (const half of [beginB, endB]) both(a, half, pairShare.half);
      for (const half of [beginA, endA]) both(half, b, pairShare.half);
    }
  }
  return count;
}
