import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { installation, type Installation } from './lamplighter.ts';
import { signedIn } from './signed-in.ts';

vi.setConfig({ testTimeout: 180_000 });

let here: Installation;
beforeAll(async () => {
  here = await installation();
});
afterAll(() => here.remove());

const serverFile = () => join(here.home, 'run', 'server.json');

test('prints a link that signs the first administrator in once, and stops without a trace at Ctrl-C', async () => {
  const serving = await here.start(['serve', '--port', '0'], /Sign in as the first administrator/);
  const [, url, token] = await serving.says(/(http:\/\/127\.0\.0\.1:\d+)\/sign-in#([\w-]+)/);
  const redeem = () =>
    fetch(`${url}/api/session/link`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
  expect((await redeem()).status).toBe(200);
  expect((await redeem()).status).toBe(401);
  if (process.platform !== 'win32') expect((await stat(serverFile())).mode & 0o777).toBe(0o600);

  serving.child.kill('SIGINT');
  expect((await serving.ended).status).toBe(0);
  await expect(readFile(serverFile())).rejects.toThrow('ENOENT');
  expect(await here.processes()).toEqual([]);
});

test('a second start makes no second administrator, and commands find the running server', async () => {
  const serving = await here.start(['serve', '--port', '0'], /Ctrl-C stops everything/);
  const [, url] = await serving.says(/is at (http:\/\/127\.0\.0\.1:\d+)/);
  expect((await here.run(['user', 'add', 'j.pell', '--no-open-cases'])).stdout).toContain(`${url}/sign-in#`);
  const opened = await here.run(['case', 'open', 'Northern berth', '--as', 'admin']);
  expect(opened.status).toBe(0);
  const status = JSON.parse((await here.run(['status', '--json'])).stdout) as Record<string, unknown>;
  expect(status).toMatchObject({ server: { url }, database: { accounts: 2, waiting: 0 } });
  const second = await here.run(['serve', '--port', '0']);
  expect(second.status).toBe(1);
  expect(second.stderr).toContain('LL-SERVE-RUNNING');
  expect((await here.run(['verify'])).status).toBe(0);

  const client = await signedIn(here.home, 'admin');
  expect((await client.call('listCases')).cases.map((one) => one.title)).toEqual(['Northern berth']);
  expect(serving.output()).not.toContain('first administrator');
  serving.child.kill('SIGTERM');
  expect((await serving.ended).status).toBe(0);
  expect(await here.processes()).toEqual([]);
});

test('Ctrl-C while it is still starting stops it too', async () => {
  const serving = await here.start(['serve', '--port', '0'], /is at/);
  serving.child.kill('SIGINT');
  expect((await serving.ended).status).toBe(0);
  expect(await here.processes()).toEqual([]);
});

test('the end of its terminal stops it as Ctrl-C does', async () => {
  const serving = await here.start(['serve', '--port', '0'], /is at/);
  serving.child.kill('SIGHUP');
  expect((await serving.ended).status).toBe(0);
  await expect(readFile(serverFile())).rejects.toThrow('ENOENT');
  expect(await here.processes()).toEqual([]);
});
