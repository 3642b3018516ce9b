import { hexOf } from './bytes.ts';
import type { Sha256 } from './sha256.ts';

/** The UUID (version 8, RFC 9562) of the `index`-th record that an item makes; 0 is the item's own record. */
export function idOf(nonce: Uint8Array, ordinal: number, index: number, sha256: Sha256): string {
  const place = new Uint8Array(8);
  const view = new DataView(place.buffer);
  view.setUint32(0, ordinal);
  view.setUint32(4, index);
  const bytes = sha256(nonce, place).slice(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = hexOf(bytes);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
