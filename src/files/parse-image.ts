import type { Extraction } from '#domain/rendition';
import { createBlockText } from './block-text.ts';
import { brokenFile, foreignLetters, largeFile, wordlessFile } from './extraction-failure.ts';
import { EXTRACTOR_VERSION } from './extractor.ts';
import { imageSize } from './image-size.ts';
import type { ParseContext } from './parse-context.ts';
import { doubtOfLetters } from './ocr-doubt.ts';
import { recognisePicture } from './recognise-picture.ts';
import { meanConfidence, recognisedLines } from './recognised-lines.ts';

/**
 * The words in a picture, line by line, each word with its box in pixels from the upper left corner. Read as a page first;
 * where that finds nothing, as scattered labels, as on a map.
 */
export async function parseImage(bytes: Uint8Array, mediaType: string, context: ParseContext): Promise<Extraction> {
  const size = imageSize(bytes);
  if (size === null || size.width < 1 || size.height < 1)
    throw brokenFile('image', 'its head does not say how large it is');
  const pixels = size.width * size.height;
  const { maxPixels } = context.limits;
  if (pixels > maxPixels)
    throw largeFile(`it has ${size.width} times ${size.height} pixels, and ${maxPixels} are read at most`);
  const picture = { bytes, orientation: size.orientation };
  const recognised = await recognisePicture(picture, ['page', 'scattered'], context.alive);
  if (recognised.kind === 'broken') throw brokenFile('image', 'it cannot be unpacked');
  if (recognised.kind === 'foreign') throw foreignLetters(recognised.script);
  if (recognised.kind === 'none') throw wordlessFile('No words were recognised in the image.');
  const { layout, words } = recognised;
  const found = recognisedLines(words, layout);
  const blocks = createBlockText();
  for (const { words: line, begins } of found.lines)
    for (const [at, { text, box }] of line.entries())
      blocks.add(text, at > 0 ? ' ' : begins === 'paragraph' ? '\n\n' : '\n', {
        kind: 'page',
        page: 1,
        box: [box.left, box.top, box.right, box.bottom],
      });
  const notes = [
    `Recognised by machine in a picture, as ${layout === 'page' ? 'a page' : 'scattered labels'}, with a confidence of ${meanConfidence(words)} in 100; look at the picture before relying on a word.`,
  ];
  const doubt = doubtOfLetters(meanConfidence(words));
  if (doubt !== null) notes.push(doubt);
  if (found.dropped > 0) notes.push(`Words too unsure to be given: ${found.dropped}.`);
  return {
    ...blocks.finish(),
    mediaType,
    encoding: null,
    title: null,
    date: null,
    extractor: 'ocr',
    version: EXTRACTOR_VERSION,
    notes,
  };
}
