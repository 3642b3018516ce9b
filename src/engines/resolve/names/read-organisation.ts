import type { ResolveData, Phrase } from '../resolve-data.ts';
import type { Part } from './name.ts';
import { partOf } from './part-of.ts';
import { translated } from './translated.ts';
import type { Word } from './word.ts';

const small = new Set(
  'the of and for in on to de la le les du des der die das und et y e i von und für et a an di del della do da dos och og no n и в по на им имени van het of "'.split(
    ' ',
  ),
);

/** Roman numerals from II on; a single letter may be anything. */
const roman = /^(?=[ivx]{2,})(?:x{0,3})(?:ix|iv|v?i{0,3})$/;

/** One way to part the name of a body: legal forms and general terms by their meaning, the rest as words. */
export function readOrganisation(given: readonly Word[], data: ResolveData): readonly (readonly Part[])[] {
  const words = translated(given, data);
  const isPartlyQuoted = given.some((word) => word.quoted) && !given.every((word) => word.quoted);
  const parts: Part[] = [];
  for (let i = 0; i < words.length;) {
    const word = words[i]!;
    const number = numberAt(words, i, data);
    if (number !== null) {
      const run = words.slice(i, i + number.width);
      const text = writtenAs(run);
      parts.push(partOf({ text, own: number.own, script: 'Latn', role: 'number', weight: 0.8 }, data));
      i += number.width;
      continue;
    }
    const phrase = phraseAt(words, i, data);
    if (phrase !== null) {
      const run = words.slice(i, i + phrase.tokens.length);
      const text = writtenAs(run);
      const own = run.map((w) => w.own).join('');
      parts.push(
        partOf({ text, own, script: run[0]!.script, role: phrase.kind, term: phrase.id, weight: phrase.weight }, data),
      );
      i += phrase.tokens.length;
      continue;
    }
    const isSmall = small.has(word.own);
    const weight = isSmall ? 0 : data.general.has(word.own) ? 0.5 : isPartlyQuoted && word.quoted ? 1.3 : undefined;
    parts.push(
      partOf(
        {
          text: word.text,
          own: word.own,
          script: word.script,
          role: isSmall ? 'particle' : 'word',
          ...(weight === undefined ? {} : { weight }),
        },
        data,
      ),
    );
    i++;
  }
  return [parts];
}

/** The words as they stand in the name; several words of English may stand for one run of it. */
const writtenAs = (run: readonly Word[]): string =>
  run
    .filter((word, n) => n === 0 || word.isTranslated !== true || word.text !== run[n - 1]!.text)
    .map((word) => word.text)
    .join(' ');

/** A number in digits, in Roman numerals after the first word, or in English words. */
function numberAt(words: readonly Word[], at: number, data: ResolveData): { own: string; width: number } | null {
  const word = words[at]!;
  if (/^\d+$/.test(word.own)) return { own: word.own.replace(/^0+(?=\d)/, ''), width: 1 };
  if (at > 0 && roman.test(word.own)) return { own: word.own, width: 1 };
  const value = data.numbers.get(word.own);
  if (value === undefined || words.length === 1) return null;
  const next = value % 10 === 0 && value >= 20 ? data.numbers.get(words[at + 1]?.own ?? '') : undefined;
  return next !== undefined && next < 10 ? { own: String(value + next), width: 2 } : { own: String(value), width: 1 };
}

function phraseAt(words: readonly Word[], at: number, data: ResolveData): Phrase | null {
  for (const phrase of data.phrases.get(words[at]!.own) ?? [])
    if (at + phrase.tokens.length <= words.length && phrase.tokens.every((token, n) => token === words[at + n]!.own))
      return phrase;
  return null;
}
