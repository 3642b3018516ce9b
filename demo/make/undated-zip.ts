const END_OF_DIRECTORY = 0x06054b50;
/** Midnight of 1 January 1980, the first moment a ZIP can hold. */
const EPOCH = 0x00210000;

/** The same ZIP with every entry dated alike: writers store local time, so that the bytes would change with the time zone. */
export function undatedZip(zip: Uint8Array): Uint8Array {
  const bytes = Buffer.from(zip);
  let end = bytes.length - 22;
  while (bytes.readUInt32LE(end) !== END_OF_DIRECTORY) end--;
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    bytes.writeUInt32LE(EPOCH, at + 12);
    bytes.writeUInt32LE(EPOCH, bytes.readUInt32LE(at + 42) + 10);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return bytes;
}
