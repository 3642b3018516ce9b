/** Names as bytes, each kept once and numbered from 0 in the order in which it first came. */
export type ByteNames = {
  numberOf(bytes: Uint8Array, start: number, end: number): number;
  /** The number of a name already there; -1 for one that is not. */
  find(name: string): number;
  name(number: number): string;
  readonly count: () => number;
};

/** Names that are whole numbers of up to so many digits are looked up in a row of their own. */
const mostDigits = 6;

/** The number that the bytes spell as `String` would write it; -1 for anything else and for longer ones. */
function plainNumber(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > mostDigits || end === start || (bytes[start] === 48 && end > start + 1)) return -1;
  let value = 0;
  for (let i = start; i < end; i++) {
    const digit = bytes[i]! - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Open addressing over FNV-1a, so that millions of short names cost no strings. */
export function createByteNames(): ByteNames {
  /** Hash and number side by side; -1 where there is none. */
  let table = new Int32Array(1 << 17).fill(-1);
  let numbers: Int32Array | null = null;
  let starts = new Uint32Array(1 << 15);
  let stored = new Uint8Array(1 << 18);
  let used = 0;
  let count = 0;

  function grow(): void {
    const old = table;
    table = new Int32Array(old.length * 2).fill(-1);
    const last = table.length - 2;
    for (let k = 0; k < old.length; k += 2) {
      if (old[k + 1]! < 0) continue;
      let at = (old[k]! << 1) & last;
      while (table[at + 1]! >= 0) at = (at + 2) & last;
      table[at] = old[k]!;
      table[at + 1] = old[k + 1]!;
    }
  }

  function isNamed(n: number, bytes: Uint8Array, start: number, length: number): boolean {
    const from = starts[n]!;
    if ((n + 1 < count ? starts[n + 1]! : used) - from !== length) return false;
    for (let i = 0; i < length; i++) if (stored[from + i] !== bytes[start + i]) return false;
    return true;
  }

  function add(bytes: Uint8Array, start: number, length: number): number {
    if (count === starts.length) {
      const more = new Uint32Array(count * 2);
      more.set(starts);
      starts = more;
    }
    if (used + length > stored.length) {
      const more = new Uint8Array(Math.max(stored.length * 2, used + length));
      more.set(stored);
      stored = more;
    }
    for (let i = 0; i < length; i++) stored[used + i] = bytes[start + i]!;
    starts[count] = used;
    used += length;
    return count++;
  }

  function lookUp(bytes: Uint8Array, start: number, end: number, adds: boolean): number {
    const plain = plainNumber(bytes, start, end);
    if (plain >= 0) {
      numbers ??= new Int32Array(10 ** mostDigits);
      const known = numbers[plain]! - 1;
      if (known >= 0 || !adds) return known;
      const n = add(bytes, start, end - start);
      numbers[plain] = n + 1;
      return n;
    }
    let hash = 0x811c_9dc5;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x0100_0193);
    hash ^= hash >>> 15;
    const last = table.length - 2;
    let at = (hash << 1) & last;
    for (let n = table[at + 1]!; n >= 0; n = table[at + 1]!) {
      if (table[at] === hash && isNamed(n, bytes, start, end - start)) return n;
      at = (at + 2) & last;
    }
    if (!adds) return -1;
    const n = add(bytes, start, end - start);
    table[at] = hash;
    table[at + 1] = n;
    if (count * 4 > table.length) grow();
    return n;
  }

  const decoder = new TextDecoder();
  return {
    numberOf: (bytes, start, end) => lookUp(bytes, start, end, true),
    find(name) {
      const bytes = new TextEncoder().encode(name);
      return lookUp(bytes, 0, bytes.length, false);
    },
    name: (n) => decoder.decode(stored.subarray(starts[n]!, n + 1 < count ? starts[n + 1]! : used)),
    count: () => count,
  };
}
