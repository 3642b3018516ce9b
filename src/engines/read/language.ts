import type { Tokens } from './tokens.ts';

/** The commonest short words of each language, as the data file lists them. */
export type LanguageWords = {
  readonly english: ReadonlySet<string>;
  /** From a word to the languages that have it among their commonest. */
  readonly others: ReadonlyMap<string, readonly string[]>;
};

/** What a paragraph is not read for: its language as far as known, and what shows it. */
export type Foreign = { readonly language: string; readonly reason: string };

/**
 * Tells English from other languages by script and by the commonest short words, paragraph by paragraph; it is sure or
 * it says nothing (null). It names a language only to say why words stay unread, and knows some thirty.
 */
export function foreignOf(tokens: Tokens, words: LanguageWords): Foreign | null {
  return foreignScript(tokens) ?? foreignWords(tokens, words);
}

const scripts: readonly (readonly [from: number, to: number, script: string, language: string])[] = [
  [0x370, 0x3ff, 'Greek', 'Greek'],
  [0x400, 0x52f, 'Cyrillic', 'Russian or another language in Cyrillic letters'],
  [0x530, 0x58f, 'Armenian', 'Armenian'],
  [0x590, 0x5ff, 'Hebrew', 'Hebrew'],
  [0x600, 0x77f, 'Arabic', 'Arabic, Persian or another language in Arabic letters'],
  [0x900, 0xdff, 'Indic', 'a language of South Asia'],
  [0xe00, 0xe7f, 'Thai', 'Thai'],
  [0x10a0, 0x10ff, 'Georgian', 'Georgian'],
  [0x1200, 0x139f, 'Ethiopic', 'Amharic or Tigrinya'],
  [0x3040, 0x30ff, 'Japanese', 'Japanese'],
  [0x1100, 0x11ff, 'Korean', 'Korean'],
  [0xac00, 0xd7af, 'Korean', 'Korean'],
  [0x4e00, 0x9fff, 'Chinese', 'Chinese'],
];

/** More letters of one other script than of the Latin one. */
function foreignScript(tokens: Tokens): Foreign | null {
  let latin = 0;
  let found: Map<string, { count: number; language: string }> | null = null;
  for (const word of tokens.text) {
    const first = word.charCodeAt(0);
    if (first < 0x370) {
      if ((first >= 65 && first <= 90) || (first >= 97 && first <= 122) || first > 0xbf) latin += word.length;
      continue;
    }
    const script = scripts.find(([from, to]) => first >= from && first <= to);
    if (script === undefined) continue;
    found ??= new Map();
    const had = found.get(script[2]) ?? { count: 0, language: script[3] };
    found.set(script[2], { ...had, count: had.count + word.length });
  }
  if (found === null) return null;
  // Kana beside Chinese characters is Japanese.
  const [script, best] = [...found].toSorted(
    (a, b) => (b[0] === 'Japanese' ? 1 : 0) - (a[0] === 'Japanese' ? 1 : 0) || b[1].count - a[1].count,
  )[0] ?? ['', { count: 0, language: '' }];
  const all = [...found.values()].reduce((sum, { count }) => sum + count, 0);
  return all > latin && all >= 4 ? { language: best.language, reason: `${script} script` } : null;
}

const letter = /^\p{L}+$/u;

/** At least three of another language's commonest words, twice as many as English ones; or no English where much is written small. */
function foreignWords(tokens: Tokens, words: LanguageWords): Foreign | null {
  let english = 0;
  let small = 0;
  let letters = 0;
  let hits: Map<string, number> | null = null;
  for (let i = 0; i < tokens.length; i++) {
    let word = tokens.lower[i] ?? '';
    const from = i;
    // The tokeniser parts words at letters that English lacks.
    while (tokens.start[i + 1] === tokens.end[i] && letter.test(tokens.text[i + 1] ?? '') && letter.test(word))
      word += tokens.lower[++i] ?? '';
    const first = word.charCodeAt(0);
    if (first < 97 || (first > 122 && first < 0xdf)) continue;
    letters++;
    if (tokens.text[from] === tokens.lower[from]) small++;
    if (words.english.has(word)) english++;
    const languages = words.others.get(word);
    if (languages === undefined) continue;
    hits ??= new Map();
    for (const language of languages) hits.set(language, (hits.get(language) ?? 0) + 1);
  }
  if (letters < 5) return null;
  const [language, count] = [...(hits ?? [])].toSorted((a, b) => b[1] - a[1])[0] ?? ['', 0];
  if (count >= 3 && count > english * 2 && count / letters >= 0.15)
    return {
      language,
      reason: `${count} of ${letters} words are among the commonest in ${language}, ${english} in English`,
    };
  if (small >= 25 && english / small < 0.04)
    return { language: 'not English', reason: `hardly any of ${small} words are among the commonest in English` };
  return null;
}

/** True where a paragraph has one of the commonest English words. */
export const hasEnglish = (tokens: Tokens, words: LanguageWords): boolean =>
  tokens.lower.some((word) => word.length > 1 && words.english.has(word));
