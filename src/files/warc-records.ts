import { brokenFile } from './extraction-failure.ts';

/** One record of a web archive (ISO 28500): header names in lower case, and its block as it stands. */
export type WarcRecord = { readonly head: ReadonlyMap<string, string>; readonly block: Buffer };

const LONGEST_HEAD = 64 * 1024;

/** The records in order; one that breaks off gives those before it, then fails. */
export function* warcRecords(file: Buffer): Generator<WarcRecord> {
  for (let at = 0; at < file.length;) {
    while (file[at] === 0x0d || file[at] === 0x0a) at++;
    if (at >= file.length) return;
    const end = file.indexOf('\r\n\r\n', at, 'latin1');
    if (file.toString('latin1', at, at + 5) !== 'WARC/' || end < 0 || end - at > LONGEST_HEAD)
      throw brokenFile('web capture', 'a record has no head');
    const head = headersIn(file.toString('utf8', at, end));
    const length = Number(head.get('content-length'));
    const start = end + 4;
    if (!Number.isSafeInteger(length) || length < 0 || start + length > file.length)
      throw brokenFile('web capture', 'it breaks off in the middle of a record');
    yield { head, block: file.subarray(start, start + length) };
    at = start + length;
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
