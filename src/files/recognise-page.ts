import type { BlockText } from './block-text.ts';
import type { OcrWord } from './ocr-engine.ts';
import { loadOcrEngine } from './ocr-engine.ts';
import type { PdfEngine, PdfPage } from './pdf-engine.ts';
import { pagePictures, type PagePicture } from './pdf-page-pictures.ts';
import { roundedBox, type PdfBox } from './pdf-page-text.ts';
import { recognisedLines, type PixelBox } from './recognised-lines.ts';

/** Adds the words recognised in the pictures of a page that holds no text; gives them back, with how sure each is. */
export async function recognisePage(
  blocks: BlockText,
  pdf: PdfEngine,
  page: PdfPage,
  number: number,
  maxPixels: number,
): Promise<readonly OcrWord[]> {
  const all: OcrWord[] = [];
  let isFirst = true;
  for (const picture of await pagePictures(pdf, page)) {
    if (picture.width * picture.height > maxPixels) continue;
    const engine = await loadOcrEngine();
    const words = engine.recognise(picture.pnm, picture.orientation, 'page') ?? [];
    all.push(...words);
    for (const line of recognisedLines(words, 'page').lines) {
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
  return all;
}

/** From pixels below the upper left corner to points above the lower left one. */
function boxOf(box: PixelBox, { box: place, width, height }: PagePicture): PdfBox | null {
  if (place === null) return null;
  const [left, bottom, right, top] = place;
  const x = (pixels: number): number => left + ((right - left) * pixels) / width;
  const y = (pixels: number): number => top - ((top - bottom) * pixels) / height;
  return [x(box.left), y(box.bottom), x(box.right), y(box.top)];
}
