import type { GrowingArray } from './growing-array.ts';

/** For each key, the names that have it; a key of more than `cap` names keeps its count alone. */
export type PostingLists = {
  /** How many names have the key. */
  count(key: number): number;
  /** Where its names lie in `names`, and where they end; both 0 for none and for keys past the cap. */
  range(key: number, into: [number, number]): void;
  readonly names: Uint32Array;
};

/**
 * An inverted index in typed arrays: a hash table of keys, and the names of each key one after another. `keys` holds
 * the keys of all names, `starts` where those of each name begin. Two passes, linear.
 */
export function postingLists(keys: GrowingArray, starts: GrowingArray, cap: number): PostingLists {
  let bits = 10;
  while (2 ** bits < keys.length / 2 && bits < 26) bits++;
  let table = emptyTable(bits);
  let distinct = 0;
  for (let n = 0; n < keys.length; n++) {
    if (distinct > table.slots.length * 0.6) table = grown(table);
    if (addOne(table, keys.at(n))) distinct += 1;
  }
  const { slots, counts, mask } = table;
  const ends = new Uint32Array(slots.length);
  let total = 0;
  for (let slot = 0; slot < slots.length; slot++) {
    ends[slot] = total;
    if (counts[slot]! <= cap) total += counts[slot]!;
  }
  const names = new Uint32Array(total);
  for (let name = 0, at = 0; name < starts.length; name++) {
    const end = name + 1 < starts.length ? starts.at(name + 1) : keys.length;
    for (; at < end; at++) {
      const slot = slotOf(slots, counts, mask, keys.at(at));
      if (counts[slot]! <= cap) names[ends[slot]!++] = name;
    }
  }
  return {
    names,
    count: (key) => counts[slotOf(slots, counts, mask, key)]!,
    range(key, into) {
      const slot = slotOf(slots, counts, mask, key);
      const count = counts[slot]!;
      into[1] = count > cap ? 0 : ends[slot]!;
      into[0] = count > cap ? 0 : into[1] - count;
    },
  };
}

type Table = { readonly slots: Uint32Array; readonly counts: Uint32Array; readonly mask: number };

const emptyTable = (bits: number): Table => ({
  slots: new Uint32Array(2 ** bits),
  counts: new Uint32Array(2 ** bits),
  mask: 2 ** bits - 1,
});

/** The slot that holds the key, or the empty one where it would stand. */
function slotOf(slots: Uint32Array, counts: Uint32Array, mask: number, key: number): number {
  let slot = key & mask;
  while (counts[slot] !== 0 && slots[slot] !== key) slot = (slot + 1) & mask;
  return slot;
}

function addOne({ slots, counts, mask }: Table, key: number): boolean {
  const slot = slotOf(slots, counts, mask, key);
  slots[slot] = key;
  counts[slot]! += 1;
  return counts[slot] === 1;
}

function grown({ slots, counts }: Table): Table {
  const larger = emptyTable(Math.log2(slots.length) + 1);
  for (let old = 0; old < slots.length; old++) {
    if (counts[old] === 0) continue;
    const slot = slotOf(larger.slots, larger.counts, larger.mask, slots[old]!);
    larger.slots[slot] = slots[old]!;
    larger.counts[slot] = counts[old]!;
  }
  return larger;
}
