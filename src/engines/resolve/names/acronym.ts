import type { ResolveData } from '../resolve-data.ts';
import { foldWord } from './fold.ts';
import type { Part, Way } from './name.ts';
import { readingsOf } from './romanise.ts';
import type { Script } from './scripts.ts';

const shortest = 3;
const longest = 8;

/** Whether a word is written as an acronym is: three to eight letters, capitals but for one or two ("GosNII", "Ц.Н.И.И."). */
export function isAcronym({ text, own, script }: Part): boolean {
  if ((script !== 'Latn' && script !== 'Cyrl') || own.length < shortest || own.length > longest) return false;
  let capitals = 0;
  for (const c of text) if (c !== c.toLowerCase()) capitals++;
  return capitals >= shortest - 1 && own.length - capitals <= 2;
}

type Word = { readonly text: string; readonly script: Script; readonly english: string; readonly isSmall: boolean };

/** The first letters of a body's words, folded: in its own letters, in Latin ones and of what they mean in English, with small words and without. */
export function initialsOf(parts: readonly Part[], data: ResolveData): readonly string[] {
  const words: Word[] = [];
  let last = '';
  for (const part of parts) {
    if (part.role === 'legal form' || part.role === 'number') continue;
    const isSmall = part.role === 'particle';
    const english = part.readings[0]!;
    // Several words of English may stand for one run of the original, and the other way round.
    if (part.text === last) {
      words.push({ text: '', script: part.script, english, isSmall });
      continue;
    }
    last = part.text;
    for (const [n, text] of part.text.split(/[\s-]+/).entries())
      words.push({
        text,
        script: part.script,
        english: n === 0 || part.term !== null ? (part.term === null ? english : foldWord(text)) : '',
        isSmall,
      });
  }
  const found = new Set<string>();
  for (const kept of [words, words.filter((word) => !word.isSmall)]) {
    const own = kept.map(({ text }) => foldWord(text)[0] ?? '').join('');
    const script: Script = /[\u0400-\u04ff]/.test(own) ? 'Cyrl' : 'Latn';
    const latin = [...own].map((c) => (script === 'Cyrl' ? readingsOf(c, 'Cyrl', data)[0]! : c)).join('');
    for (const initials of [own, latin, kept.map(({ english }) => english[0] ?? '').join('')])
      if (initials.length >= shortest && initials.length <= longest) found.add(initials);
  }
  return [...found];
}

/** The acronym that one side is, when the first letters of the other spell it; null for any other pair. */
export function acronymOf(a: Way, b: Way): Part | null {
  const [only, second] = a.content;
  if (only === undefined || second !== undefined || b.content.length < 2 || !isAcronym(only)) return null;
  return b.initials.includes(only.own) || b.initials.includes(only.readings[0]!) ? only : null;
}

/** Whether the first letters of words left over in a row spell a word left over on the other side. */
export const spells = (word: Part, others: readonly Part[]): boolean =>
  others.length >= shortest &&
  isAcronym(word) &&
  (others.map((part) => part.readings[0]![0] ?? '').join('') === word.readings[0] ||
    others.map((part) => part.own[0] ?? '').join('') === word.own);
