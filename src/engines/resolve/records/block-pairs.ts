import type { BlockKeys } from './block-keys.ts';

/** Larger blocks are not gone through pair by pair: each record then meets so many neighbours in the order of `tie`. */
const largest = 48;
const window = 12;

/** The records in the order of their keys, those of key 0 first; counting sort in three passes, linear in the records. */
export function sortByKey(keys: BlockKeys): Uint32Array {
  let from = Uint32Array.from(keys.keys());
  let to = new Uint32Array(keys.length);
  for (const shift of [0, 11, 22]) {
    const starts = new Uint32Array(2049);
    for (const key of keys) starts[((key >>> shift) & 2047) + 1]! += 1;
    for (let n = 0; n < 2048; n++) starts[n + 1]! += starts[n]!;
    for (const i of from) to[starts[(keys[i]! >>> shift) & 2047]!++] = i;
    [from, to] = [to, from];
  }
  return from;
}

/**
 * Every pair that shares a block of `own` and none of `earlier` (see `withoutLargeBlocks`), so that hardly any pair
 * comes twice. In a block that is too large, only neighbours by `tie` meet.
 */
export function forEachPair(
  own: BlockKeys,
  earlier: readonly BlockKeys[],
  tie: (record: number) => number,
  visit: (i: number, j: number) => void,
): void {
  const sorted = sortByKey(own);
  for (const [start, end] of blocksOf(own, sorted)) {
    const size = end - start;
    if (size === 1) continue;
    const block = sorted.subarray(start, end);
    if (size > largest) block.sort((i, j) => tie(i) - tie(j) || i - j);
    const reach = size > largest ? window : size;
    for (let a = 0; a < size; a++) {
      for (let b = a + 1; b < size && b - a <= reach; b++) {
        if (!haveMet(earlier, block[a]!, block[b]!)) visit(block[a]!, block[b]!);
      }
    }
  }
}

/** Where each block of equal keys lies in `sorted`; records without a key are in none. */
function* blocksOf(keys: BlockKeys, sorted: Uint32Array): Generator<readonly [start: number, end: number]> {
  let start = 0;
  while (start < sorted.length && keys[sorted[start]!] === 0) start++;
  while (start < sorted.length) {
    const key = keys[sorted[start]!];
    let end = start + 1;
    while (end < sorted.length && keys[sorted[end]!] === key) end++;
    yield [start, end];
    start = end;
  }
}

function haveMet(earlier: readonly BlockKeys[], i: number, j: number): boolean {
  for (const keys of earlier) {
    const key = keys[i]!;
    if (key !== 0 && key === keys[j]) return true;
  }
  return false;
}

/** A copy in which the keys of blocks that are too large are 0: their records may not all have met. */
export function withoutLargeBlocks(keys: BlockKeys): BlockKeys {
  const kept = new Uint32Array(new SharedArrayBuffer(4 * keys.length));
  kept.set(keys);
  const sorted = sortByKey(keys);
  for (const [start, end] of blocksOf(keys, sorted)) {
    if (end - start > largest) for (let n = start; n < end; n++) kept[sorted[n]!] = 0;
  }
  return kept;
}
