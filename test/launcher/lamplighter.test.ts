import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';

const launcher = join(import.meta.dirname, '../../lamplighter');

/** Stands in for the program: says what it was given, and waits for a signal when told to. */
const program = `
  import { readFileSync } from 'node:fs';
  const [first, status] = process.argv.slice(2);
  if (first === 'wait') {
    process.on('SIGTERM', () => process.exit(7));
    console.log('waiting');
    setInterval(() => undefined, 1000);
  } else {
    console.log(JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd(), stdin: readFileSync(0, 'utf8') }));
    process.exitCode = Number(status ?? 0);
  }`;
const build =
  "import { appendFileSync, cpSync } from 'node:fs'; cpSync('src', 'dist', { recursive: true }); appendFileSync('builds', 'x');";

let folder: string;
let root: string;

const own = { name: 'stand-in', version: '1.0.0', dependencies: { wick: 'file:wick' } };
const manifest = { ...own, type: 'module', scripts: { build: 'node build.mjs' } };
const lock = {
  ...own,
  lockfileVersion: 3,
  packages: { '': own, wick: { version: '1.0.0' }, 'node_modules/wick': { resolved: 'wick', link: true } },
};

/** A project in the same shape as ours, its one dependency beside it, so that npm needs no network. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'll-launch-'));
  await chmod(folder, 0o755);
  root = join(folder, 'a clone');
  await mkdir(join(root, 'src', 'bin'), { recursive: true });
  await mkdir(join(root, 'wick'));
  await writeFile(join(root, 'wick', 'package.json'), JSON.stringify({ name: 'wick', version: '1.0.0' }));
  await writeFile(join(root, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(root, 'package-lock.json'), JSON.stringify(lock));
  await writeFile(join(root, 'build.mjs'), build);
  await writeFile(join(root, 'src', 'bin', 'lamplighter.js'), program);
  await copyFile(launcher, join(root, 'lamplighter'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test('installs and builds the first time, and then only runs', async () => {
  const first = run(['claims', '3'], { input: 'in' });
  expect(first.stderr).toContain('installing');
  expect(first.stderr).toContain('building');
  expect(first.status).toBe(3);
  expect(JSON.parse(first.stdout)).toEqual({ args: ['claims', '3'], cwd: folder, stdin: 'in' });
  const second = run(['a b', '']);
  expect(second).toMatchObject({ stderr: '', status: 0 });
  expect(JSON.parse(second.stdout)).toMatchObject({ args: ['a b', ''] });
  expect(await builds()).toBe(1);
});

test('builds again when a source has other words, not when it has another date', async () => {
  run([]);
  const source = join(root, 'src', 'bin', 'lamplighter.js');
  await utimes(source, new Date(), new Date());
  expect(run([]).stderr).toBe('');
  await writeFile(source, "console.log('new');");
  await utimes(source, 0, 0);
  expect(run([]).stdout).toBe('new\n');
  expect(await builds()).toBe(2);
});

test('takes what npm installed by hand, and installs again when the lock changed', async () => {
  expect(spawnSync('npm', ['ci'], { cwd: root }).status).toBe(0);
  expect(run([]).stderr).not.toContain('installing');
  await writeFile(join(root, 'package-lock.json'), (await readFile(join(root, 'package-lock.json'), 'utf8')) + '\n');
  expect(run([]).stderr).toContain('installing');
});

test('works through a link, and a link to that', async () => {
  await symlink(join(root, 'lamplighter'), join(folder, 'one'));
  await symlink('one', join(folder, 'two'));
  const { stdout, status } = spawnSync(join(folder, 'two'), ['x'], { cwd: '/', encoding: 'utf8', input: '' });
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ args: ['x'], cwd: '/' });
});

test('two at once build once', async () => {
  const both = [start(['x']), start(['x'])];
  const said = await Promise.all(both.map(({ stderr }) => text(stderr!)));
  expect(await Promise.all(both.map(status))).toEqual([0, 0]);
  expect(await builds()).toBe(1);
  expect(said.join()).toContain('building');
});

test('a builder that was killed does not keep the next one waiting', async () => {
  const gone = spawn('true');
  await once(gone, 'exit');
  await mkdir(join(root, '.lamplighter'));
  await symlink(String(gone.pid), join(root, '.lamplighter', 'lock'));
  expect(run([]).status).toBe(0);
});

test('signals reach the program, and its answer comes back', async () => {
  run([]);
  const child = start(['wait']);
  await once(child.stdout!, 'data');
  child.kill('SIGTERM');
  expect(await status(child)).toBe(7);
});

test('a build that fails shows its last words, and is tried again', async () => {
  await writeFile(join(root, 'build.mjs'), "console.error('no such colour'); process.exit(1);");
  const failed = run([]);
  expect(failed).toMatchObject({ status: 1, stdout: '' });
  expect(failed.stderr).toContain('no such colour');
  await writeFile(join(root, 'build.mjs'), build);
  expect(run([]).status).toBe(0);
});

test('runs from a folder that may not be written to, once it is built', async () => {
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  if (process.getuid?.() !== 0) await chmod(root, 0o555);
  const early = run([], user);
  if (process.getuid?.() !== 0) await chmod(root, 0o755);
  expect(early.status).toBe(1);
  expect(early.stderr).toContain('not built yet');
  run([]);
  if (process.getuid?.() !== 0) await chmod(root, 0o555);
  const late = run([], user);
  if (process.getuid?.() !== 0) await chmod(root, 0o755);
  expect(late).toMatchObject({ status: 0, stderr: '' });
});

test('says which Node.js it needs when there is an older one, or none', async () => {
  const bin = join(folder, 'bin');
  await mkdir(bin);
  for (const name of ['readlink', 'dirname']) await symlink(`/usr/bin/${name}`, join(bin, name));
  const none = run([], { env: { PATH: bin } });
  expect(none).toMatchObject({ status: 1, stdout: '' });
  expect(none.stderr).toContain('Node.js is not installed');
  for (const [version, fine] of [
    ['v18.20.4', false],
    ['v20.18.3', false],
    ['v20.19.0', true],
    ['v22.1.0', true],
  ] as const) {
    await writeFile(join(bin, 'node'), `#!/bin/sh\necho ${version}\n`, { mode: 0o755 });
    expect(run([], { env: { PATH: bin } }).stderr.includes(`${version} is too old`)).toBe(!fine);
  }
});

function run(args: string[], options: Parameters<typeof spawnSync>[2] = {}) {
  const { status, stdout, stderr } = spawnSync('/bin/sh', [join(root, 'lamplighter'), ...args], {
    cwd: folder,
    input: '',
    ...options,
  });
  return { status, stdout: String(stdout), stderr: String(stderr) };
}

function start(args: string[]): ChildProcess {
  return spawn(join(root, 'lamplighter'), args, { cwd: dirname(root), stdio: ['ignore', 'pipe', 'pipe'] });
}

async function status(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

async function builds(): Promise<number> {
  return (await readFile(join(root, 'builds'), 'utf8')).length;
}
