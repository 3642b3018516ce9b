import { spawnSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { Failure } from '#domain/failure';

/** The user a server runs as when we are root; PostgreSQL refuses to run as root itself. */
export interface ServiceAccount {
  readonly uid: number;
  readonly gid: number;
}

const candidates = ['lamplighter', 'postgres', 'nobody'];

/** Finds whom the server runs as: nobody special unless we are root; then the owner of existing data, or the first known system account. */
export async function serviceAccount(dataFolder: string): Promise<ServiceAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(dataFolder).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of candidates) {
    const uid = idOf('-u', name);
    const gid = idOf('-g', name);
    if (uid && gid !== undefined) return { uid, gid };
  }
  throw new Failure(
    'LL-PG-ROOT',
    `PostgreSQL does not run as root, and this system has none of the accounts ${candidates.join(', ')} to run it as.`,
    'Start Lamplighter as an ordinary user, or add a system account named "lamplighter".',
  );
}

/** Tries as the service account, since only the system knows all that may bar the way (modes, lists, mounts). */
export function canEnter(folder: string, account: ServiceAccount | undefined): boolean {
  return (
    !account ||
    spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
  );
}

function idOf(flag: string, name: string): number | undefined {
  const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return status === 0 && /^\d+$/.test(stdout.trim()) ? Number(stdout) : undefined;
}
