import { appendFile, mkdir, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeDocx, paragraph } from '../../test/files/make-docx.ts';
import { createExtractionPool, type ExtractionPool, type PoolOptions } from './extraction-pool.ts';

const pools: ExtractionPool[] = [];
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lamplighter-pool-'));
});
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
  await rm(folder, { recursive: true, force: true });
});

function open(options: Partial<PoolOptions> = {}): ExtractionPool {
  const pool = createExtractionPool({ size: 1, ...options });
  pools.push(pool);
  return pool;
}

const page = (words: string): Uint8Array => Buffer.from(`<html><p>${words}</p></html>`);
const withText = (text: string) => ({ ok: true, extraction: { text } });
const withCode = (code: string, retryable: boolean) => ({ ok: false, failure: { code, retryable } });

describe('createExtractionPool', () => {
  it('reads files of several forms, given as bytes or as paths', async () => {
    const pool = open({ size: 2 });
    const path = join(folder, 'note');
    await writeFile(path, 'Plain words\r\n');
    const results = await Promise.all([
      pool.extract(page('A page'), 'a.html'),
      pool.extract(makeDocx(paragraph('A document')), 'b.docx'),
      pool.extract({ path }, 'c.txt'),
      pool.extract(Buffer.from('Caf\xe9 words in an older encoding, na\xefve and d\xe9j\xe0 vu', 'latin1'), 'd.txt'),
    ]);
    const texts = results.map((result) => (result.ok ? result.extraction.text : result.failure.code));
    expect(texts).toEqual([
      'A page',
      'A document',
      'Plain words\r\n',
      'Café words in an older encoding, naïve and déjà vu',
    ]);
  });

  it('replaces its process after so many files', async () => {
    const pool = open({ recycleAfter: 1 });
    for (const words of ['one', 'two', 'three'])
      expect(await pool.extract(page(words), 'x')).toMatchObject(withText(words));
  });

  it('holds no process once there is nothing to read, and starts again', async () => {
    const pool = open({ idleMs: 1 });
    for (const words of ['one', 'two']) {
      expect(await pool.extract(page(words), 'x')).toMatchObject(withText(words));
      await expect.poll(() => pool.running()).toBe(0);
    }
  });

  it('loses one file to a process that eats all memory, and no other', async () => {
    const pool = open({ memoryMb: 96 });
    const files = [page('before'), page('<p>x'.repeat(5_000_000)), page('after')];
    const [before, bad, after] = await Promise.all(files.map((bytes) => pool.extract(bytes, 'x')));
    expect([before, bad, after]).toMatchObject([
      withText('before'),
      withCode('LL-FILE-PARSER-CRASHED', true),
      withText('after'),
    ]);
  });

  it('goes on after its folder could not be made, and after something cleared it away', async () => {
    const temporary = join(folder, 'temporary');
    vi.stubEnv('TMPDIR', temporary);
    try {
      const pool = open({ recycleAfter: 1 });
      expect(await pool.extract(page('one'), 'x')).toMatchObject(withCode('LL-FILE-PARSER-CRASHED', true));
      await mkdir(temporary);
      expect(await pool.extract(page('two'), 'x')).toMatchObject(withText('two'));
      for (const one of await readdir(temporary)) await rm(join(temporary, one), { recursive: true });
      await expect.poll(() => pool.running()).toBe(0);
      expect(await pool.extract(page('three'), 'x')).toMatchObject(withText('three'));
      expect(await readdir(temporary)).toHaveLength(1);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('stops a file that takes too long', async () => {
    const pool = open({ timeoutMs: 1 });
    expect(await pool.extract(page('Words'), 'x')).toMatchObject(withCode('LL-FILE-PARSER-TIMEOUT', true));
  });

  it('judges a file of 200 MB by its beginning, without reading it', async () => {
    const [text, film] = [join(folder, 'large.txt'), join(folder, 'large.mkv')];
    const words = Buffer.from('Words and more words.\n'.repeat(400_000));
    for (let size = 0; size < 200_000_000; size += words.length) await appendFile(text, words);
    await writeFile(film, Buffer.from('\x1aE\xdf\xa3', 'latin1'));
    await truncate(film, 200_000_000);
    const pool = open();
    const before = process.memoryUsage().rss;
    const large = await pool.extract({ path: text }, 'large.txt');
    expect(large).toMatchObject(withCode('LL-FILE-TOO-LARGE', false));
    expect(await pool.extract({ path: film }, 'large.mkv')).toMatchObject(withCode('LL-FILE-FORM-UNREAD', false));
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  it('says of a file that cannot be opened why', async () => {
    const pool = open();
    expect(await pool.extract({ path: join(folder, 'absent') }, 'absent')).toMatchObject(
      withCode('LL-FILE-UNREADABLE', true),
    );
    expect(await pool.extract({ path: folder }, 'folder')).toMatchObject(withCode('LL-FILE-UNREADABLE', true));
  });

  it('lets go of a file when asked to, whether it waits or is being read, and goes on', async () => {
    const pool = open();
    const stop = new AbortController();
    const running = pool.extract(page('running'), 'x', stop.signal);
    const queued = pool.extract(page('queued'), 'x', stop.signal);
    const other = pool.extract(page('other'), 'x');
    stop.abort(new Error('no longer wanted'));
    const aborted = { status: 'rejected', reason: new Error('no longer wanted') };
    expect(await Promise.allSettled([running, queued])).toEqual([aborted, aborted]);
    expect(await other).toMatchObject(withText('other'));
  });

  it('answers every file when it is closed', async () => {
    const pool = open();
    const results = Promise.all([pool.extract(page('one'), 'x'), pool.extract(page('two'), 'x')]);
    await pool.close();
    const closed = withCode('LL-FILE-POOL-CLOSED', true);
    expect(await results).toMatchObject([closed, closed]);
    expect(await pool.extract(page('three'), 'x')).toMatchObject(closed);
  });

  it('says what holds its processes back and what does not', async () => {
    const { enforced, missing } = await open().poolLimits();
    expect(enforced).toContain('wall-clock time');
    expect([...enforced, ...missing]).toContain('no network');
  });
});
