import type { OcrWord } from './ocr-engine.ts';

/** In pixels from the upper left corner. */
export type PixelBox = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** A line of recognised words, each with its box, and whether a paragraph begins with it. */
export type RecognisedLine = {
  readonly text: string;
  readonly begins: 'paragraph' | 'line';
  readonly words: readonly { readonly text: string; readonly box: PixelBox }[];
};

/** Below this a word of a whole line is still kept, since its neighbours speak for it; a lone scattered one is not. */
const SURE_ALONE = 60;
/** Lines whose words are on average below this are noise: stains, drawings, letters of another script. */
const SURE_LINE = 35;

// A letter or two alone are found in any drawing.
const isSureAlone = ({ confidence, text }: OcrWord): boolean =>
  confidence >= SURE_ALONE && (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= 3;

/** Words to lines; `dropped` counts those that are too unsure to be given as anybody's words. */
export function recognisedLines(
  words: readonly OcrWord[],
  layout: 'page' | 'scattered',
): { readonly lines: readonly RecognisedLine[]; readonly dropped: number } {
  const groups = new Map<string, OcrWord[]>();
  for (const word of words) {
    const key = `${word.block} ${word.paragraph} ${word.line}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [word]);
    else group.push(word);
  }
  const lines: RecognisedLine[] = [];
  let dropped = 0;
  let last = '';
  for (const group of groups.values()) {
    const kept = layout === 'page' ? group : group.filter(isSureAlone);
    const mean = kept.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, kept.length);
    dropped += group.length - kept.length;
    if (kept.length === 0) continue;
    if (mean < SURE_LINE) {
      dropped += kept.length;
      continue;
    }
    const paragraph = `${group[0]!.block} ${group[0]!.paragraph}`;
    lines.push({
      text: kept.map(({ text }) => text).join(' '),
      begins: paragraph === last ? 'line' : 'paragraph',
      words: kept.map(({ text, left, top, width, height }) => ({
        text,
        box: { left, top, right: left + width, bottom: top + height },
      })),
    });
    last = paragraph;
  }
  return { lines, dropped };
}

export const meanConfidence = (words: readonly OcrWord[]): number =>
  Math.round(words.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, words.length));
