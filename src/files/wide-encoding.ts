/** UTF-16 and UTF-32 by their byte order mark, or by where their zero bytes fall. */
export type WideEncoding = 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';

export type ByteOrderMark = { readonly encoding: 'utf-8' | WideEncoding; readonly length: number };

/** The mark at the start of a text. FF FE 00 00 is taken for UTF-32 only where the length allows it. */
export function byteOrderMarkOf(bytes: Uint8Array): ByteOrderMark | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (a === 0xff && b === 0xfe && c === 0 && d === 0 && bytes.length % 4 === 0)
    return { encoding: 'utf-32le', length: 4 };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { encoding: 'utf-32be', length: 4 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

/**
 * UTF-16 or UTF-32 without a mark: text with any Latin letters, spaces or line ends has its zero bytes nearly all at
 * one place of each unit. Null for all else; text wholly in another script and without spaces is not found.
 */
export function guessWideEncoding(bytes: Uint8Array): WideEncoding | null {
  const length = Math.min(bytes.length, 64 * 1024) & ~3;
  if (length < 4) return null;
  const zeros = [0, 0, 0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 3]!++;
  const units = length / 4;
  const [z0, z1, z2, z3] = zeros as [number, number, number, number];
  if (z3 > units * 0.95 && z2 > units * 0.9 && z0 === 0) return 'utf-32le';
  if (z0 > units * 0.95 && z1 > units * 0.9 && z3 === 0) return 'utf-32be';
  const even = z0 + z2;
  const odd = z1 + z3;
  if (odd > units * 0.2 && even <= odd / 20) return isMostlyText(bytes, length, 0) ? 'utf-16le' : null;
  if (even > units * 0.2 && odd <= even / 20) return isMostlyText(bytes, length, 1) ? 'utf-16be' : null;
  return null;
}

/** Of the units whose high byte is zero, few may be control characters; this keeps tables of small numbers out. */
function isMostlyText(bytes: Uint8Array, length: number, low: 0 | 1): boolean {
  let narrow = 0;
  let controls = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i + 1 - low] !== 0) continue;
    narrow++;
    const byte = bytes[i + low]!;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) controls++;
  }
  return controls <= narrow / 50;
}
