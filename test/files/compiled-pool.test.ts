import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeChinesePdf } from './make-chinese-pdf.ts';
import { makeDocx, paragraph } from './make-docx.ts';

/** The pool as it runs for users: compiled and fully confined. `npm run build:server` makes it. */
const built = resolve('dist/src/files/extraction-pool.js');
const { createExtractionPool } = (await import(built)) as typeof import('../../src/files/extraction-pool.ts');
const pool = createExtractionPool({ size: 1 });
afterAll(() => pool.close());

describe('the compiled extraction pool', () => {
  it.each([
    ['a page', Buffer.from('<html><p>Words'), 'Words'],
    ['a Word document', makeDocx(paragraph('Words')), 'Words'],
    ['a PDF that needs files of the PDF engine', makeChinesePdf(), '检方'],
    [
      'a picture, by data that comes with the packages',
      readFileSync('test/files/typed-page.png'),
      'Report of the harbour master\n\nAda Lund said that the ship had left on Monday.',
    ],
    ['text in an older encoding', Buffer.from('Caf\xe9', 'latin1'), 'Café'],
  ])('reads %s under full confinement', async (_what, bytes, text) => {
    expect(await pool.extract(bytes, 'file')).toMatchObject({ ok: true, extraction: { text } });
  });

  it('reads where its packages lie behind a link', async () => {
    const home = await mkdtemp(join(tmpdir(), 'lamplighter-linked-'));
    for (const part of ['dist/src', 'src']) await cp(part, join(home, part), { recursive: true });
    await cp('package.json', join(home, 'package.json'));
    await symlink(resolve('node_modules'), join(home, 'node_modules'));
    const linked = (await import(join(home, 'dist/src/files/extraction-pool.js'))) as {
      createExtractionPool: typeof createExtractionPool;
    };
    const other = linked.createExtractionPool({ size: 1 });
    try {
      const result = await other.extract(Buffer.from('<html><p>Words'), 'file');
      expect(result).toMatchObject({ ok: true, extraction: { text: 'Words' } });
    } finally {
      await other.close();
      await rm(home, { recursive: true });
    }
  });
});
