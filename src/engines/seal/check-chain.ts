import type { ChainKey } from '#domain/entry';
import { sameBytes } from './bytes.ts';
import { entryHash, leafHash, noHash, type SealedFields } from './entry-seal.ts';
import { merkleRoot } from './merkle-root.ts';
import type { Sha256 } from './sha256.ts';

/*
 * Checks one chain, entry after entry. It finds any changed, missing, added or swapped entry or item. It cannot find
 * a tail that was cut off together with the chain's head: for that a checkpoint kept elsewhere is needed.
 */

export type StoredItem = {
  readonly ordinal: number;
  readonly leaf: Uint8Array;
  /** Both null where the item was erased. */
  readonly salt: Uint8Array | null;
  readonly bytes: Uint8Array | null;
};

export type StoredEntry = SealedFields & { readonly hash: Uint8Array; readonly items: readonly StoredItem[] };

/** `seq` is the first bad entry's number; a missing entry has no time. */
export type Fault = { readonly seq: number; readonly recordedAt: number | null; readonly what: string };

export type ChainCheck = {
  /** Hands over the next stored entry; returns the first fault found in it, or null. */
  next(entry: StoredEntry): Fault | null;
  /** Items without bytes: each must be named by an `erased` item. */
  readonly erased: readonly { readonly seq: number; readonly ordinal: number }[];
  readonly last: { readonly seq: number; readonly hash: Uint8Array; readonly recordedAt: number } | null;
};

export function checkChain(key: ChainKey, sha256: Sha256): ChainCheck {
  const erased: { seq: number; ordinal: number }[] = [];
  let last: { seq: number; hash: Uint8Array; recordedAt: number } | null = null;

  const faultOf = (entry: StoredEntry): string | null => {
    if (!sameBytes(entry.prev, last?.hash ?? noHash)) return 'it does not follow from the entry before it';
    if (last !== null && entry.recordedAt < last.recordedAt) return 'its time lies before the entry before it';
    if (entry.items.length === 0) return 'its items are missing';
    for (const [i, item] of entry.items.entries()) {
      if (item.ordinal !== i) return `item ${i} is missing`;
      if ((item.salt === null) !== (item.bytes === null)) return `item ${i} is half erased`;
      if (item.salt === null || item.bytes === null) erased.push({ seq: entry.seq, ordinal: i });
      else if (!sameBytes(leafHash(item.salt, item.bytes, sha256), item.leaf)) return `item ${i} was changed`;
    }
    const root = merkleRoot(
      entry.items.map((item) => item.leaf),
      sha256,
    );
    if (!sameBytes(root, entry.root)) return 'its items are not those it was sealed with';
    if (!sameBytes(entryHash(key, entry, sha256), entry.hash)) return 'it was changed after it was sealed';
    return null;
  };

  return {
    next(entry) {
      const wanted = (last?.seq ?? 0) + 1;
      if (entry.seq > wanted) return { seq: wanted, recordedAt: null, what: `entry ${wanted} is missing` };
      if (entry.seq < wanted)
        return { seq: entry.seq, recordedAt: entry.recordedAt, what: 'its number stands where none should' };
      const what = faultOf(entry);
      if (what !== null) return { seq: entry.seq, recordedAt: entry.recordedAt, what };
      last = { seq: entry.seq, hash: entry.hash, recordedAt: entry.recordedAt };
      return null;
    },
    erased,
    get last() {
      return last;
    },
  };
}
