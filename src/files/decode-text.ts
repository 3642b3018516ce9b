import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { OffsetMap, OffsetSegment } from '#domain/rendition';
import { byteOrderMarkOf, guessWideEncoding } from './wide-encoding.ts';
import { guessNarrowEncoding, knownEncoding } from './guess-narrow-encoding.ts';
import { weighUtf8 } from './weigh-utf8.ts';

/**
 * Bytes to text. Strict UTF-8 comes first, because other encodings pass for it by chance only in very short texts;
 * then what a form declares; then broken UTF-8, told by its whole sequences; then a guess by letter frequencies
 * (chardet, after ICU's detector); Windows-1252, which takes any byte, is the last resort.
 */
export type DecodedText = {
  readonly text: string;
  readonly encoding: string;
  readonly map: OffsetMap;
  readonly notes: readonly string[];
};

type Choice = { readonly encoding: string; readonly skip: number; readonly note: string | null };

/** Decodes without the byte order mark, line ends as they are; NUL and what cannot be decoded become U+FFFD. */
export function decodeText(bytes: Uint8Array, declared: string | null = null): DecodedText {
  const { encoding, skip, note } = chooseEncoding(bytes, declared);
  const pieces: string[] = [];
  const map: OffsetSegment[] = [];
  let chars = 0;
  for (const [start, end] of piecesOf(bytes, skip, encoding)) {
    const piece = decodePiece(bytes.subarray(start, end), encoding);
    if (piece === '') continue;
    map.push({ start: chars, kind: 'byte', offset: start });
    pieces.push(piece);
    chars += piece.length;
  }
  if (map.length === 0) map.push({ start: 0, kind: 'byte', offset: skip });
  const decoded = pieces.join('');
  const text = withoutNul(decoded);
  return { text, encoding, map, notes: notesOn(bytes, encoding, decoded, note) };
}

function chooseEncoding(bytes: Uint8Array, declared: string | null): Choice {
  const mark = byteOrderMarkOf(bytes);
  if (mark !== null) return { encoding: mark.encoding, skip: mark.length, note: null };
  const wide = guessWideEncoding(bytes);
  if (wide !== null) return unstated(wide, 'by its zero bytes');
  if (isIso2022Jp(bytes)) return unstated('iso-2022-jp', 'by its shifts');
  if (isUtf8(bytes)) return { encoding: 'utf-8', skip: 0, note: null };
  const stated = declared === null ? null : knownEncoding(declared);
  // A page that was readable enough to declare UTF-16 in ASCII letters is not UTF-16.
  if (stated !== null && !stated.startsWith('utf')) return { encoding: stated, skip: 0, note: null };
  const { sequences, broken } = weighUtf8(bytes);
  if (stated === 'utf-8' || sequences > broken) return { encoding: 'utf-8', skip: 0, note: null };
  return guessed(bytes);
}

function guessed(bytes: Uint8Array): Choice {
  const encoding = guessNarrowEncoding(bytes);
  if (encoding !== null) return unstated(encoding, 'by its letters');
  return unstated('windows-1252', 'for want of a better guess');
}

const unstated = (encoding: string, why: string): Choice => ({
  encoding,
  skip: 0,
  note: `The encoding was not stated; read as ${encoding} ${why}.`,
});

/** Japanese mail in seven bits, which would pass for ASCII: an escape to a two-byte set. */
function isIso2022Jp(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64 * 1024));
  return start.includes('\x1b$B') || start.includes('\x1b$@');
}

const PIECE = 4096;

/** Cuts at line ends, so that each piece decodes alone and the map can lead back to its first byte. */
function* piecesOf(bytes: Uint8Array, skip: number, encoding: string): Generator<readonly [number, number]> {
  const unit = encoding.startsWith('utf-16') ? 2 : encoding.startsWith('utf-32') ? 4 : 1;
  const low = encoding.endsWith('le') ? 0 : unit - 1;
  let start = skip;
  while (start < bytes.length) {
    const end = lineStartAfter(bytes, start + PIECE, skip, unit, low);
    yield [start, end];
    start = end;
  }
}

/** The first byte after the next line feed at or past `from`; `low` is where in its unit a line feed has its one set byte. */
function lineStartAfter(bytes: Uint8Array, from: number, skip: number, unit: number, low: number): number {
  for (let at = bytes.indexOf(0x0a, from); at >= 0; at = bytes.indexOf(0x0a, at + 1)) {
    const first = at - low;
    if ((first - skip) % unit !== 0) continue;
    const others = bytes.subarray(first, first + unit);
    if (others.length === unit && others.every((byte, i) => i === low || byte === 0)) return first + unit;
  }
  return bytes.length;
}

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

function decodePiece(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'utf-8') return UTF8.decode(bytes);
  // Each line begins in ASCII there (RFC 1468), so that pieces decode alone.
  if (encoding === 'iso-2022-jp') return new TextDecoder(encoding).decode(bytes);
  const decoded = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding, {
    stripBOM: false,
  });
  return withoutLoneSurrogates(decoded);
}

/** The form every rendition's text has: no NUL, no lone surrogate; each replaced one for one, so that offsets stand. */
export function withoutNul(text: string): string {
  return withoutLoneSurrogates(text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text);
}

const withoutLoneSurrogates = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

function notesOn(bytes: Uint8Array, encoding: string, decoded: string, note: string | null): readonly string[] {
  const notes = note === null ? [] : [note];
  const nuls = countOf(decoded, '\0');
  if (nuls > 0) notes.push(`${nuls} NUL ${nuls === 1 ? 'character was' : 'characters were'} replaced by U+FFFD.`);
  const marks = countOf(decoded, '\uFFFD');
  const lost = marks === 0 || encoding !== 'utf-8' ? marks : marks - weighUtf8(bytes).replacements;
  if (lost > 0)
    notes.push(
      `${lost} ${lost === 1 ? 'place' : 'places'} could not be decoded as ${encoding} and ${lost === 1 ? 'shows' : 'show'} as U+FFFD.`,
    );
  return notes;
}

function countOf(text: string, char: string): number {
  let count = 0;
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) count++;
  return count;
}
