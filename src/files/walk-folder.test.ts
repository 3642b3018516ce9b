import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { walkFolder, type Walked } from './walk-folder.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lamplighter-walk-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function walked(start = folder): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const one of walkFolder(start)) lines.push(lineOf(one));
  return lines;
}

const lineOf = (one: Walked): string => (one.kind === 'file' ? `${one.path} (${one.size})` : `${one.path}: ${one.why}`);

describe('walkFolder', () => {
  it('gives every file once, in the order of names, in any script', async () => {
    await mkdir(join(folder, 'ب'));
    for (const name of ['b.txt', 'a.txt', 'ب/статья.txt', 'Z', '検察.txt', 'a b\u0301.txt'])
      await writeFile(join(folder, name), 'four');
    expect(await walked()).toEqual([
      'Z (4)',
      'a b\u0301.txt (4)',
      'a.txt (4)',
      'b.txt (4)',
      'ب/статья.txt (4)',
      '検察.txt (4)',
    ]);
  });

  it('gives the one file that a path names', async () => {
    await writeFile(join(folder, 'only.txt'), 'words');
    expect(await walked(join(folder, 'only.txt'))).toEqual(['only.txt (5)']);
  });

  it('reports a loop of links once and goes on', async () => {
    await mkdir(join(folder, 'a/b'), { recursive: true });
    await writeFile(join(folder, 'a/b/deep.txt'), '');
    await symlink(folder, join(folder, 'a/b/up'));
    await symlink('itself', join(folder, 'itself'));
    await writeFile(join(folder, 'z.txt'), '');
    expect(await walked()).toEqual([
      'a/b/deep.txt (0)',
      'a/b/up: it leads to a folder that was walked already',
      'itself: its links lead round in a circle',
      'z.txt (0)',
    ]);
  });

  it('follows a link inside the folder and none that leads out', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'lamplighter-outside-'));
    await writeFile(join(outside, 'key'), 'private');
    await writeFile(join(folder, 'real.txt'), 'words');
    await symlink('real.txt', join(folder, 'alias.txt'));
    await symlink(join(outside, 'key'), join(folder, 'key.txt'));
    await symlink(outside, join(folder, 'out'));
    const lines = await walked();
    await rm(outside, { recursive: true });
    const why = 'its link leads out of the folder';
    expect(lines).toEqual(['alias.txt (5)', `key.txt: ${why}`, `out: ${why}`, 'real.txt (5)']);
  });

  it('reports what is not there and what is no file, and goes on', async () => {
    await symlink('nowhere', join(folder, 'dangling'));
    await writeFile(join(folder, 'z.txt'), '');
    expect(await walked()).toEqual(['dangling: it is not there, or its link leads nowhere', 'z.txt (0)']);
    expect(await walked('/dev/null')).toEqual(['null: it is no regular file']);
    expect(await walked(join(folder, 'absent'))).toEqual(['absent: it is not there, or its link leads nowhere']);
  });
});
