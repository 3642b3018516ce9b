import { describe, expect, it } from 'vitest';
import { makeDocx, paragraph } from '../../test/files/make-docx.ts';
import { makeZip } from '../../test/files/make-zip.ts';
import { DEFAULT_LIMITS } from './extraction-limits.ts';
import { openZipParts } from './zip-parts.ts';

const open = (bytes: Uint8Array, limits = DEFAULT_LIMITS) => openZipParts(bytes, 'Word document', limits);
const MIB = 1024 * 1024;

describe('openZipParts', () => {
  it('reads a member and says null of one that is not there', async () => {
    const parts = await open(makeZip([{ name: 'a/b.xml', bytes: 'words' }]));
    expect(Buffer.from((await parts.read('a/b.xml')) ?? []).toString()).toBe('words');
    expect(await parts.read('c.xml')).toBeNull();
  });

  it('stops a member that inflates out of proportion', async () => {
    const parts = await open(makeZip([{ name: 'x', bytes: Buffer.alloc(30 * MIB) }]));
    await expect(parts.read('x')).rejects.toMatchObject({ code: 'LL-FILE-ZIP-BOMB' });
  });

  it('stops a member that states a small size and inflates to a large one', async () => {
    const parts = await open(makeZip([{ name: 'x', bytes: Buffer.alloc(30 * MIB), statedSize: 10 }]));
    await expect(parts.read('x')).rejects.toMatchObject({ code: 'LL-FILE-BROKEN' });
  });

  it('counts all members together', async () => {
    const noise = Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 7919) % 251));
    const parts = await open(
      makeZip([
        { name: 'a', bytes: noise },
        { name: 'b', bytes: noise },
      ]),
      { ...DEFAULT_LIMITS, maxInflatedBytes: 5000 },
    );
    await parts.read('a');
    await expect(parts.read('b')).rejects.toMatchObject({ code: 'LL-FILE-ZIP-BOMB' });
  });

  it('refuses an archive of very many members', async () => {
    const members = Array.from({ length: 11 }, (_, i) => ({ name: `${i}`, bytes: '' }));
    await expect(open(makeZip(members), { ...DEFAULT_LIMITS, maxZipEntries: 10 })).rejects.toMatchObject({
      code: 'LL-FILE-ZIP-BOMB',
    });
  });

  it('says of an encrypted member that it is encrypted', async () => {
    const parts = await open(makeZip([{ name: 'x', bytes: 'words', encrypted: true }]));
    await expect(parts.read('x')).rejects.toMatchObject({ code: 'LL-FILE-ENCRYPTED' });
  });

  it('refuses two members of one name', async () => {
    const bytes = makeZip([
      { name: 'x', bytes: 'He paid.' },
      { name: 'x', bytes: 'He did not pay.' },
    ]);
    await expect(open(bytes)).rejects.toMatchObject({ code: 'LL-FILE-BROKEN' });
  });

  it('says of an archive cut short that it is broken', async () => {
    const bytes = makeDocx(paragraph('Words'));
    await expect(open(bytes.subarray(0, bytes.length - 40))).rejects.toMatchObject({ code: 'LL-FILE-BROKEN' });
  });
});
