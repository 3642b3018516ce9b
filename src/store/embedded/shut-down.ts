import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '#domain/failure';
import type { Binaries } from './binaries.ts';
import type { Layout } from './layout.ts';
import { clearRemains, findPostmaster } from './postmaster.ts';

/** Fast shutdown: clients are cut off, work under way is rolled back, all is written. Returns when no process is left. */
export async function shutDown(at: Layout, programs: Binaries, pid: number): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    tell(at, programs, pid, signal);
    const until = Date.now() + patienceMs;
    while ((await findPostmaster(at.data))?.pid === pid && Date.now() < until) await pause(10);
    if ((await findPostmaster(at.data))?.pid !== pid) return clearRemains(at);
  }
  throw new Failure(
    'LL-PG-STOP',
    `The database server (process ${pid}) does not stop.`,
    `Look into ${at.log}, then stop it with "kill -QUIT ${pid}"; nothing acknowledged is lost.`,
  );
}

/** Asks for the fast shutdown and does not wait; for the last moment of a process. */
export function tell(at: Layout, programs: Binaries, pid: number, signal: 'SIGINT' | 'SIGQUIT'): void {
  try {
    if (process.platform !== 'win32') process.kill(pid, signal);
    else execFileSync(programs.pgCtl, ['stop', '-W', '-D', at.data, '-m', signal === 'SIGINT' ? 'fast' : 'immediate']);
  } catch {
    // It is gone already, which is what was wanted.
  }
}
