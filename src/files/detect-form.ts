import { formOfCompound, formOfZip } from './container-form.ts';
import { BINARY, EMPTY, readable, type DocumentForm } from './document-form.ts';
import { formOfMagic } from './magic-numbers.ts';
import { startsLikeJsonLines } from './json-records.ts';
import { startsLikeMail, startsLikeMailbox } from './mail-headers.ts';
import { startsLikeTelegram } from './parse-telegram.ts';
import { startsLikeWhatsApp } from './parse-whatsapp.ts';
import { isTarHeader } from './tar-members.ts';
import { byteOrderMarkOf, guessWideEncoding } from './wide-encoding.ts';

const LONG_HEAD = 16 * 1024;

const HTML_TAG =
  /^<(?:!doctype html|html|head|body|title|script|style|meta|table|div|h[1-6]|p|br|iframe|font|a href)[\s/>]/i;
const XML_START = /^<\?xml[\s?]/;
const MARKDOWN_NAME = /\.(?:md|markdown|mdown)$/i;
const HTML_NAME = /\.(?:html?|xhtml)$/i;
const TABLE_NAME = /\.(csv|tsv)$/i;

/**
 * What the bytes are. The name is looked at last, and only to choose among forms of text, or for an archive whose
 * members do not tell; `.txt` never makes a binary file text.
 */
export function detectForm(bytes: Uint8Array, name: string): DocumentForm {
  if (bytes.length === 0) return EMPTY;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024));
  const start = head.toString('latin1');
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return formOfZip(bytes, name);
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return formOfCompound(bytes);
  const mark = byteOrderMarkOf(bytes);
  const magic = mark === null ? formOfMagic(bytes) : null;
  if (magic !== null) return magic;
  if (isTarHeader(bytes.subarray(0, 512))) return readable('tar', 'application/x-tar');
  if (/^WARC\/\d/.test(start)) return readable('warc', 'application/warc');
  if (/^(?:\xef\xbb\xbf)?\s*%PDF-/.test(start)) return readable('pdf', 'application/pdf');
  const wide = mark?.encoding ?? guessWideEncoding(bytes);
  const isText = wide !== null || !looksBinary(bytes);
  if (!isText) return start.includes('%PDF-') ? readable('pdf', 'application/pdf') : BINARY;
  const longer = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LONG_HEAD));
  return formOfData(startOfText(longer, wide)) ?? formOfText(startOfText(head, wide), name);
}

/** Data written as text, told by its structure: more of it has to be seen than the head of a page. */
function formOfData(start: string): DocumentForm | null {
  if (startsLikeTelegram(start)) return readable('telegram', 'application/x-telegram+json');
  if (startsLikeJsonLines(start)) return readable('json lines', 'application/jsonl');
  return startsLikeWhatsApp(start) ? readable('whatsapp', 'text/plain') : null;
}

function startOfText(head: Buffer, wide: string | null): string {
  if (wide === null || wide === 'utf-8') return head.toString('utf8').replace(/^\uFEFF/, '');
  // Enough to see the ASCII of tags and header names in any byte order.
  return head
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(?:\xff\xfe|\xfe\xff)/, '');
}

function formOfText(start: string, name: string): DocumentForm {
  const first = afterProlog(start);
  if (HTML_TAG.test(first) && !MARKDOWN_NAME.test(name)) return readable('html', 'text/html');
  if (/^<(?:!doctype html|html)[\s>]/i.test(first)) return readable('html', 'text/html');
  if (XML_START.test(start.trimStart())) return readable('text', 'application/xml');
  if (HTML_NAME.test(name) && /<[a-z!]/i.test(start)) return readable('html', 'text/html');
  if (MARKDOWN_NAME.test(name)) return readable('markdown', 'text/markdown');
  if (startsLikeMailbox(start)) return readable('mbox', 'application/mbox');
  if (startsLikeMail(start)) return readable('mail', 'message/rfc822');
  const table = TABLE_NAME.exec(name)?.[1]?.toLowerCase();
  if (table !== undefined) return readable('text', table === 'csv' ? 'text/csv' : 'text/tab-separated-values');
  return readable('text', 'text/plain');
}

const SAMPLE = 64 * 1024;

/** Control characters are rare in text of any single- or multi-byte encoding, and one byte in ten of compressed data. */
function looksBinary(bytes: Uint8Array): boolean {
  const starts = bytes.length <= 3 * SAMPLE ? [0] : [0, (bytes.length - SAMPLE) >> 1, bytes.length - SAMPLE];
  const length = starts.length === 1 ? bytes.length : SAMPLE;
  let controls = 0;
  for (const start of starts) {
    for (let i = start; i < start + length; i++) {
      const byte = bytes[i]!;
      // Tab to carriage return, and escape (ISO-2022 shifts, terminal logs), belong to text.
      if (byte < 0x20 && (byte < 0x08 || byte > 0x0d) && byte !== 0x1b) controls++;
    }
  }
  return controls > Math.max(1, (starts.length * length) / 50);
}

/** What follows white space, comments and an XML declaration. A loop, because a pattern for it could be made to run for ever. */
function afterProlog(start: string): string {
  for (let rest = start.trimStart(); ; rest = rest.trimStart()) {
    const end = rest.startsWith('<!--')
      ? rest.indexOf('-->', 4) + 3
      : /^<\?xml\s/.test(rest)
        ? rest.indexOf('>') + 1
        : 0;
    if (end < 4) return rest;
    rest = rest.slice(end);
  }
}
