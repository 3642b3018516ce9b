import type { Lexicons } from './lexicons.ts';

/**
 * Whether a name or a noun for a person can be "he" or "she": its titles settle it, else the first name or the last
 * word of the noun where the lexicon knows it; whatever is not known can be both.
 */
export function canBe(word: 'he' | 'she', name: string, titles: readonly string[], lexicons: Lexicons): boolean {
  const [own, other] =
    word === 'he' ? [lexicons.masculine, lexicons.feminine] : [lexicons.feminine, lexicons.masculine];
  const lower = titles.map((title) => title.toLowerCase());
  if (lower.some((title) => other.has(title))) return false;
  if (lower.some((title) => own.has(title))) return true;
  const words = name.toLowerCase().split(/[\s,]+/);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (own.has(first) || own.has(last)) return true;
  return !other.has(first) && !other.has(last);
}
