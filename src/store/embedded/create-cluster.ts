import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '#domain/failure';
import type { Binaries } from './binaries.ts';
import type { Layout } from './layout.ts';
import { alive } from './postmaster.ts';
import { exited, lastWords, named, program } from './program.ts';

const unfinished = /^new-(\d+)-/;

/** Makes the database cluster if there is none: whole in a folder apart, then renamed into place, so that a crash leaves none by half. */
export async function createCluster(
  at: Layout,
  programs: Binaries,
  password: string,
  log: (line: string) => void,
): Promise<void> {
  const major = await readFile(join(at.data, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (major !== undefined) return refuseOtherMajor(at, major.trim(), programs.version);
  await removeUnfinished(at);
  log(`creating the database in ${at.data}`);
  const fresh = join(at.folder, `new-${process.pid}-${randomBytes(4).toString('hex')}`);
  const cluster = join(fresh, 'data');
  for (const folder of [fresh, cluster]) {
    await mkdir(folder, { mode: 0o700 });
    if (at.account) await chown(folder, at.account.uid, at.account.gid);
  }
  const passwordFile = join(fresh, 'password');
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
  if (at.account) await chown(passwordFile, at.account.uid, at.account.gid);
  try {
    await initialise(at, programs, cluster);
    await writeAccessRules(cluster);
    await rename(cluster, at.data).catch(async (error: NodeJS.ErrnoException) => {
      // Another process was first; theirs is as good.
      if (!(await readFile(join(at.data, 'PG_VERSION')).catch(() => undefined))) throw error;
    });
    await sync(at.folder);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function initialise(at: Layout, programs: Binaries, cluster: string): Promise<void> {
  const fixed = [
    '--username=postgres',
    '--pwfile=../password',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
  ];
  // Under a plain "C" character type pg_trgm sees no letters outside ASCII; not every system has each of these.
  for (const ctype of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    const status = await exited(
      program(at, cluster, programs.initdb, ['-D', named(at, cluster), ...fixed, `--lc-ctype=${ctype}`]),
    );
    if (status === 0) return;
    if (!/invalid locale name/.test(lastWords(at, 12))) break;
    for (const left of await readdir(cluster)) await rm(join(cluster, left), { recursive: true, force: true });
  }
  throw new Failure(
    'LL-PG-INIT',
    `The database could not be created in ${at.data}: ${lastWords(at)}`,
    `See ${at.log}; look for a full disk or a folder that cannot be written to.`,
  );
}

/** One rule: a password, over whichever door there is. */
async function writeAccessRules(cluster: string): Promise<void> {
  const door = process.platform === 'win32' ? 'host all all 127.0.0.1/32' : 'local all all';
  const file = await open(join(cluster, 'pg_hba.conf'), 'r+');
  try {
    await file.truncate();
    await file.write(`${door} scram-sha-256\n`, 0);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function removeUnfinished(at: Layout): Promise<void> {
  for (const name of await readdir(at.folder)) {
    const maker = unfinished.exec(name)?.[1];
    if (!maker || alive(Number(maker))) continue;
    // The program that makes it outlives us by a second or so, still writing; what stays is removed another time.
    await rm(join(at.folder, name), { recursive: true, force: true, maxRetries: 10 }).catch(() => undefined);
  }
}

function refuseOtherMajor(at: Layout, major: string, version: string): void {
  if (version.split('.')[0] === major) return;
  throw new Failure(
    'LL-PG-MAJOR',
    `The database in ${at.data} was made by PostgreSQL ${major}; this Lamplighter carries ${version}.`,
    'Make a backup with the Lamplighter that made it, and restore it with this one.',
  );
}

async function sync(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}
