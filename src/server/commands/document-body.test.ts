import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { limited, takeIn, type DocumentBody } from './document-body.ts';

async function* chunksOf(sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (const [i, size] of sizes.entries()) yield new Uint8Array(size).fill(i % 251);
}

async function all(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

const bytesOf = async (body: DocumentBody) => ('bytes' in body ? body.bytes : all(body.pieces()));

describe('the body of a document', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'body-'));
    vi.stubEnv('TMPDIR', folder);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });

  it('comes through whole, small or large', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 700_000 }), { maxLength: 6 }), async (sizes) => {
        const body = await takeIn(chunksOf(sizes));
        const sent = await all(chunksOf(sizes));
        expect('bytes' in body).toBe(sent.length <= 1024 * 1024);
        expect((await bytesOf(body)).equals(sent)).toBe(true);
        expect([body.size, body.sha256]).toEqual([sent.length, createHash('sha256').update(sent).digest()]);
        await body.discard();
      }),
      { numRuns: 30 },
    );
  });

  it('of a large document can be read again, and has no name that anyone could find', async () => {
    const body = await takeIn(chunksOf([900_000, 900_000]));
    const sent = await all(chunksOf([900_000, 900_000]));
    for (const _ of [1, 2]) expect((await bytesOf(body)).equals(sent)).toBe(true);
    expect(await readdir(folder)).toEqual([]);
    await body.discard();
  });

  it('is given up once it passes the limit, or its sender fails', async () => {
    expect(await all(limited(chunksOf([60, 40]), 100))).toHaveLength(100);
    await expect(all(limited(chunksOf([60, 41, 1000]), 100))).rejects.toMatchObject({ code: 'LL-TOO-LARGE' });
    await expect(takeIn(limited(chunksOf([900_000, 900_000, 9]), 1_800_000))).rejects.toMatchObject({
      code: 'LL-TOO-LARGE',
    });
  });
});
