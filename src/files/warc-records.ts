import type { ByteSource } from './byte-source.ts';
import { brokenFile } from './extraction-failure.ts';

/** One record of a web archive (ISO 28500): header names in lower case, and its block as it stands; null where it is too large. */
export type WarcRecord = { readonly head: ReadonlyMap<string, string>; readonly block: Buffer | null };

const LONGEST_HEAD = 64 * 1024;

/** The records in order; one that breaks off gives those before it, then fails. */
export async function* warcRecords(file: ByteSource, most: number): AsyncGenerator<WarcRecord> {
  for (let at = 0; at < file.size;) {
    const start = await file.read(at, LONGEST_HEAD + 4);
    const blank = start.findIndex((byte) => byte !== 0x0d && byte !== 0x0a);
    // Nothing but line ends: the rest of the file, or more of them.
    if (blank < 0) {
      if (start.length === 0) return;
      at += start.length;
      continue;
    }
    const end = start.indexOf('\r\n\r\n', blank, 'latin1');
    if (start.toString('latin1', blank, blank + 5) !== 'WARC/' || end < 0)
      throw brokenFile('web capture', 'a record has no head');
    const head = headersIn(start.toString('utf8', blank, end));
    const length = Number(head.get('content-length'));
    at += end + 4;
    if (!Number.isSafeInteger(length) || length < 0 || at + length > file.size)
      throw brokenFile('web capture', 'it breaks off in the middle of a record');
    yield { head, block: length > most ? null : await file.read(at, length) };
    at += length;
  }
}

/** Header lines below the first, by their names in lower case; the last of a name counts. */
export function headersIn(head: string): ReadonlyMap<string, string> {
  const lines = head
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .slice(1);
  return new Map(
    lines.flatMap((line) => {
      const colon = line.indexOf(':');
      return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const];
    }),
  );
}
