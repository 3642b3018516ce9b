/** Names as bytes, each kept once and numbered from 0 in the order in which it first came. */
export type ByteNames = {
  /**
   * Numbers many names at once, in their order: `spans` holds where each starts and ends, `into` takes the numbers. Half a
   * million names fit in no cache, and memory answers many questions in the time of one.
   */
  numberAll(bytes: Uint8Array, spans: Int32Array, count: number, into: Int32Array): void;
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

/** Names looked up at a time. */
const atOnce = 256;

/** FNV-1a. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c_9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x0100_0193);
  return hash ^ (hash >>> 15);
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
  const plains = new Int32Array(atOnce);
  const hashes = new Int32Array(atOnce);
  const guesses = new Int32Array(atOnce);
  let fetched = 0;

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

  function lookUp(bytes: Uint8Array, start: number, end: number, hash: number, adds: boolean): number {
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

  function lookUpNumber(plain: number, bytes: Uint8Array, start: number, end: number, adds: boolean): number {
    numbers ??= new Int32Array(10 ** mostDigits);
    const known = numbers[plain]! - 1;
    if (known >= 0 || !adds) return known;
    const n = add(bytes, start, end - start);
    numbers[plain] = n + 1;
    return n;
  }

  /** Where the look-ups will go, each array in turn: none waits for another, so that memory fetches many at a time. */
  function fetchAhead(hashes: Int32Array, size: number): number {
    const last = table.length - 2;
    let seen = 0;
    for (let k = 0; k < size; k++) guesses[k] = table[((hashes[k]! << 1) & last) + 1]!;
    for (let k = 0; k < size; k++) guesses[k] = guesses[k]! < 0 ? 0 : starts[guesses[k]!]!;
    for (let k = 0; k < size; k++) seen ^= stored[guesses[k]!]!;
    return seen;
  }

  function numberSome(bytes: Uint8Array, spans: Int32Array, from: number, to: number, into: Int32Array): void {
    for (let k = from; k < to; k++) {
      const [start, end] = [spans[2 * k]!, spans[2 * k + 1]!];
      const plain = plainNumber(bytes, start, end);
      plains[k - from] = plain;
      hashes[k - from] = plain < 0 ? hashOf(bytes, start, end) : 0;
    }
    fetched ^= fetchAhead(hashes, to - from);
    for (let k = from; k < to; k++) {
      const [start, end] = [spans[2 * k]!, spans[2 * k + 1]!];
      const plain = plains[k - from]!;
      into[k] =
        plain < 0 ? lookUp(bytes, start, end, hashes[k - from]!, true) : lookUpNumber(plain, bytes, start, end, true);
    }
  }

  const decoder = new TextDecoder();
  return {
    numberAll(bytes, spans, total, into) {
      for (let k = 0; k < total; k += atOnce) numberSome(bytes, spans, k, Math.min(total, k + atOnce), into);
    },
    find(name) {
      const bytes = new TextEncoder().encode(name);
      const plain = plainNumber(bytes, 0, bytes.length);
      if (plain >= 0) return lookUpNumber(plain, bytes, 0, bytes.length, false);
      return lookUp(bytes, 0, bytes.length, hashOf(bytes, 0, bytes.length), false);
    },
    name: (n) => decoder.decode(stored.subarray(starts[n]!, n + 1 < count ? starts[n + 1]! : used)),
    count: () => count,
  };
}
