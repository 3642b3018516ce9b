import type { Extraction } from '#domain/rendition';
import { createBlockText } from './block-text.ts';
import { decodeText } from './decode-text.ts';
import { EXTRACTOR_VERSION } from './extractor.ts';

const HEAD =
  /^[\u200E\u200F\u202A-\u202E\uFEFF]*\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?[ \u202F\u00A0]\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \u202F\u00A0]?[ap]\.?[ \u00A0]?m\.?)?\]?(?: -)? /iu;

/** Whether a text begins like a chat exported by WhatsApp, of either kind of telephone. */
export const startsLikeWhatsApp = (start: string): boolean =>
  HEAD.test(start) &&
  start.split('\n', 12).filter((line) => HEAD.test(line)).length >= 2 &&
  /[\u200E\u202F]|end-to-end/.test(start);

/**
 * A WhatsApp chat line by line. Marks of direction at the head of a message and before "image omitted", and the narrow
 * spaces before "pm", are taken away, because they belong to nobody's words and hide who speaks.
 */
export function parseWhatsApp(bytes: Uint8Array): Extraction {
  const { text, encoding, notes } = decodeText(bytes);
  const blocks = createBlockText();
  text.split(/\r?\n/).forEach((line, index) => {
    const head = HEAD.exec(line)?.[0] ?? '';
    const plain = head.replace(/[\u200E\u200F\u202A-\u202E\uFEFF]/g, '').replace(/[\u202F\u00A0]/g, ' ');
    const words = line
      .slice(head.length)
      .replace(/^([^:]{1,60}: )\u200E/, '$1')
      .replace(/^\u200E/, '');
    blocks.add(plain + words, '\n', { kind: 'paragraph', index, path: `line ${index + 1}` });
  });
  return {
    ...blocks.finish(),
    mediaType: 'text/plain',
    encoding,
    title: null,
    date: null,
    extractor: 'whatsapp',
    version: EXTRACTOR_VERSION,
    notes,
  };
}
