import type { Extraction } from '#domain/rendition';
import { decodeText } from './decode-text.ts';
import { emptyFile } from './extraction-failure.ts';
import { EXTRACTOR_VERSION } from './extractor.ts';
import { mailHeaders } from './mail-headers.ts';

/** Plain text, Markdown, tables and mail as they stand: nothing is taken away but the byte order mark. */
export function parseText(bytes: Uint8Array, mediaType: string): Extraction {
  const { text, encoding, map, notes } = decodeText(bytes);
  if (text === '') throw emptyFile('The file holds a byte order mark and nothing else.');
  const mail = mediaType === 'message/rfc822' ? mailHeaders(text) : null;
  return {
    text,
    mediaType,
    encoding,
    title: mediaType === 'text/markdown' ? headingOf(text) : (mail?.subject ?? null),
    date: mail?.date ?? null,
    extractor: 'text',
    version: EXTRACTOR_VERSION,
    map,
    notes,
  };
}

const LONGEST_TITLE = 300;

/** The first heading of the first level, where a Markdown file opens with one. */
function headingOf(text: string): string | null {
  const start = text.slice(0, 4 * LONGEST_TITLE).trimStart();
  const line = start.split(/[\r\n]/, 1)[0] ?? '';
  if (!line.startsWith('# ') || line.length > LONGEST_TITLE) return null;
  const heading = line.slice(2).trim().replace(/ #+$/, '').trim();
  return heading === '' ? null : heading;
}
