import { randomBytes } from 'node:crypto';

export const systemRandom = (bytes: number): Uint8Array => randomBytes(bytes);
