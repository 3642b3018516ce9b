import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { secret } from './secret.ts';

let home: string;
beforeEach(async () => void (home = await mkdtemp(join(tmpdir(), 'lamplighter-secret-'))));
afterEach(() => rm(home, { recursive: true, force: true }));

test('gives all who ask at once the same secret, and keeps it', async () => {
  const asked = await Promise.all(Array.from({ length: 20 }, () => secret(home, 'postgres')));
  expect(new Set(asked).size).toBe(1);
  expect(asked[0]).toMatch(/^[\w-]{43}$/);
  expect(await secret(home, 'postgres')).toBe(asked[0]);
  expect(await secret(home, 'session')).not.toBe(asked[0]);
  expect(await readdir(join(home, 'secrets'))).toEqual(['postgres', 'session']);
});

test('lets nobody else read it', async () => {
  await secret(home, 'postgres');
  expect((await stat(join(home, 'secrets'))).mode & 0o777).toBe(0o700);
  expect((await stat(join(home, 'secrets', 'postgres'))).mode & 0o777).toBe(0o600);
});
