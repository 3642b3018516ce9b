import { foldWord } from './fold.ts';
import { tokensOf } from './tokens.ts';

/** What words of one language are in English: runs of words, and stems of single ones. */
export type Glossary = {
  /** By folded words joined with spaces; nothing for words without a meaning of their own. */
  readonly words: ReadonlyMap<string, readonly string[]>;
  /** The longest run of words, and the longest single word in letters. */
  readonly widest: number;
  readonly longest: number;
};

export function glossaryOf(entries: Readonly<Record<string, string>>): Glossary {
  const words = new Map<string, readonly string[]>();
  let widest = 1;
  let longest = 1;
  for (const [source, english] of Object.entries(entries)) {
    const tokens = tokensOf(source).map((token) => foldWord(token.text));
    const key = tokens.join(' ');
    if (key === '' || words.has(key)) continue;
    words.set(key, english.split(' ').filter(Boolean));
    widest = Math.max(widest, tokens.length);
    longest = Math.max(longest, key.length);
  }
  return { words, widest, longest };
}
