import type { Extraction } from '#domain/rendition';
import { createBlockText } from './block-text.ts';
import { brokenFile, largeFile, wordlessFile } from './extraction-failure.ts';
import { EXTRACTOR_VERSION } from './extractor.ts';
import { imageSize } from './image-size.ts';
import { loadOcrEngine, type OcrWord } from './ocr-engine.ts';
import type { ParseContext } from './parse-context.ts';
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
  const engine = await loadOcrEngine();
  const look = (layout: 'page' | 'scattered'): readonly OcrWord[] => {
    const words = engine.recognise(bytes, size.orientation, layout);
    if (words === null) throw brokenFile('image', 'it cannot be unpacked');
    return words;
  };
  let layout: 'page' | 'scattered' = 'page';
  let words = look('page');
  let found = recognisedLines(words, 'page');
  if (found.lines.length === 0) {
    context.alive();
    layout = 'scattered';
    words = look('scattered');
    found = recognisedLines(words, 'scattered');
  }
  if (found.lines.length === 0) throw wordlessFile('No words were recognised in the image.');
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
