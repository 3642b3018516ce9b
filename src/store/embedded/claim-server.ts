import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '#domain/failure';
import type { Binaries } from './binaries.ts';
import type { EmbeddedConnection } from './connection.ts';
import { createCluster } from './create-cluster.ts';
import { choosePort, launch } from './launch.ts';
import type { Layout } from './layout.ts';
import { type OwnerLock, takeOwnerLock } from './owner-lock.ts';
import { alive, clearRemains, findPostmaster } from './postmaster.ts';
import { exited, lastWords } from './program.ts';
import { shutDown } from './shut-down.ts';

export interface Premises {
  readonly at: Layout;
  readonly programs: Binaries;
  readonly password: string;
  readonly log: (line: string) => void;
}

export interface Claimed {
  readonly connection: EmbeddedConnection;
  readonly pid: number;
  /** Whether the server was running already. */
  readonly found: boolean;
  readonly lock: OwnerLock;
}

/** How long a server may live without answering before it is taken for stuck; recovery after a crash does answer. */
const deafMs = 15_000;

/** Brings about a running server and claims it: starts one, or finds the one that a killed process left behind. */
export async function claimServer(premises: Premises): Promise<Claimed> {
  const { at, programs, log } = premises;
  for (let starts = 0; ;) {
    const running = await findPostmaster(at.data);
    if (running) {
      const connection = connectionTo(premises, running.port);
      const lock = await claim(connection, async () => (await findPostmaster(at.data))?.pid === running.pid, log);
      if (lock === 'gone') continue;
      if (lock === 'deaf') {
        log(`the database server left from before (process ${running.pid}) does not answer; stopping it`);
        await shutDown(at, programs, running.pid);
        continue;
      }
      if (lock.kind === 'held' && lock.version !== programs.version) {
        log(
          `the database server left from before is PostgreSQL ${lock.version}; stopping it to start ${programs.version}`,
        );
        await shutDown(at, programs, running.pid);
        continue;
      }
      return { connection, pid: running.pid, found: true, lock };
    }
    await createCluster(at, programs, premises.password, log);
    await clearRemains(at);
    if (await findPostmaster(at.data)) continue;
    const port = await choosePort(at);
    const child = launch(at, programs, port);
    let ended = false;
    void exited(child).then(() => (ended = true));
    const connection = connectionTo(premises, port);
    const lock = await claim(connection, async () => !ended, log);
    if (typeof lock !== 'string') return { connection, pid: child.pid ?? 0, found: false, lock };
    // Another process may have started one in the same moment; then the next round finds it.
    if (lock === 'deaf' || ++starts === 3 || !/postmaster\.pid/.test(lastWords(at, 6))) throw notStarted(at);
    await pause(100);
  }
}

async function claim(
  connection: EmbeddedConnection,
  lives: () => Promise<boolean>,
  log: (line: string) => void,
): Promise<OwnerLock | 'gone' | 'deaf'> {
  let heard = Date.now();
  let told = heard;
  let takenSince: number | undefined;
  for (;;) {
    try {
      const lock = await takeOwnerLock(connection);
      if (lock.kind === 'held') return lock;
      // The lock of a process that was killed is let go a moment after its death.
      takenSince ??= Date.now();
      const holderLives = lock.pid === undefined || alive(lock.pid);
      if (Date.now() - takenSince > (holderLives ? 300 : 10_000)) return lock;
    } catch (error) {
      const { code, message } = error as Error & { code?: string };
      if (code === '28P01') throw wrongPassword();
      // Starting, recovering or stopping: it says so itself.
      if (code === '57P03') heard = Date.now();
      if (!(await lives())) return 'gone';
      if (Date.now() - heard > deafMs) return 'deaf';
      if (Date.now() - told > 5_000) {
        log(`waiting for the database: ${message}`);
        told = Date.now();
      }
    }
    await pause(15);
  }
}

function connectionTo({ at, password }: Premises, port: number): EmbeddedConnection {
  return { host: at.sockets ?? '127.0.0.1', port, user: 'postgres', password, database: 'postgres' };
}

function wrongPassword(): Failure {
  return new Failure(
    'LL-PG-PASSWORD',
    'The database refuses the password kept in the data folder (secrets/postgres).',
    'Put back that file from the copy of the folder that the database came from.',
  );
}

function notStarted(at: Layout): Failure {
  return new Failure('LL-PG-START', `The database server does not start: ${lastWords(at)}`, `See ${at.log}.`);
}
