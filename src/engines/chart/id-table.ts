/**
 * Ids of 16 bytes each as four words, row after row, with the slots in which each is found again; both may lie in shared
 * memory. Words keep the order of their bytes as the machine has it, so they are compared and never reckoned with.
 */
export type IdTable = { readonly count: number; readonly words: Uint32Array; readonly slots: Int32Array };

/** Open addressing over the ids' own bytes, which are a hash already. */
export function idTableOf(words: Uint32Array): IdTable {
  const count = words.length / 4;
  let size = 16;
  while (size < count * 2) size *= 2;
  const slots = new Int32Array(new SharedArrayBuffer(size * 4)).fill(-1);
  for (let row = 0; row < count; row++) {
    let slot = slotOf(words, row * 4, size);
    while (slots[slot] !== -1) slot = (slot + 1) & (size - 1);
    slots[slot] = row;
  }
  return { count, words, slots };
}

/** The row of the id whose words lie at `at` in `of`, or -1. */
export function findId({ words, slots }: IdTable, of: Uint32Array, at: number): number {
  const last = slots.length - 1;
  const [a, b, c, d] = [of[at]!, of[at + 1]!, of[at + 2]!, of[at + 3]!];
  for (let slot = slotOf(of, at, slots.length); slots[slot] !== -1; slot = (slot + 1) & last) {
    const row = slots[slot]! * 4;
    if (words[row] === a && words[row + 1] === b && words[row + 2] === c && words[row + 3] === d) return slots[slot]!;
  }
  return -1;
}

/** By the first and the last word: neither holds the version or the variant. */
const slotOf = (words: Uint32Array, at: number, size: number): number =>
  (Math.imul(words[at]! ^ (words[at + 3]! >>> 7), 0x9e3779b1) >>> 8) & (size - 1);

const hex = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));

/** The id at a row, as a UUID is written. */
export function uuidAt(words: Uint32Array, row: number): string {
  const bytes = new Uint8Array(words.buffer, words.byteOffset + row * 16, 16);
  let text = '';
  for (let i = 0; i < 16; i++) {
    if (i === 4 || i === 6 || i === 8 || i === 10) text += '-';
    text += hex[bytes[i]!];
  }
  return text;
}

/** The words of a UUID; of anything else, words that are no record's. */
export function uuidWords(uuid: string): Uint32Array {
  const digits = uuid.replaceAll('-', '');
  const isUuid = /^[0-9a-f]{32}$/i.test(digits);
  const bytes = Uint8Array.from({ length: 16 }, (_, i) =>
    isUuid ? Number.parseInt(digits.slice(i * 2, i * 2 + 2), 16) : 0,
  );
  return new Uint32Array(bytes.buffer);
}

export const findUuid = (table: IdTable, uuid: string): number => findId(table, uuidWords(uuid), 0);
