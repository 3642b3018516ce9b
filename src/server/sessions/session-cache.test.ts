import { describe, expect, it } from 'vitest';
import { createSessionCache, type KnownSession } from './session-cache.ts';

const token = Buffer.from('token');
const known = { actor: { login: 'ada' } } as KnownSession;

describe('what is known of a session', () => {
  it('is kept for its time and no longer', async () => {
    let time = 0;
    const cache = createSessionCache(1000, () => time);
    await cache.load(token, async () => known);
    time = 999;
    expect(cache.get(token)).toBe(known);
    time = 1000;
    expect(cache.get(token)).toBeUndefined();
  });

  it('is forgotten at once when permissions change, also by a look-up that began before', async () => {
    const cache = createSessionCache(1000, () => 0);
    await cache.load(token, async () => known);
    cache.forget();
    expect(cache.get(token)).toBeUndefined();
    await cache.load(token, async () => {
      cache.forget();
      return known;
    });
    expect(cache.get(token)).toBeUndefined();
  });

  it('does not keep that there is none', async () => {
    const cache = createSessionCache(1000, () => 0);
    expect(await cache.load(token, async () => null)).toBeNull();
    expect(cache.get(token)).toBeUndefined();
  });
});
