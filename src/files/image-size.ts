/** Width, height in pixels and, of a JPEG, how it was held (EXIF 1 to 8), from the head of an image; null where the head does not say. */
export type ImageSize = { readonly width: number; readonly height: number; readonly orientation: number };

/** Reads nothing but the head, so that a small file that claims a vast picture is known before anything is unpacked. */
export function imageSize(bytes: Uint8Array): ImageSize | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const upright = (width: number, height: number): ImageSize => ({ width, height, orientation: 1 });
  if (file.length < 30) return null;
  if (file.toString('latin1', 1, 4) === 'PNG') return upright(file.readUInt32BE(16), file.readUInt32BE(20));
  if (file.toString('latin1', 0, 3) === 'GIF') return upright(file.readUInt16LE(6), file.readUInt16LE(8));
  if (file.toString('latin1', 0, 2) === 'BM') return upright(file.readInt32LE(18), Math.abs(file.readInt32LE(22)));
  if (file.toString('latin1', 8, 12) === 'WEBP') return webpSize(file);
  return file[0] === 0xff && file[1] === 0xd8 ? jpegSize(file) : null;
}

function webpSize(file: Buffer): ImageSize | null {
  const kind = file.toString('latin1', 12, 16);
  const of = (width: number, height: number): ImageSize => ({ width, height, orientation: 1 });
  if (kind === 'VP8X') return of(1 + file.readUIntLE(24, 3), 1 + file.readUIntLE(27, 3));
  if (kind === 'VP8 ') return of(file.readUInt16LE(26) & 0x3fff, file.readUInt16LE(28) & 0x3fff);
  if (kind !== 'VP8L') return null;
  const bits = file.readUInt32LE(21);
  return of((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1);
}

function jpegSize(file: Buffer): ImageSize | null {
  let orientation = 1;
  for (let at = 2; at + 9 < file.length;) {
    if (file[at] !== 0xff) return null;
    const marker = file[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const length = file.readUInt16BE(at + 2);
    // Heads of frames, but neither tables of Huffman codes (C4), reserved (C8) nor arithmetic coding (CC).
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { width: file.readUInt16BE(at + 7), height: file.readUInt16BE(at + 5), orientation };
    if (marker === 0xe1) orientation = exifOrientation(file.subarray(at + 4, at + 2 + length)) ?? orientation;
    at += 2 + length;
  }
  return null;
}

/** The tag 0x0112 of the first directory (EXIF 2.3, 4.6.4). */
function exifOrientation(part: Buffer): number | null {
  if (part.length < 16 || part.toString('latin1', 0, 4) !== 'Exif') return null;
  const tiff = part.subarray(6);
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const start = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (start + 2 > tiff.length) return null;
  const entries = short(start);
  for (let n = 0, at = start + 2; n < entries && at + 12 <= tiff.length; n++, at += 12) {
    if (short(at) !== 0x0112) continue;
    const value = short(at + 8);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}
