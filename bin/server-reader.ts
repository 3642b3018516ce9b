import { createReader } from '#engines/read/reader';
import type { Reader } from '#server/deps';
import { lexiconFiles } from '../data/lexicons/load.ts';

/** The reader over the lexicons that come with the program, in the form that the server takes. */
export function serverReader(): Reader {
  const reader = createReader(lexiconFiles);
  return { version: reader.version, read: (text, date) => reader.read(text, { date }) };
}
