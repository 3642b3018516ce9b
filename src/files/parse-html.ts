import type { Extraction } from '#domain/rendition';
import { decodeText } from './decode-text.ts';
import { wordlessFile } from './extraction-failure.ts';
import { EXTRACTOR_VERSION } from './extractor.ts';
import { declaredCharset } from './html-metadata.ts';
import { htmlText } from './html-text.ts';

/** A page's visible words. Nothing it names is fetched and none of its scripts is run. */
export function parseHtml(bytes: Uint8Array): Extraction {
  const { text: source, encoding, notes } = decodeText(bytes, declaredCharset(bytes));
  const { text, map, title, date, hidden } = htmlText(source);
  if (text === '') throw wordlessFile('The page holds no words outside its scripts.');
  const left = `${hidden} hidden ${hidden === 1 ? 'part was' : 'parts were'} left out.`;
  return {
    text,
    mediaType: 'text/html',
    encoding,
    title,
    date,
    extractor: 'html',
    version: EXTRACTOR_VERSION,
    map,
    notes: hidden > 0 ? [...notes, left] : notes,
  };
}
