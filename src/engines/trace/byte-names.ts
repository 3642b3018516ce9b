/** Names as bytes, each kept once and numbered from 0 in the order in which it first came. */
export type ByteNames = {
  numberOf(bytes: Uint8Array, start: number, end: number): number;
  /** The number of a name already there; -1 for one that is not. */
  find(name: string): number;
  name(number: number): string;
  readonly count: () => number;
};

/** Open addressing over FNV-1a, so that millions of short names cost no strings. */
export function createByteNames(): ByteNames {
  let table = new Int32Array(1 << 16).fill(-1);
  let starts = new Uint32Array(1 << 15);
  let hashes = new Uint32Array(1 << 15);
  let stored = new Uint8Array(1 << 18);
  let used = 0;
  let count = 0;

  function grow(): void {
    table = new Int32Array(table.length * 2).fill(-1);
    for (let n = 0; n < count; n++) {
      let at = hashes[n]! & (table.length - 1);
      while (table[at]! >= 0) at = (at + 1) & (table.length - 1);
      table[at] = n;
    }
  }

  function isNamed(n: number, bytes: Uint8Array, start: number, length: number): boolean {
    const from = starts[n]!;
    if ((n + 1 < count ? starts[n + 1]! : used) - from !== length) return false;
    for (let i = 0; i < length; i++) if (stored[from + i] !== bytes[start + i]) return false;
    return true;
  }

  function add(bytes: Uint8Array, start: number, length: number, hash: number): number {
    if (count + 1 > starts.length) {
      const [moreStarts, moreHashes] = [new Uint32Array(count * 2), new Uint32Array(count * 2)];
      moreStarts.set(starts);
      moreHashes.set(hashes);
      [starts, hashes] = [moreStarts, moreHashes];
    }
    if (used + length > stored.length) {
      const more = new Uint8Array(Math.max(stored.length * 2, used + length));
      more.set(stored);
      stored = more;
    }
    for (let i = 0; i < length; i++) stored[used + i] = bytes[start + i]!;
    starts[count] = used;
    hashes[count] = hash;
    used += length;
    return count++;
  }

  function lookUp(bytes: Uint8Array, start: number, end: number, adds: boolean): number {
    let hash = 0x811c_9dc5;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x0100_0193);
    hash = (hash ^ (hash >>> 15)) >>> 0;
    let at = hash & (table.length - 1);
    for (let n = table[at]!; n >= 0; n = table[at]!) {
      if (hashes[n] === hash && isNamed(n, bytes, start, end - start)) return n;
      at = (at + 1) & (table.length - 1);
    }
    if (!adds) return -1;
    const n = add(bytes, start, end - start, hash);
    table[at] = n;
    if (count * 2 > table.length) grow();
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
