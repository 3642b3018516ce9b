import type { ResolveData, Phrase } from '../resolve-data.ts';
import type { Part, Role } from './name.ts';
import { partOf } from './part-of.ts';
import type { Word } from './word.ts';

const small = new Set(
  'the of and for in on to de la le les du des der die das und et y e i von und für et a an di del della do da dos och og no n и в по на им имени van het of "'.split(
    ' ',
  ),
);

/** One way to part the name of a body: legal forms and general terms by their meaning, the rest as words. */
export function readOrganisation(words: readonly Word[], data: ResolveData): readonly (readonly Part[])[] {
  const parts: Part[] = [];
  for (let i = 0; i < words.length;) {
    const phrase = phraseAt(words, i, data);
    if (phrase !== null) {
      const run = words.slice(i, i + phrase.tokens.length);
      parts.push(
        partOf(
          {
            text: run.map((w) => w.text).join(' '),
            own: run.map((w) => w.own).join(''),
            script: run[0]!.script,
            role: phrase.kind,
            term: phrase.id,
            weight: phrase.kind === 'legal form' ? 0 : data.weight.termWeight,
          },
          data,
        ),
      );
      i += phrase.tokens.length;
      continue;
    }
    const word = words[i]!;
    const role: Role = /^\d+$/.test(word.own)
      ? 'number'
      : small.has(word.own) && words.length > 1
        ? 'particle'
        : 'word';
    parts.push(
      partOf(
        { text: word.text, own: word.own, script: word.script, role, ...(role === 'particle' ? { weight: 0 } : {}) },
        data,
      ),
    );
    i++;
  }
  return [parts];
}

function phraseAt(words: readonly Word[], at: number, data: ResolveData): Phrase | null {
  for (const phrase of data.phrases.get(words[at]!.own) ?? [])
    if (at + phrase.tokens.length <= words.length && phrase.tokens.every((token, n) => token === words[at + n]!.own))
      return phrase;
  return null;
}
