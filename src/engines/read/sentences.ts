import type { Quote } from './quotes.ts';
import type { Tokens } from './tokens.ts';

/** A sentence as token positions `[from, to)`; `inside` is the quotation it lies in, or null at the top. */
export type Sentence = { readonly from: number; readonly to: number; readonly inside: Quote | null };

const enders = new Set(['.', '!', '?', '…', '...', '?!', '!!', '....']);
const closers = new Set(['”', '’', '"', "'", "''", ')', ']', '»']);
/** No sentence is longer than this; pathological input is cut, so that every rule stays linear. */
const longest = 400;
const shortenings = new Set(
  'mr. mrs. ms. dr. prof. sir. st. gen. col. maj. capt. lt. sgt. sen. rep. gov. rev. hon. pres. supt. insp. det. cpl. pte. cmdr. adm. amb. jr. sr. vs. no. jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. mon. tue. wed. thu. fri. e.g. i.e. cf. approx. messrs. mt. ft. u.s. u.k. u.n. d.c.'.split(
    ' ',
  ),
);

/** A sentence can begin with it; letters of scripts without capitals can. */
function isCapital(word: string): boolean {
  return /^[\p{Lu}\p{Lt}\p{Lo}\p{N}“"‘'«([@#$£€•*–—`-]/u.test(word);
}

/** True when the words after a closed quotation are its own tag ("… ?" Mr Smith asked). */
function isTag(tokens: Tokens, from: number, isCue: (word: string) => boolean): boolean {
  const limit = Math.min(tokens.length, from + 9);
  for (let i = from; i < limit; i++) {
    const word = tokens.lower[i] ?? '';
    if (enders.has(word)) return false;
    if (isCue(word) && tokens.pos[i] !== 'NOUN') return true;
    if (tokens.pos[i] === 'VERB' || tokens.pos[i] === 'AUX') return false;
  }
  return false;
}

/** Splits `[from, to)` after final stops; stops inside the given quotations do not count, unless the quotation ends there. */
export function splitSentences(
  tokens: Tokens,
  from: number,
  to: number,
  quotes: readonly Quote[],
  inside: Quote | null,
  isCue: (word: string) => boolean,
): Sentence[] {
  const sentences: Sentence[] = [];
  let start = from;
  let next = 0;
  const cut = (end: number): void => {
    if (end > start) sentences.push({ from: start, to: end, inside });
    start = end;
  };
  for (let i = from; i < to; i++) {
    while (next < quotes.length && (quotes[next]?.open ?? 0) < i) next++;
    const quote = quotes[next];
    if (quote !== undefined && quote.open === i && quote.end <= to) {
      i = quote.end - 1;
      const last = tokens.text[quote.end - 2] ?? '';
      const follows = tokens.text[quote.end] ?? '';
      if (
        quote.end < to &&
        enders.has(last) &&
        isCapital(follows) &&
        (last === '.' || !isTag(tokens, quote.end, isCue))
      )
        cut(quote.end);
      else if (quote.end - start > longest) cut(quote.end);
      continue;
    }
    const word = tokens.text[i] ?? '';
    if (i - start > longest) cut(i + 1);
    if (enders.has(word)) {
      let end = i + 1;
      while (
        end < to &&
        (closers.has(tokens.text[end] ?? '') || enders.has(tokens.text[end] ?? '')) &&
        tokens.start[end] === tokens.end[end - 1]
      )
        end++;
      if (end >= to || (isCapital(tokens.text[end] ?? '') && (tokens.start[end] ?? 0) > (tokens.end[end - 1] ?? 0))) {
        cut(end);
        i = end - 1;
      }
    } else if (
      /\p{L}\.$/u.test(word) &&
      word.length > 3 &&
      !shortenings.has(word.toLowerCase()) &&
      !/^\p{Lu}\.$/u.test(word) &&
      isCapital(tokens.text[i + 1] ?? '') &&
      /^(The|A|An|He|She|It|They|We|I|But|And|In|On|At|This|That|These|Those|There|His|Her|Their|When|While|After)$/.test(
        tokens.text[i + 1] ?? '',
      )
    ) {
      cut(i + 1);
    } else if (
      /^(u\.s\.|u\.k\.|u\.n\.|p\.m\.|a\.m\.|jr\.|inc\.|corp\.|co\.|ltd\.|d\.c\.)$/i.test(word) &&
      (/^(The|A|An|He|She|It|They|We|But|And|In|On|At|This|That|These|There|His|When|While|After)$/.test(
        tokens.text[i + 1] ?? '',
      ) ||
        (/^[“"]$/.test(tokens.text[i + 1] ?? '') && !/^\p{Ll}/u.test(tokens.text[i + 2] ?? '')))
    ) {
      cut(i + 1);
    }
  }
  cut(to);
  return sentences;
}
