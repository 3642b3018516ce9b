import { loadOcrEngine, type OcrWord, type Picture } from './ocr-engine.ts';
import { setsOf } from './ocr-languages.ts';
import { meanConfidence, recognisedLines } from './recognised-lines.ts';

/** What a picture holds: words, nothing that could be told for words, or letters of a script that nothing here knows. */
export type RecognisedPicture =
  | { readonly kind: 'words'; readonly layout: 'page' | 'scattered'; readonly words: readonly OcrWord[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'foreign'; readonly script: string }
  | { readonly kind: 'broken' };

/** Letters of another script come out as words of half this confidence and less; those of a right one far above it. */
const SURE_LETTERS = 80;
/** So sure at least where nothing told the script: letters taken for those of another script stay below. */
const SURE_GUESS = 60;

/** Of two readings that are as sure as each other to within this, the one in the richer alphabet is taken. */
const AS_SURE = 3;

/**
 * Recognises what a picture says in the letters of the script that most of it is written in. Letters of a script whose
 * data is not here are never given as words: taken for Latin ones they would be garbled. Where there are too few letters
 * to tell the script, they are taken for Latin ones only where that is sure.
 */
export async function recognisePicture(
  picture: Picture,
  layouts: readonly ('page' | 'scattered')[],
  alive: () => void,
): Promise<RecognisedPicture> {
  const engine = await loadOcrEngine();
  const script = engine.scriptOf(picture);
  const known = script === null ? undefined : engine.installed.get(script);
  const [letters, codes] = known === undefined ? ['Latin', engine.installed.get('Latin') ?? []] : [script!, known];
  const least = known !== undefined ? 0 : script === null ? SURE_GUESS : SURE_LETTERS;
  for (const layout of layouts) {
    const readings: (readonly OcrWord[])[] = [];
    for (const languages of setsOf(letters, codes)) {
      alive();
      const words = engine.recognise(picture, layout, languages);
      if (words === null) return { kind: 'broken' };
      readings.push(words);
    }
    const best = Math.max(...readings.map(meanConfidence));
    const words = readings.find((one) => meanConfidence(one) >= best - AS_SURE) ?? [];
    if (script !== null && known === undefined && best < least) return { kind: 'foreign', script };
    if (best >= least && recognisedLines(words, layout).lines.length > 0) return { kind: 'words', layout, words };
  }
  return { kind: 'none' };
}
