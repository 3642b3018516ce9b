import { describe, expect, it } from 'vitest';
import { hashPassword, isPassword } from './password.ts';
import { digestOf, equalSecrets, newToken } from './token.ts';

describe('passwords and tokens', () => {
  it('are kept as Argon2id and as SHA-256, never as they are', async () => {
    const hash = await hashPassword('correct horse battery');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await isPassword(hash, 'correct horse battery')).toBe(true);
    expect(await isPassword(hash, 'correct horse batterx')).toBe(false);
    expect(await isPassword(null, 'correct horse battery')).toBe(false);
    const token = newToken((bytes) => new Uint8Array(bytes).fill(255));
    expect(token).toHaveLength(43);
    expect(digestOf(token)).toHaveLength(32);
  });

  it('are compared whole', () => {
    expect(equalSecrets('a', 'a')).toBe(true);
    expect(equalSecrets('a', 'ab')).toBe(false);
    expect(equalSecrets('', 'a')).toBe(false);
  });
});
