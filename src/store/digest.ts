import { createHash } from 'node:crypto';
import type { Sha256 } from '#engines/seal/sha256';

/** The platform's SHA-256, handed to the seal engine. */
export const sha256: Sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
