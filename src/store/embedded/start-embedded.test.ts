import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { alive, findPostmaster } from './postmaster.ts';
import { startEmbedded } from './start-embedded.ts';

const built = join(import.meta.dirname, '../../../dist/src/store/embedded/start-embedded.js');
const quiet = { log: () => undefined };

let folder: string;
let home: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  // A private folder: an account that root chose cannot come through it.
  folder = await mkdtemp(join(tmpdir(), 'll-pg-'));
  home = join(folder, 'home');
});

afterEach(async () => {
  for (const child of children.splice(0)) if (child.pid && child.exitCode === null) child.kill('SIGKILL');
  const left = await findPostmaster(dataOf(home));
  if (left) {
    process.kill(left.pid, 'SIGQUIT');
    await until(async () => !(await findPostmaster(dataOf(home))));
  }
  await rm(folder, { recursive: true, force: true });
});

describe('a server of its own', () => {
  test('keeps rows over a restart, knows letters of any script, and is shut to others', async () => {
    const first = await startEmbedded({ home, ...quiet });
    await query(first.connection, 'create table kept (word text)');
    await query(first.connection, "insert into kept values ('lamp')");
    await expect(query({ ...first.connection, password: 'guess' }, 'select 1')).rejects.toMatchObject({
      code: '28P01',
    });
    await first.stop();
    expect(await findPostmaster(dataOf(home))).toBeUndefined();

    const second = await startEmbedded({ home, ...quiet });
    expect(second).toMatchObject({ adopted: false, owned: true });
    expect(await query(second.connection, 'select word from kept')).toEqual([{ word: 'lamp' }]);
    expect(await query(second.connection, "select lower('ИВАН') as low")).toEqual([{ low: 'иван' }]);
    await query(second.connection, 'create extension pg_trgm');
    expect(await query(second.connection, "select cardinality(show_trgm('иван')) > 0 as seen")).toEqual([
      { seen: true },
    ]);
    const shown = await query(
      second.connection,
      `select current_setting('fsync') as fsync, current_setting('listen_addresses') as tcp, current_setting('jit') as jit,
        (select string_agg(distinct auth_method, ',') from pg_hba_file_rules) as doors`,
    );
    expect(shown).toEqual([{ fsync: 'on', tcp: '', jit: 'off', doors: 'scram-sha-256' }]);
    for (const path of ['postgres', 'postgres/data', 'postgres/run', 'secrets']) {
      expect((await stat(join(home, path))).mode & 0o777).toBe(0o700);
    }
    expect((await stat(home)).mode & 0o007).toBe(0);
    await second.stop();
    await second.stop();
  });

  test('starts where the path is too long for a socket', async () => {
    home = join(folder, 'd'.repeat(90), 'e'.repeat(90));
    const server = await startEmbedded({ home, ...quiet });
    expect(await query(server.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
    expect(existsSync(server.connection.host)).toBe(false);
  });

  test('is refused by name where its data is of another major version', async () => {
    await mkdir(dataOf(home), { recursive: true });
    await writeFile(join(dataOf(home), 'PG_VERSION'), '12\n');
    await expect(startEmbedded({ home, ...quiet })).rejects.toMatchObject({ code: 'LL-PG-MAJOR' });
  });

  test('says so where the home cannot be a folder', async () => {
    await writeFile(home, '');
    await expect(startEmbedded({ home, ...quiet })).rejects.toMatchObject({ code: 'LL-PG-HOME' });
  });
});

describe.each(users())('as $name', (user) => {
  beforeEach(async () => {
    if (user.uid !== undefined && user.gid !== undefined) await chown(folder, user.uid, user.gid);
  });

  test('takes over the server that a killed process left running, and says so', async () => {
    const child = await startElsewhere(user);
    const left = await findPostmaster(dataOf(home));
    child.process.kill('SIGKILL');
    await once(child.process, 'exit');
    expect(alive(left?.pid ?? Number.NaN)).toBe(true);

    const next = await startElsewhere(user);
    expect(next.report).toMatchObject({ adopted: true, owned: true });
    expect(next.said.join()).toContain(`process ${left?.pid}`);
    expect((await findPostmaster(dataOf(home)))?.pid).toBe(left?.pid);
    await next.stop();
    expect(await findPostmaster(dataOf(home))).toBeUndefined();
  });

  test('tells the second who holds the home, or lets it in beside when it asks for that', async () => {
    const holder = await startElsewhere(user);
    const refused = await startElsewhere(user);
    expect(refused.report).toMatchObject({ code: 'LL-PG-HELD', details: { pid: holder.process.pid } });
    const beside = await startElsewhere(user, 'attach');
    expect(beside.report).toMatchObject({ owned: false });
    await beside.stop();
    expect(await findPostmaster(dataOf(home))).toBeDefined();
    await holder.stop();
  });

  test('one of two that start at once on a new home gets it', async () => {
    const both = await Promise.all([startElsewhere(user), startElsewhere(user)]);
    expect(both.map(({ report }) => report['code'] ?? report['owned']).sort()).toEqual(['LL-PG-HELD', true]);
    for (const one of both) await one.stop();
    expect(readdirSync(join(home, 'postgres')).filter((name) => name.startsWith('new-'))).toEqual([]);
  });

  test('begins again after a crash while the database was being created', async () => {
    const child = spawnStarter(user);
    await until(async () => existsSync(join(home, 'postgres')) && partsOf(home).length > 0);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(dataOf(home))).toBe(false);
    const next = await startElsewhere(user);
    expect(next.report).toMatchObject({ owned: true, adopted: false });
    expect(partsOf(home)).toEqual([]);
    await next.stop();
  });
});

test.each(users().slice(1))("tells $name that the home is another's", async (user) => {
  await chmod(folder, 0o755);
  await (await startEmbedded({ home, ...quiet })).stop();
  expect((await startElsewhere(user)).report).toMatchObject({ code: 'LL-PG-OWNER' });
});

describe('after a crash', () => {
  test('every acknowledged row is there, however often the server is killed', async () => {
    const said: string[] = [];
    const server = await startEmbedded({ home, log: (line) => said.push(line) });
    await query(server.connection, 'create table acknowledged (n int primary key)');
    let acknowledged: number[] = [];
    for (let kill = 0, n = 0; kill < 3; kill++) {
      const client = await connected(server.connection);
      const before = n;
      const dead = new Promise((resolve) => client.once('end', resolve));
      try {
        for (; ; n++) {
          await client.query('insert into acknowledged values ($1)', [n]);
          acknowledged.push(n);
          if (n - before === 40) await killServer();
        }
      } catch {
        n++;
      }
      await dead;
    }
    const client = await connected(server.connection);
    const found = await client.query<{ n: number }>('select n from acknowledged');
    await client.end();
    const there = new Set(found.rows.map(({ n }) => n));
    expect(acknowledged.length).toBeGreaterThan(120);
    expect(acknowledged.filter((n) => !there.has(n))).toEqual([]);
    expect(said.filter((line) => line === 'the database server is back').length).toBeGreaterThan(0);
    await server.stop();
  });

  test('a number that has passed to another process does not stop the start', async () => {
    const first = await startEmbedded({ home, ...quiet });
    const pidFile = join(dataOf(home), 'postmaster.pid');
    const socketLock = join(first.connection.host, '.s.PGSQL.5432.lock');
    const written = [await readFile(pidFile, 'utf8'), await readFile(socketLock, 'utf8')];
    await first.stop();
    const stranger = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid: (await stat(dataOf(home))).uid } : {});
    children.push(stranger);
    for (const [index, file] of [pidFile, socketLock].entries()) {
      await writeFile(file, (written[index] ?? '').replace(/^\d+/, String(stranger.pid)));
    }
    const second = await startEmbedded({ home, ...quiet });
    expect(second.adopted).toBe(false);
    expect(alive(stranger.pid ?? Number.NaN)).toBe(true);
    await second.stop();
  });
});

