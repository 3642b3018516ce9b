import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExtractionPool } from '#files/extraction-pool';
import { hostileFiles } from './hostile-files.ts';
import { hostileLine } from './hostile-line.ts';

const pool = createExtractionPool({ size: 1, timeoutMs: 20_000 });
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lamplighter-hostile-'));
});
afterAll(async () => {
  await pool.close();
  await rm(folder, { recursive: true });
});

describe('a file made to do harm, or broken', () => {
  it.each(hostileFiles.filter(({ slow }) => slow !== true))(
    '$name, $what: $line',
    async (file) => {
      const bytes = Buffer.from(file.make() as string);
      const { line, words } = await hostileLine(pool, bytes, file.name);
      expect(line).toBe(file.line);
      if (file.says !== undefined) expect(words).toContain(file.says);
    },
    60_000,
  );

  it('of two gigabytes with nothing in it is judged by its beginning', async () => {
    const path = join(folder, 'sparse.txt');
    await writeFile(path, 'Words. ');
    await truncate(path, 2 * 1024 ** 3);
    expect(await hostileLine(pool, { path }, 'sparse.txt')).toMatchObject({ line: 'LL-FILE-BINARY' });
  });

  it('leaves nothing behind anywhere, and the next file is read', async () => {
    const escaped = ['lamplighter-escaped', '../lamplighter-escaped', '../../lamplighter-escaped'];
    const starts = [process.cwd(), tmpdir(), '/', '/etc', resolve('..')];
    for (const start of starts) for (const name of escaped) expect(existsSync(join(start, name))).toBe(false);
    const scratch = (await readdir(tmpdir())).filter((name) => name.startsWith('lamplighter-read-'));
    for (const name of scratch) expect(await readdir(join(tmpdir(), name))).toEqual([]);
    expect(await hostileLine(pool, Buffer.from('<html><p>Words'), 'a')).toMatchObject({ line: 'read' });
  });

  it('is of at least sixty kinds, each with a name of its own', () => {
    expect(new Set(hostileFiles.map(({ name }) => name)).size).toBe(hostileFiles.length);
    expect(hostileFiles.length).toBeGreaterThanOrEqual(60);
  });
});
