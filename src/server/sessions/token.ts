import { createHash, timingSafeEqual } from 'node:crypto';

/** 32 random bytes as 43 characters that fit a cookie, a header and a fragment. */
export function newToken(random: (bytes: number) => Uint8Array): string {
  return Buffer.from(random(32)).toString('base64url');
}

/** What is stored of a token; a fast hash is enough, since a token is random and not chosen. */
export function digestOf(token: string): Uint8Array {
  return createHash('sha256').update(token, 'utf8').digest();
}

/** Equal in the same time whatever differs, lengths too. */
export function equalSecrets(a: string, b: string): boolean {
  return timingSafeEqual(digestOf(a), digestOf(b));
}
