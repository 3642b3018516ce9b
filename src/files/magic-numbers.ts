import { readable, recognised, type DocumentForm } from './document-form.ts';

/** A form told by fixed bytes at a fixed place; `also` is a second mark for containers shared by several forms. */
type Magic = {
  readonly at: number;
  readonly bytes: string;
  readonly also?: readonly [number, string];
  readonly form: DocumentForm;
};

const image = (subtype: string, name: string): DocumentForm => recognised(`image/${subtype}`, `an image (${name})`);
const sound = (subtype: string, name: string): DocumentForm =>
  recognised(`audio/${subtype}`, `a sound recording (${name})`);
const video = (subtype: string, name: string): DocumentForm => recognised(`video/${subtype}`, `a video (${name})`);
const archive = (subtype: string, name: string): DocumentForm =>
  recognised(`application/${subtype}`, `an archive (${name})`);
const program = (subtype: string): DocumentForm => recognised(`application/${subtype}`, 'a program');

// Sources: the formats' own specifications, and the IANA media type registry for the names.
const MAGIC: readonly Magic[] = [
  { at: 0, bytes: '\x89PNG\r\n\x1a\n', form: readable('image', 'image/png') },
  { at: 0, bytes: '\xff\xd8\xff', form: readable('image', 'image/jpeg') },
  { at: 0, bytes: 'GIF87a', form: image('gif', 'GIF') },
  { at: 0, bytes: 'GIF89a', form: image('gif', 'GIF') },
  { at: 0, bytes: 'II*\0', form: image('tiff', 'TIFF') },
  { at: 0, bytes: 'MM\0*', form: image('tiff', 'TIFF') },
  { at: 0, bytes: 'BM', also: [6, '\0\0\0\0'], form: readable('image', 'image/bmp') },
  { at: 0, bytes: 'RIFF', also: [8, 'WEBP'], form: readable('image', 'image/webp') },
  { at: 4, bytes: 'ftyphei', form: image('heic', 'HEIC') },
  { at: 4, bytes: 'ftypmif1', form: image('heif', 'HEIF') },
  { at: 4, bytes: 'ftypavif', form: image('avif', 'AVIF') },
  { at: 0, bytes: 'RIFF', also: [8, 'WAVE'], form: sound('wav', 'WAV') },
  { at: 0, bytes: 'RIFF', also: [8, 'AVI '], form: video('x-msvideo', 'AVI') },
  { at: 4, bytes: 'ftypM4A', form: sound('mp4', 'M4A') },
  { at: 4, bytes: 'ftypqt', form: video('quicktime', 'QuickTime') },
  { at: 4, bytes: 'ftyp', form: video('mp4', 'MP4') },
  { at: 0, bytes: '\x1aE\xdf\xa3', form: video('webm', 'Matroska or WebM') },
  { at: 0, bytes: 'ID3', also: [5, '\0'], form: sound('mpeg', 'MP3') },
  { at: 0, bytes: 'ID3', also: [4, '\0'], form: sound('mpeg', 'MP3') },
  { at: 0, bytes: '\xff\xfb', form: sound('mpeg', 'MP3') },
  { at: 0, bytes: '\xff\xf3', form: sound('mpeg', 'MP3') },
  { at: 0, bytes: 'OggS\0', form: sound('ogg', 'Ogg') },
  { at: 0, bytes: 'fLaC', form: sound('flac', 'FLAC') },
  { at: 0, bytes: '#!AMR', form: sound('amr', 'AMR') },
  { at: 0, bytes: '\x1f\x8b\b', form: readable('gzip', 'application/gzip') },
  { at: 0, bytes: 'BZh', also: [4, '1AY&SY'], form: archive('x-bzip2', 'bzip2') },
  { at: 0, bytes: '\xfd7zXZ\0', form: archive('x-xz', 'xz') },
  { at: 0, bytes: '\x28\xb5\x2f\xfd', form: archive('zstd', 'Zstandard') },
  { at: 0, bytes: "7z\xbc\xaf'\x1c", form: archive('x-7z-compressed', '7z') },
  { at: 0, bytes: 'Rar!\x1a\x07', form: archive('vnd.rar', 'RAR') },
  { at: 257, bytes: 'ustar', form: readable('tar', 'application/x-tar') },
  { at: 0, bytes: 'MZ', also: [3, '\0'], form: program('vnd.microsoft.portable-executable') },
  { at: 0, bytes: '\x7fELF', form: program('x-executable') },
  { at: 0, bytes: '\xcf\xfa\xed\xfe', form: program('x-mach-binary') },
  { at: 0, bytes: '\xca\xfe\xba\xbe', form: program('x-java-or-mach-binary') },
  { at: 0, bytes: '\0asm', form: program('wasm') },
  { at: 0, bytes: 'SQLite format 3\0', form: recognised('application/vnd.sqlite3', 'a database (SQLite)') },
  { at: 0, bytes: '!BDN', form: recognised('application/vnd.ms-outlook-pst', 'a mailbox (Outlook PST)') },
  { at: 0, bytes: '{\\rtf', form: recognised('application/rtf', 'a Rich Text document (RTF)') },
  { at: 0, bytes: '%!PS', form: recognised('application/postscript', 'a PostScript document') },
];

/** The form that the first bytes name beyond doubt, or null. Texts and containers with readable members are told elsewhere. */
export function formOfMagic(bytes: Uint8Array): DocumentForm | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512)).toString('latin1');
  for (const { at, bytes: mark, also, form } of MAGIC) {
    if (head.startsWith(mark, at) && (also === undefined || head.startsWith(also[1], also[0]))) return form;
  }
  return null;
}
