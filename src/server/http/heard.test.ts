import { describe, expect, it } from 'vitest';
import { heard } from './heard.ts';

async function all(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

describe('a request that is listened to', () => {
  it('comes through as it was sent', async () => {
    const body = new Blob([new Uint8Array(300_000).fill(7)]).stream();
    expect((await all(heard(body))).equals(Buffer.alloc(300_000, 7))).toBe(true);
  });

  it('is given up once its sender falls silent, also in the middle', async () => {
    const beginning = new ReadableStream<Uint8Array>({ start: (at) => at.enqueue(new Uint8Array(3)) });
    await expect(all(heard(beginning, 1))).rejects.toMatchObject({ code: 'LL-SILENT' });
    await expect(all(heard(new ReadableStream(), 1))).rejects.toMatchObject({ code: 'LL-SILENT' });
  });

  it('is let go of when nobody wants more', async () => {
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (at) => at.enqueue(new Uint8Array(1)),
      cancel: () => void (cancelled = true),
    });
    for await (const piece of heard(endless)) {
      expect(piece).toHaveLength(1);
      break;
    }
    await expect.poll(() => cancelled).toBe(true);
  });
});
