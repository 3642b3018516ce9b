import type { ResolveData } from '../resolve-data.ts';
import type { Glossary } from './glossary.ts';
import type { Word } from './word.ts';

/** The words of a body's name with general words put into English, each keeping the text it came from; names stay as they are. */
export function translated(words: readonly Word[], data: ResolveData): readonly Word[] {
  const out: Word[] = [];
  for (let i = 0; i < words.length;) {
    const word = words[i]!;
    const { script } = word;
    if (script === 'Hani' || script === 'Hang') {
      out.push(...cut(word, script === 'Hani' ? simplifiedOf(word.own, data) : word.own, data.glossary[script]));
      i++;
      continue;
    }
    if (script !== 'Cyrl' && script !== 'Arab' && script !== 'Latn') {
      out.push(word);
      i++;
      continue;
    }
    const glossary = data.glossary[script];
    const run = runAt(words, i, glossary);
    if (run !== null && (script !== 'Latn' || !data.phrases.has(word.own))) {
      const text = words
        .slice(i, i + run.width)
        .map((w) => w.text)
        .join(' ');
      out.push(...english(word, text, run.english));
      i += run.width;
      continue;
    }
    const meaning =
      script === 'Arab'
        ? arabic(word.own, glossary)
        : script === 'Cyrl' || !data.phrases.has(word.own)
          ? byStem(word.own, glossary)
          : null;
    out.push(...(meaning === null ? [word] : english(word, word.text, meaning)));
    i++;
  }
  return out;
}

const english = (word: Word, text: string, tokens: readonly string[]): readonly Word[] =>
  tokens.map((own) => ({ ...word, text, own, script: 'Latn', quoted: false, isTranslated: true }));

function runAt(
  words: readonly Word[],
  at: number,
  glossary: Glossary,
): { english: readonly string[]; width: number } | null {
  const { script } = words[at]!;
  let key = '';
  let found: { english: readonly string[]; width: number } | null = null;
  for (let n = 0; n < glossary.widest && words[at + n]?.script === script; n++) {
    key = n === 0 ? words[at]!.own : `${key} ${words[at + n]!.own}`;
    const meaning = glossary.words.get(key);
    if (meaning !== undefined) found = { english: meaning, width: n + 1 };
  }
  return found;
}

/** The longest stem of five letters or more that the word begins with, and at most seven letters of ending. */
function byStem(own: string, glossary: Glossary): readonly string[] | null {
  for (let length = Math.min(own.length, glossary.longest); length >= Math.max(5, own.length - 7); length--) {
    const meaning = glossary.words.get(own.slice(0, length));
    if (meaning !== undefined) return meaning;
  }
  return own.length <= 6 && own.length >= 4 ? (glossary.words.get(own.slice(0, 4)) ?? null) : null;
}

/** An Arabic or Persian word without article, and, for, or the ending of the one that is of something. */
function arabic(own: string, glossary: Glossary): readonly string[] | null {
  for (const bare of [
    own,
    own.replace(/^(?:وال|بال|لل|ال)/, ''),
    own.replace(/^[ولب]/, ''),
    own.replace(/ي$/, ''),
    own.replace(/(?:هاي|ها)$/, ''),
    own.replace(/^ال/, '').replace(/يه$/, 'ي'),
  ]) {
    if (bare.length < 2) continue;
    const meaning = glossary.words.get(bare);
    if (meaning !== undefined) return meaning;
  }
  return null;
}

const simplifiedOf = (own: string, { simplified }: ResolveData): string =>
  [...own].map((c) => simplified.get(c) ?? c).join('');

/** A run of Han or Hangul cut at the longest words known; what lies between stays a word. */
function cut(word: Word, plain: string, glossary: Glossary): readonly Word[] {
  const out: Word[] = [];
  let from = 0;
  const rest = (to: number): void => {
    if (to > from) out.push({ ...word, text: word.text.slice(from, to), own: word.own.slice(from, to) });
  };
  for (let i = 0; i < word.own.length;) {
    let length = Math.min(glossary.longest, word.own.length - i);
    while (length > 0 && !glossary.words.has(plain.slice(i, i + length))) length--;
    if (length === 0 || (length === 1 && word.script === 'Hang' && i > 0 && i + 1 < word.own.length)) {
      i++;
      continue;
    }
    rest(i);
    out.push(...english(word, word.text.slice(i, i + length), glossary.words.get(plain.slice(i, i + length))!));
    i += length;
    from = i;
  }
  rest(word.own.length);
  return out;
}
