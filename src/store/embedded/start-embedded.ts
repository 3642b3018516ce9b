import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '#domain/failure';
import { binaries } from './binaries.ts';
import { type Claimed, claimServer, type Premises } from './claim-server.ts';
import type { EmbeddedConnection } from './connection.ts';
import { layout } from './layout.ts';
import { secret } from './secret.ts';
import { shutDown, tell } from './shut-down.ts';

export type { EmbeddedConnection } from './connection.ts';

export interface EmbeddedServer {
  readonly connection: EmbeddedConnection;
  /** Of PostgreSQL, such as `18.4`. */
  readonly version: string;
  /** The server ran on after the process that started it was killed, and was taken over. */
  readonly adopted: boolean;
  /** False only where another process owns the server and `whenHeld` is `attach`; then `stop` leaves it running. */
  readonly owned: boolean;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** The folder that holds all data (see `resolveHome`); made if it is not there. */
  readonly home: string;
  readonly log: (line: string) => void;
  /** What to do when another Lamplighter runs on this folder: refuse with its process number (the default), or use its server beside it. */
  readonly whenHeld?: 'refuse' | 'attach';
}

/**
 * Starts the PostgreSQL that comes with Lamplighter, or takes over one left running, and keeps it running until
 * `stop`. One process at a time owns a home: the second throws `LL-PG-HELD`.
 */
export async function startEmbedded({ home, log, whenHeld = 'refuse' }: EmbeddedOptions): Promise<EmbeddedServer> {
  const at = await layout(home);
  const copies = [...(at.reachable ? [`${at.home}/programs`] : []), '/var/lib/lamplighter-programs'];
  const programs = await binaries(at.account, copies);
  const premises: Premises = { at, programs, log, password: await secret(at.home, 'postgres') };
  const claimed = await claimServer(premises);
  const { connection } = claimed;
  if (claimed.lock.kind === 'taken') {
    if (whenHeld === 'refuse') throw heldBy(at.home, claimed.lock.pid);
    return { connection, version: programs.version, adopted: false, owned: false, stop: async () => undefined };
  }
  if (claimed.found) {
    log(`took over the database server (process ${claimed.pid}) that a killed Lamplighter left running`);
  }
  const stop = keep(premises, claimed);
  return { connection, version: programs.version, adopted: claimed.found, owned: true, stop };
}

/** Watches the server and starts it again should it die; the returned function ends that and stops it. */
function keep(premises: Premises, claimed: Claimed): () => Promise<void> {
  const { at, programs, log } = premises;
  let current: Claimed | undefined = claimed;
  let stopping: Promise<void> | undefined;
  const atExit = () => {
    // The last moment of a process that did not call stop: the server goes down by itself after this.
    if (current) tell(at, programs, current.pid, 'SIGINT');
  };
  const watch = async () => {
    while (current?.lock.kind === 'held' && !stopping) {
      await current.lock.lost;
      if (stopping) return;
      current = undefined;
      log('the database server went away; starting it again');
      current = await restart(premises, () => stopping !== undefined);
    }
  };
  process.once('exit', atExit);
  const watching = watch();
  const end = async () => {
    if (current?.lock.kind === 'held') await shutDown(at, programs, current.pid);
    await watching;
    // A restart may have been under way when we were told to stop.
    if (current?.lock.kind === 'held') await shutDown(at, programs, current.pid);
    if (current?.lock.kind === 'held') await current.lock.release();
    current = undefined;
    process.off('exit', atExit);
    if (at.sockets && !at.sockets.startsWith(at.folder)) await rm(at.sockets, { recursive: true, force: true });
  };
  return () => (stopping ??= end());
}

async function restart(premises: Premises, stopped: () => boolean): Promise<Claimed | undefined> {
  for (let attempt = 1; attempt <= 5 && !stopped(); attempt++) {
    try {
      const claimed = await claimServer(premises);
      if (claimed.lock.kind === 'held') {
        premises.log('the database server is back');
        return claimed;
      }
      premises.log(heldBy(premises.at.home, claimed.lock.pid).message);
      return undefined;
    } catch (error) {
      premises.log(`the database server did not start: ${(error as Error).message}`);
      await pause(200 * attempt);
    }
  }
  return undefined;
}

function heldBy(home: string, pid: number | undefined): Failure {
  return new Failure(
    'LL-PG-HELD',
    `Lamplighter is already running on ${home}${pid === undefined ? '' : `, as process ${pid}`}.`,
    'Use the one that runs, stop it first, or give this one another LAMPLIGHTER_HOME.',
    { pid },
  );
}
