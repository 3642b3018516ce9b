/** How far bytes are UTF-8: whole multi-byte sequences against bytes that belong to none. */
export type Utf8Weight = {
  readonly sequences: number;
  readonly broken: number;
  /** U+FFFD that the author wrote, as against those a decoder puts in. */
  readonly replacements: number;
};

/** Counts by the table of well-formed byte sequences (Unicode Standard, table 3-7). */
export function weighUtf8(bytes: Uint8Array): Utf8Weight {
  let sequences = 0;
  let broken = 0;
  let replacements = 0;
  for (let i = 0; i < bytes.length;) {
    if (bytes[i]! < 0x80) {
      i++;
      continue;
    }
    const length = sequenceLength(bytes, i);
    if (length === 0) {
      broken++;
      i++;
      continue;
    }
    sequences++;
    if (bytes[i] === 0xef && bytes[i + 1] === 0xbf && bytes[i + 2] === 0xbd) replacements++;
    i += length;
  }
  return { sequences, broken, replacements };
}

/** Length of the whole sequence at `i`, or 0 where there is none. */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const lead = bytes[i]!;
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  if (length === 0 || i + length > bytes.length) return 0;
  const second = bytes[i + 1]!;
  if (lead === 0xe0 && second < 0xa0) return 0;
  if (lead === 0xed && second > 0x9f) return 0;
  if (lead === 0xf0 && second < 0x90) return 0;
  if (lead === 0xf4 && second > 0x8f) return 0;
  for (let k = 1; k < length; k++) if ((bytes[i + k]! & 0xc0) !== 0x80) return 0;
  return length;
}
