import { flowKinds } from '#domain/link';
import type { CaseLink } from './case-flows.ts';
import { stands } from './flow-graph.ts';

/** One link in bytes, big-endian: link, from, to (16 each), kind (2), from and to sequence (4 each), order (8). */
export const caseLinkBytes = 66;
/** What parts the texts of two links, and the texts of one: time, arrival, item. No text of theirs holds them. */
export const betweenLinks = '\u001f';
export const betweenFields = '\u001e';

const kinds = [...flowKinds, 'access'];
const hex = new TextEncoder().encode('0123456789abcdef');
const hyphen = 45;
const letters: number[] = Array.from({ length: 36 }, () => hyphen);

/** Written at once, since a text put together from pieces keeps the pieces. */
function uuidAt(bytes: Uint8Array, at: number): string {
  let n = 0;
  for (let i = 0; i < 16; i++) {
    if (i === 4 || i === 6 || i === 8 || i === 10) n++;
    const byte = bytes[at + i]!;
    letters[n++] = hex[byte >> 4]!;
    letters[n++] = hex[byte & 15]!;
  }
  return String.fromCharCode(...letters);
}

/** Reads links laid side by side. */
export function caseLinksOf(bytes: Uint8Array, texts: string): CaseLink[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = bytes.length / caseLinkBytes;
  const each = count === 0 ? [] : texts.split(betweenLinks);
  return Array.from({ length: count }, (_, k): CaseLink => {
    const at = k * caseLinkBytes;
    const [time = '', arrives = '', item = ''] = each[k]!.split(betweenFields);
    const toSeq = view.getInt32(at + 54);
    return {
      linkId: uuidAt(bytes, at),
      from: uuidAt(bytes, at + 16),
      to: uuidAt(bytes, at + 32),
      kind: kinds[view.getInt16(at + 48)]!,
      fromSeq: view.getInt32(at + 50),
      toSeq: toSeq === stands ? null : toSeq,
      order: view.getFloat64(at + 58),
      time: time === '' ? null : time,
      arrives: arrives === '' ? null : arrives,
      item: item === '' ? null : item,
    };
  });
}
