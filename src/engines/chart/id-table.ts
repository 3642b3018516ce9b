/** Ids of 16 bytes each, row after row, with the slots in which each is found again; both may lie in shared memory. */
export type IdTable = { readonly count: number; readonly bytes: Uint8Array; readonly slots: Int32Array };

/** Open addressing over the ids' own bytes, which are a hash already. */
export function idTableOf(bytes: Uint8Array): IdTable {
  const count = bytes.length / 16;
  let size = 16;
  while (size < count * 2) size *= 2;
  const slots = new Int32Array(new SharedArrayBuffer(size * 4)).fill(-1);
  for (let row = 0; row < count; row++) {
    let slot = slotOf(bytes, row * 16, size);
    while (slots[slot] !== -1) slot = (slot + 1) & (size - 1);
    slots[slot] = row;
  }
  return { count, bytes, slots };
}

/** The row of the id that lies at `at` in `of`, or -1. */
export function findId({ bytes, slots }: IdTable, of: Uint8Array, at: number): number {
  const last = slots.length - 1;
  for (let slot = slotOf(of, at, slots.length); slots[slot] !== -1; slot = (slot + 1) & last) {
    const start = slots[slot]! * 16;
    let i = 0;
    while (i < 16 && bytes[start + i] === of[at + i]) i += 1;
    if (i === 16) return slots[slot]!;
  }
  return -1;
}

function slotOf(bytes: Uint8Array, at: number, size: number): number {
  // Bytes 0 to 3 and 9 to 10: none of them holds the version or the variant.
  const hash =
    ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) ^
    ((bytes[at + 9]! << 20) | (bytes[at + 10]! << 10));
  return (Math.imul(hash, 0x9e3779b1) >>> 0) & (size - 1);
}

const hex = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));

/** The id at a row, as a UUID is written. */
export function uuidAt(bytes: Uint8Array, row: number): string {
  let text = '';
  for (let i = 0; i < 16; i++) {
    if (i === 4 || i === 6 || i === 8 || i === 10) text += '-';
    text += hex[bytes[row * 16 + i]!];
  }
  return text;
}

/** The 16 bytes of a UUID; of anything else, bytes that are no record's. */
export function uuidBytes(uuid: string): Uint8Array {
  const digits = uuid.replaceAll('-', '');
  const isUuid = /^[0-9a-f]{32}$/i.test(digits);
  return Uint8Array.from({ length: 16 }, (_, i) => (isUuid ? Number.parseInt(digits.slice(i * 2, i * 2 + 2), 16) : 0));
}

export const findUuid = (table: IdTable, uuid: string): number => findId(table, uuidBytes(uuid), 0);
