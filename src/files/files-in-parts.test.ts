import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { FoundChild } from '#domain/rendition';
import { makeTar } from '../../test/files/make-tar.ts';
import { makeZip } from '../../test/files/make-zip.ts';
import { bytesInMemory, bytesInParts, PART_BYTES } from './byte-source.ts';
import { createExtractionPool, type PartSource } from './extraction-pool.ts';
import { DEFAULT_LIMITS } from './extraction-limits.ts';

const MIB = 1024 * 1024;
const limits = { ...DEFAULT_LIMITS, maxBytes: 2 * MIB };
const pool = createExtractionPool({ size: 1, limits });
afterAll(() => pool.close());

/** A file that is never there as a whole: made part by part as it is asked for. */
function made(bytes: Buffer): PartSource & { readonly longest: () => number } {
  let longest = 0;
  return {
    size: bytes.length,
    longest: () => longest,
    async part(at, length) {
      longest = Math.max(longest, length);
      return Uint8Array.from(bytes.subarray(at, at + length));
    },
  };
}

async function childrenOf(source: Parameters<typeof pool.extract>[0], name: string) {
  const found: FoundChild[] = [];
  const take = async (children: readonly FoundChild[]) => void found.push(...children);
  const result = await pool.extract(source, name, undefined, { depth: 0, take });
  return { result, found: found.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('latin1')]) };
}

const filler = (length: number, letter: string): string => `${letter.repeat(70)}\n`.repeat(Math.ceil(length / 71));
const mailText = (n: number, size: number): string =>
  `From: a${n}@a.example\nTo: b@b.example\nSubject: Number ${n}\n\n${filler(size, 'x')}\n`;
const mailbox = (sizes: readonly number[]): Buffer =>
  Buffer.from(
    sizes.map((size, n) => `From a@a.example Mon Jan  5 10:00:00 2026\n${mailText(n, size)}`).join(''),
    'latin1',
  );

describe('a container that is larger than what is read in one piece', () => {
  it('of mails gives each of them, but not one that is itself too large', async () => {
    const sizes = [10, 1.5 * MIB, 200, 5 * MIB, 300, 1.2 * MIB, 1];
    const source = made(mailbox(sizes));
    const { result, found } = await childrenOf(source, 'all.mbox');
    expect(found.map(([path]) => path)).toEqual(['1.eml', '2.eml', '3.eml', '5.eml', '6.eml', '7.eml']);
    expect(found.map(([, words]) => words)).toEqual(
      sizes.map((size, n) => mailText(n, size)).filter((_, n) => n !== 3),
    );
    expect(result).toMatchObject({
      ok: true,
      extraction: { notes: expect.arrayContaining([`Left in, because it has more than ${2 * MIB} bytes: 1.`]) },
    });
    expect(source.longest()).toBeLessThanOrEqual(PART_BYTES);
  });

  it('of mails is parted where a program wrote the date before each as mail does, and not at words that begin alike', async () => {
    const mail = (n: number) =>
      `From a@a.example Mon, 05 Jan 2026 10:00:00 GMT\n${mailText(n, 1.5 * MIB)}\nFrom May 2026 on, at 10:00, nobody came.\n\n`;
    const { found } = await childrenOf(made(Buffer.from(mail(1) + mail(2) + mail(3), 'latin1')), 'all.mbox');
    expect(found.map(([path]) => path)).toEqual(['1.eml', '2.eml', '3.eml']);
    for (const [, words] of found) expect(words).toContain('nobody came');
  });

  it.each([
    ['all.zip', (members: { name: string; bytes: string }[]) => makeZip(members)],
    ['all.tar', (members: { name: string; bytes: string }[]) => makeTar(members)],
  ])('gives the members of %s', async (name, make) => {
    const members = [
      { name: 'a.txt', bytes: 'One.' },
      { name: 'large.txt', bytes: random(1.8 * MIB, 1) },
      { name: 'b.txt', bytes: 'Two.' },
      { name: 'other.txt', bytes: random(1.8 * MIB, 2) },
      { name: 'c.txt', bytes: 'Three.' },
    ];
    const bytes = Buffer.from(make(members));
    expect(bytes.length).toBeGreaterThan(limits.maxBytes);
    const { result, found } = await childrenOf(made(bytes), name);
    expect(result.ok).toBe(true);
    expect(found).toEqual(members.map((one) => [one.name, one.bytes]));
  });

  it('that breaks off gives what lies before, and says so', async () => {
    const members = [0, 1, 2].map((n) => ({ name: `${n}.txt`, bytes: random(1.5 * MIB, n) }));
    const { result, found } = await childrenOf(made(Buffer.from(makeTar(members)).subarray(0, 4 * MIB)), 'all.tar');
    expect(found.map(([path]) => path)).toEqual(['0.txt', '1.txt']);
    expect(result).toMatchObject({
      extraction: { notes: expect.arrayContaining([expect.stringContaining('breaks off')]) },
    });
  });

  it('is refused where it is no container, from its start alone', async () => {
    let parts = 0;
    const part = async (_at: number, length: number) => {
      parts++;
      return new Uint8Array(length).fill(97);
    };
    const { result } = await childrenOf({ size: 5 * MIB, part }, 'a.txt');
    expect(result).toMatchObject({ failure: { code: 'LL-FILE-TOO-LARGE' } });
    const empty = async (_at: number, length: number) => new Uint8Array(length);
    expect((await childrenOf({ size: 2 ** 31, part: empty }, 'holes')).result).toMatchObject({
      failure: { code: 'LL-FILE-BINARY' },
    });
    expect(parts).toBe(1);
  });

  it('is refused with the reason of whoever keeps it, where a part is not given', async () => {
    const bytes = mailbox([MIB, MIB, MIB]);
    const part = async (at: number, length: number) => {
      if (at > 0) throw new Error('gone');
      return Uint8Array.from(bytes.subarray(at, at + length));
    };
    await expect(childrenOf({ size: bytes.length, part }, 'all.mbox')).rejects.toThrow('gone');
  });
});

it('bytes in parts are the bytes, wherever and however long they are read', async () => {
  const bytes = Buffer.from(random(3.3 * MIB, 7), 'latin1');
  const [whole, parts] = [bytesInMemory(bytes), bytesInParts(bytes.length, made(bytes).part)];
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length + 10), fc.nat(2 * MIB), async (at, length) => {
      expect((await parts.read(at, length)).equals(await whole.read(at, length))).toBe(true);
    }),
    { numRuns: 40 },
  );
});

/** Letters that do not pack, so that an archive of them is as large as they are. */
function random(length: number, seed: number): string {
  const bytes = Buffer.alloc(Math.floor(length));
  let state = seed + 1;
  for (let i = 0; i < bytes.length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[i] = 33 + ((state >>> 16) % 90);
  }
  return bytes.toString('latin1');
}
