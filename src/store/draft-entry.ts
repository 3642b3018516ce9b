import { randomBytes } from 'node:crypto';
import type { ActorRef, Item, ItemBody } from '#domain/entry';
import { Failure } from '#domain/failure';
import { utf8 } from '#engines/seal/bytes';
import { canonicalJson } from '#engines/seal/canonical-json';
import { leafHash } from '#engines/seal/entry-seal';
import { idOf } from '#engines/seal/id-of';
import { sha256 } from './digest.ts';

export type DraftItem = {
  readonly item: Item;
  readonly bytes: Uint8Array;
  readonly salt: Uint8Array;
  readonly leaf: Uint8Array;
};

/** An entry being written: ids of what its items make are known before it is sealed. */
export type DraftEntry = {
  readonly nonce: Uint8Array;
  readonly items: readonly DraftItem[];
  /** Adds an item; returns the id of the record it makes. */
  add(actor: ActorRef, body: ItemBody): string;
};

/** The id of the `index`-th record that an item of this entry makes (a reading's k-th claim has index k + 1). */
export const recordId = (nonce: Uint8Array, ordinal: number, index = 0): string => idOf(nonce, ordinal, index, sha256);

/** What JSON can escape but PostgreSQL and people cannot read: NUL and lone surrogates. */
const notText = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

export function draftEntry(nonce: Uint8Array = randomBytes(16)): DraftEntry {
  const items: DraftItem[] = [];
  return {
    nonce,
    items,
    add(actor, body) {
      const item: Item = { actor, body };
      const text = canonicalJson(item);
      if (notText.test(text)) {
        throw new Failure(
          'LL-INVALID',
          'The input holds characters that are not text.',
          'Remove the broken characters and send it again.',
        );
      }
      const bytes = utf8(text);
      const salt = randomBytes(32);
      items.push({ item, bytes, salt, leaf: leafHash(salt, bytes, sha256) });
      return recordId(nonce, items.length - 1);
    },
  };
}
