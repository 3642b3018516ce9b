import { sha256 } from '#store/digest';

const utf8 = new TextEncoder();

/** Thirty-two digits by which keys of rows and what they say are told apart. */
export const rowDigest = (text: string): string =>
  Buffer.from(sha256(utf8.encode(text)))
    .toString('hex')
    .slice(0, 32);
