import type { ChainKey } from '#domain/entry';
import { hexOf, utf8 } from './bytes.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Sha256 } from './sha256.ts';

/*
 * How an entry is sealed. An item's leaf is SHA-256(0x00, salt, bytes): without its own 32-byte salt nobody can guess
 * the bytes back from the leaf, so erasing salt and bytes erases the item while the chain still verifies. The entry's
 * hash covers its fields, the chain it stands in and the version of this format.
 */

export const formatVersion = 1;
export const noHash: Uint8Array = new Uint8Array(32);

const leafTag = Uint8Array.of(0);
const entryTag = Uint8Array.of(2);

export type SealedFields = {
  readonly seq: number;
  /** UTC milliseconds. */
  readonly recordedAt: number;
  /** 16 bytes. */
  readonly nonce: Uint8Array;
  /** 32 bytes each. */
  readonly root: Uint8Array;
  readonly prev: Uint8Array;
};

/** The commitment of one item: salt of 32 bytes, then its canonical bytes. */
export function leafHash(salt: Uint8Array, bytes: Uint8Array, sha256: Sha256): Uint8Array {
  return sha256(leafTag, salt, bytes);
}

export const chainId = (key: ChainKey): string => `${key.caseId}/${key.compartmentId}/${key.chain}`;

/** The hash that the next entry names as `prev`. */
export function entryHash(key: ChainKey, fields: SealedFields, sha256: Sha256): Uint8Array {
  const text = canonicalJson({
    chain: chainId(key),
    format: formatVersion,
    nonce: hexOf(fields.nonce),
    prev: hexOf(fields.prev),
    recordedAt: fields.recordedAt,
    root: hexOf(fields.root),
    seq: fields.seq,
  });
  return sha256(entryTag, utf8(text));
}