interface User {
  readonly name: string;
  readonly uid?: number;
  readonly gid?: number;
}

/** Root can also try how an ordinary user fares, if such a one can read this folder at all. */
function users(): User[] {
  const self: User = { name: process.getuid?.() === 0 ? 'root' : 'an ordinary user' };
  const nobody = { uid: 65_534, gid: 65_534 };
  if (process.getuid?.() !== 0 || spawnSync('test', ['-r', built], nobody).status !== 0) return [self];
  return [self, { name: 'an ordinary user', ...nobody }];
}

interface Elsewhere {
  readonly process: ChildProcess;
  readonly report: Record<string, unknown>;
  readonly said: readonly string[];
  stop(): Promise<void>;
}

const starter = `
  import { createInterface } from 'node:readline';
  const [built, home, whenHeld] = process.argv.slice(1);
  const say = (value) => console.log(JSON.stringify(value));
  const { startEmbedded } = await import(built);
  try {
    const server = await startEmbedded({ home, whenHeld, log: (said) => say({ said }) });
    say({ report: { adopted: server.adopted, owned: server.owned } });
    for await (const line of createInterface({ input: process.stdin })) break;
    await server.stop();
    process.exit(0);
  } catch ({ code, message, details }) {
    say({ report: { code, message, details } });
  }`;

function spawnStarter({ uid, gid }: User, whenHeld = 'refuse'): ChildProcess {
  const child = spawn(process.execPath, ['--input-type=module', '-e', starter, built, home, whenHeld], {
    ...(uid === undefined || gid === undefined ? {} : { uid, gid }),
    cwd: '/',
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  return child;
}

async function startElsewhere(user: User, whenHeld?: string): Promise<Elsewhere> {
  const child = spawnStarter(user, whenHeld);
  const said: string[] = [];
  const ended = once(child, 'exit');
  if (!child.stdout) throw new Error('no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const message = JSON.parse(line) as { said?: string; report?: Record<string, unknown> };
    if (message.said) said.push(message.said);
    if (!message.report) continue;
    const stop = async () => {
      child.stdin?.end();
      await ended;
    };
    return { process: child, report: message.report, said, stop };
  }
  throw new Error('the starter ended without a word');
}

async function killServer(): Promise<void> {
  const server = await findPostmaster(dataOf(home));
  if (!server) throw new Error('no server to kill');
  process.kill(server.pid, 'SIGKILL');
}

function dataOf(of: string): string {
  return join(of, 'postgres', 'data');
}

function partsOf(of: string): string[] {
  return readdirSync(join(of, 'postgres')).filter((name) => name.startsWith('new-'));
}

async function query(connection: pg.ClientConfig, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(connection);
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rows;
}

async function connected(connection: pg.ClientConfig): Promise<pg.Client> {
  for (;;) {
    const client = new pg.Client(connection);
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (!/^(ENOENT|ECONNREFUSED|ECONNRESET|57P03|57P01)$/.test((error as { code?: string }).code ?? '')) throw error;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

async function until(fact: () => Promise<boolean>): Promise<void> {
  while (!(await fact())) await new Promise((resolve) => setTimeout(resolve, 5));
}
