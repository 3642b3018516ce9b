import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fchownSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import type { Layout } from './layout.ts';

const largestLog = 5 * 1024 * 1024;

/**
 * Starts a PostgreSQL program as the right user, in `cwd`, its output appended to the log.
 * It gets a session of its own, so that Ctrl-C in the terminal reaches us alone and we choose when the database goes down.
 */
export function program(at: Layout, cwd: string, path: string, args: readonly string[]): ChildProcess {
  const log = openLog(at);
  try {
    return spawn(path, args, {
      ...at.account,
      cwd,
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', log, log],
      env: { PATH: process.env['PATH'], SystemRoot: process.env['SystemRoot'], TZ: 'UTC' },
    });
  } finally {
    closeSync(log);
  }
}

/** How the program names a folder it was started in: by its path, or, where its user cannot come by the path, as the place it stands. */
export function named(at: Layout, folder: string): string {
  return at.reachable ? folder : '/proc/self/cwd';
}

/** The last lines a program left in the log, for an error message. */
export function lastWords(at: Layout, lines = 4): string {
  try {
    return readFileSync(at.log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}

/** Resolves to the exit status, or -1 after a signal or where the program could not be started. */
export function exited(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode ?? -1);
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? -1));
    child.once('error', () => resolve(-1));
  });
}

function openLog(at: Layout): number {
  try {
    if (statSync(at.log).size > largestLog) renameSync(at.log, `${at.log}.1`);
  } catch {
    // There is no log yet.
  }
  const log = openSync(at.log, 'a', 0o600);
  if (at.account) fchownSync(log, at.account.uid, at.account.gid);
  return log;
}
