import type { Sha256 } from './sha256.ts';

/*
 * Merkle tree hash of RFC 6962, section 2.1, over leaves that are hashed already. The split is at the greatest power
 * of two below the count, so that a proof for one leaf names log2(n) hashes.
 */

const node = Uint8Array.of(1);

/** The root over leaf hashes, in order; of none it is the hash of nothing, as RFC 6962 says. */
export function merkleRoot(leaves: readonly Uint8Array[], sha256: Sha256): Uint8Array {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0]!;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(node, merkleRoot(leaves.slice(0, split), sha256), merkleRoot(leaves.slice(split), sha256));
}
