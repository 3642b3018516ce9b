import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherOrStream, limited } from './document-body.ts';

async function* chunksOf(sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (const [i, size] of sizes.entries()) yield new Uint8Array(size).fill(i % 251);
}

async function all(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

describe('the body of a document', () => {
  it('comes through whole, small or large', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 700_000 }), { maxLength: 6 }), async (sizes) => {
        const gathered = await gatherOrStream(chunksOf(sizes));
        const total = sizes.reduce((sum, size) => sum + size, 0);
        expect(gathered.whole === null).toBe(total > 1024 * 1024);
        const bytes = gathered.whole ?? (await all(gathered.rest));
        expect(bytes.equals(await all(chunksOf(sizes)))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('is given up once it passes the limit', async () => {
    expect(await all(limited(chunksOf([60, 40]), 100))).toHaveLength(100);
    await expect(all(limited(chunksOf([60, 41, 1000]), 100))).rejects.toMatchObject({ code: 'LL-TOO-LARGE' });
  });
});
