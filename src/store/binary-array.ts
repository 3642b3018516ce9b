/** The types whose arrays are sent so, by their number in every PostgreSQL. */
const types = { bytea: 17, text: 25 } as const;

/**
 * An array as PostgreSQL reads it in binary: large texts and bytes cross as they are, where the text form would take
 * twice their size in hexadecimal digits or quotes. To be cast in the statement, as `${binaryArray('bytea', all)}::bytea[]`.
 */
export function binaryArray(type: keyof typeof types, items: readonly (Uint8Array | string | null)[]): Buffer {
  const sizes = items.map((item) =>
    item === null ? 0 : typeof item === 'string' ? Buffer.byteLength(item) : item.length,
  );
  const all = Buffer.allocUnsafe(20 + sizes.reduce((sum, size) => sum + 4 + size, 0));
  all.writeInt32BE(1, 0);
  all.writeInt32BE(items.includes(null) ? 1 : 0, 4);
  all.writeInt32BE(types[type], 8);
  all.writeInt32BE(items.length, 12);
  all.writeInt32BE(1, 16);
  let at = 20;
  for (const [i, item] of items.entries()) {
    all.writeInt32BE(item === null ? -1 : sizes[i]!, at);
    at += 4;
    if (typeof item === 'string') all.write(item, at, 'utf8');
    else if (item !== null) all.set(item, at);
    at += sizes[i]!;
  }
  return all;
}
