import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '#domain/failure';
import { canEnter, serviceAccount, type ServiceAccount } from './service-account.ts';

/** Where the parts of one embedded server lie, and as whom it runs. */
export interface Layout {
  readonly home: string;
  readonly folder: string;
  readonly data: string;
  readonly log: string;
  /** Holds the unix socket; undefined where there are none (Windows). */
  readonly sockets: string | undefined;
  readonly account: ServiceAccount | undefined;
  /** Whether the account can reach the folder by its path; if not, the server is started inside it by us. */
  readonly reachable: boolean;
}

/** Bytes of a socket's path that every system takes: 104 on macOS and 108 on Linux, with the closing zero. */
const longestSocketPath = 103;
const socketName = '/.s.PGSQL.5432';

/** Makes the folders (mode 0700, owned by whoever runs the server) and says where everything is. */
export async function layout(wanted: string): Promise<Layout> {
  const home = await makeHome(wanted);
  await refuseForeign(home);
  const folder = join(home, 'postgres');
  const data = join(folder, 'data');
  const account = await serviceAccount(data);
  await mkdir(folder, { mode: 0o700 }).catch(ignoreExisting);
  if (account) {
    await chown(folder, account.uid, account.gid);
    // The account needs to pass through the home, no more; it stays shut to everyone else.
    if ((await stat(home)).uid === 0) {
      await chown(home, 0, account.gid);
      await chmod(home, 0o710);
    }
  } else {
    await refuseForeign(folder);
  }
  await chmod(folder, 0o700);
  const reachable = canEnter(folder, account);
  if (!reachable && process.platform !== 'linux') throw unreachable(folder);
  return {
    home,
    folder,
    data,
    log: join(folder, 'server.log'),
    sockets: await socketFolder(folder, account),
    account,
    reachable,
  };
}

async function makeHome(wanted: string): Promise<string> {
  try {
    await mkdir(wanted, { recursive: true, mode: 0o700 });
    const home = await realpath(wanted);
    const { uid, mode } = await stat(home);
    // Passing through may have been granted to the server's account; a start beside a running server leaves it so.
    if (uid === process.getuid?.() && (mode & 0o067) !== 0) await chmod(home, 0o700);
    return home;
  } catch (error) {
    throw new Failure(
      'LL-PG-HOME',
      `The data folder ${wanted} cannot be used: ${(error as Error).message}.`,
      'Name a folder that you may write to in LAMPLIGHTER_HOME.',
    );
  }
}

/** On a path too long for a socket the sockets go to a folder of ours under /tmp, the same one each time. */
async function socketFolder(folder: string, account: ServiceAccount | undefined): Promise<string | undefined> {
  if (process.platform === 'win32') return undefined;
  const uid = account?.uid ?? process.getuid?.() ?? 0;
  const near = join(folder, 'run');
  const short = `/tmp/lamplighter-${uid}-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  const sockets = Buffer.byteLength(near + socketName) <= longestSocketPath ? near : short;
  await mkdir(sockets, { mode: 0o700 }).catch(ignoreExisting);
  const found = await lstat(sockets);
  if (!found.isDirectory() || ![uid, process.getuid?.()].includes(found.uid)) {
    throw new Failure(
      'LL-PG-SOCKETS',
      `${sockets}, where the database's socket belongs, is not a folder of ours.`,
      'Remove it, or choose a shorter path for LAMPLIGHTER_HOME.',
    );
  }
  if (account) await chown(sockets, account.uid, account.gid);
  await chmod(sockets, 0o700);
  return sockets;
}

function unreachable(folder: string): Failure {
  return new Failure(
    'LL-PG-REACH',
    `PostgreSQL does not run as root, and the account it runs as cannot enter ${folder}.`,
    'Start Lamplighter as an ordinary user, or name a folder outside of private ones in LAMPLIGHTER_HOME.',
  );
}

async function refuseForeign(folder: string): Promise<void> {
  const { uid } = await stat(folder);
  if (process.getuid && process.getuid() !== 0 && uid !== process.getuid()) {
    throw new Failure(
      'LL-PG-OWNER',
      `${folder} belongs to another user (uid ${uid}): Lamplighter was once started as root, or by someone else.`,
      'Start Lamplighter as that user again, have root give you the folder (chown -R), or choose another LAMPLIGHTER_HOME.',
    );
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
