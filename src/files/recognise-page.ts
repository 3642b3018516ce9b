import type { BlockText } from './block-text.ts';
import type { OcrWord } from './ocr-engine.ts';
import type { ParseContext } from './parse-context.ts';
import type { PdfEngine, PdfPage } from './pdf-engine.ts';
import { pagePictures, type PagePicture } from './pdf-page-pictures.ts';
import { roundedBox, type PdfBox } from './pdf-page-text.ts';
import { recognisePicture } from './recognise-picture.ts';
import { recognisedLines, type PixelBox } from './recognised-lines.ts';

/** Words recognised on a page, with how sure each is, and scripts of pictures in which nothing here recognises words. */
export type RecognisedPage = { readonly words: readonly OcrWord[]; readonly foreign: readonly string[] };

/** Adds the words recognised in the pictures of a page that holds no text. */
export async function recognisePage(
  blocks: BlockText,
  pdf: PdfEngine,
  page: PdfPage,
  number: number,
  { limits, alive }: Pick<ParseContext, 'limits' | 'alive'>,
): Promise<RecognisedPage> {
  const all: OcrWord[] = [];
  const foreign: string[] = [];
  let isFirst = true;
  for (const picture of await pagePictures(pdf, page)) {
    if (picture.width * picture.height > limits.maxPixels) continue;
    const found = await recognisePicture({ bytes: picture.pnm, orientation: picture.orientation }, ['page'], alive);
    if (found.kind === 'foreign') foreign.push(found.script);
    if (found.kind !== 'words') continue;
    all.push(...found.words);
    for (const line of recognisedLines(found.words, 'page').lines) {
      const opens = isFirst || line.begins === 'paragraph' ? '\n\n' : '\n';
      for (const [at, word] of line.words.entries()) {
        const box = boxOf(word.box, picture);
        blocks.add(word.text, at === 0 ? opens : ' ', {
          kind: 'page',
          page: number,
          ...(box === null ? {} : { box: roundedBox(box) }),
        });
      }
      isFirst = false;
    }
  }
  return { words: all, foreign };
}

/** From pixels below the upper left corner to points above the lower left one. */
function boxOf(box: PixelBox, { box: place, width, height }: PagePicture): PdfBox | null {
  if (place === null) return null;
  const [left, bottom, right, top] = place;
  const x = (pixels: number): number => left + ((right - left) * pixels) / width;
  const y = (pixels: number): number => top - ((top - bottom) * pixels) / height;
  return [x(box.left), y(box.bottom), x(box.right), y(box.top)];
}
