import bidiModule, { type Bidi } from 'bidi-js';
import type { PdfFace } from './pdf-fonts.ts';
import type { Line } from './paper.ts';

/** Which faces hold which letters, and how wide words are, in points; pdfkit in earnest. */
export type Measure = {
  readonly holds: (face: PdfFace, codePoint: number) => boolean;
  readonly widthOf: (face: PdfFace, text: string) => number;
};

/** A piece of one face and direction, `x` from the line's left edge. */
export type Placed = { readonly text: string; readonly face: PdfFace; readonly quiet: boolean; readonly x: number };
export type LaidLine = { readonly pieces: readonly Placed[]; readonly width: number };

type Letter = { readonly text: string; readonly face: PdfFace; readonly quiet: boolean };

// The package is CommonJS and its types speak of an ES module: what comes in is the factory itself.
const bidi = (bidiModule as unknown as () => Bidi)();
/** Letters that only turn direction or join, and have no shape of their own. */
const shapeless = /\p{Default_Ignorable_Code_Point}/u;

/** Every letter with the face that holds it; one that none holds becomes its code point in words. */
function lettersOf(line: Line, { holds }: Measure): Letter[] {
  const letters: Letter[] = [];
  for (const { text, strong = false, quiet = false } of line) {
    const own: PdfFace = strong ? 'strong' : 'plain';
    for (const letter of text.normalize('NFC').replaceAll(/\s/gu, ' ')) {
      if (shapeless.test(letter)) continue;
      const code = letter.codePointAt(0)!;
      const face = [own, 'arabic' as const, 'any' as const].find((one) => holds(one, code));
      if (face !== undefined) letters.push({ text: letter, face, quiet });
      else for (const one of `[U+${code.toString(16).toUpperCase()}]`) letters.push({ text: one, face: own, quiet });
    }
  }
  return letters;
}

const isWide = ({ text }: Letter) =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text);

/** Ranges that must not be parted: words, and single letters of scripts without blanks. */
function wordsOf(letters: readonly Letter[]): [start: number, end: number][] {
  const words: [number, number][] = [];
  for (let at = 0; at < letters.length; at++) {
    const last = words.at(-1);
    const here = letters[at]!;
    const before = letters[at - 1];
    const joins = last !== undefined && before !== undefined && before.text !== ' ' && !isWide(here) && !isWide(before);
    if (here.text !== ' ' && joins) last[1] = at + 1;
    else words.push([at, at + 1]);
  }
  return words;
}

/** Letters of one face and direction as one piece, so that Arabic joins. */
function piecesOf(
  letters: readonly Letter[],
  levels: Uint8Array,
  from: number,
  to: number,
): (Letter & { level: number })[] {
  const pieces: (Letter & { level: number })[] = [];
  for (let at = from; at < to; at++) {
    const [letter, level] = [letters[at]!, levels[at]!];
    const last = pieces.at(-1);
    const isSame = last?.face === letter.face && last.quiet === letter.quiet && last.level === level;
    // From right to left every word is drawn by itself: a font turns the letters of a word around, not the words.
    const isAlone = level % 2 === 1 && (letter.text === ' ' || last?.text === ' ');
    if (last !== undefined && isSame && !isAlone)
      pieces[pieces.length - 1] = { ...last, text: last.text + letter.text };
    else pieces.push({ ...letter, level });
  }
  return pieces;
}

/** Turns runs of a level around, from the highest down, as rule L2 of the Unicode bidirectional algorithm says. */
function inSight<One extends { level: number }>(pieces: readonly One[]): One[] {
  const out = [...pieces];
  const most = Math.max(0, ...out.map(({ level }) => level));
  for (let level = most; level > 0; level--) {
    for (let start = 0; start < out.length; start++) {
      if (out[start]!.level < level) continue;
      let end = start;
      while (end < out.length && out[end]!.level >= level) end++;
      out.splice(start, end - start, ...out.slice(start, end).toReversed());
      start = end;
    }
  }
  return out;
}

/** Breaks a line where it passes `width` points and places its pieces as they are seen; a word longer than a line is cut. */
export function layLine(line: Line, width: number, measure: Measure): LaidLine[] {
  const letters = lettersOf(line, measure);
  if (letters.length === 0) return [{ pieces: [], width: 0 }];
  // Levels are reckoned by letters, not code units: a letter outside plane 0 stands as one neutral sign.
  const { levels } = bidi.getEmbeddingLevels(
    letters.map(({ text }) => (text.length === 1 ? text : '\u25a1')).join(''),
    'ltr',
  );
  const widthOf = (from: number, to: number): number =>
    piecesOf(letters, levels, from, to).reduce((sum, { face, text }) => sum + measure.widthOf(face, text), 0);
  const cuts = wordsOf(letters).flatMap(([from, to]): [number, number][] =>
    widthOf(from, to) <= width
      ? [[from, to]]
      : Array.from({ length: to - from }, (_, at) => [from + at, from + at + 1]),
  );
  const rows: [number, number][] = [];
  let used = 0;
  for (const [from, to] of cuts) {
    const wide = widthOf(from, to);
    const last = rows.at(-1);
    const isBlank = letters[from]!.text === ' ';
    if (last !== undefined && used + wide <= width) {
      last[1] = to;
      used += wide;
    } else if (!isBlank || last === undefined) {
      rows.push([from, to]);
      used = wide;
    } else {
      // A blank that would begin a line is where it was broken.
      used = width;
    }
  }
  return rows.map(([from, to]) => {
    let x = 0;
    const pieces = inSight(piecesOf(letters, levels, from, to)).map(({ text, face, quiet }): Placed => {
      const placed = { text, face, quiet, x };
      x += measure.widthOf(face, text);
      return placed;
    });
    return { pieces: pieces.filter(({ text }) => text.trim() !== ''), width: x };
  });
}
