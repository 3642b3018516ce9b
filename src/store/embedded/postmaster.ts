import { execFileSync } from 'node:child_process';
import { readdir, readFile, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What `postmaster.pid` says, once it has been checked against the processes there are. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** The server that holds this data folder, or undefined: a dead process, or one that got the number later, does not count. */
export async function findPostmaster(data: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Math.abs(Number(lines[0]));
  if (!pid || !alive(pid) || !(await standsIn(pid, data))) return undefined;
  return { pid, port: Number(lines[3]) || 5432 };
}

/** Whether a process with this number exists, ours or not. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Where a server leaves its marks: the data folder, and that of its sockets. */
export interface Remains {
  readonly data: string;
  readonly sockets: string | undefined;
}

/**
 * Takes away what a dead server left, so that the next one can start, and waits for those of its processes that
 * still run. PostgreSQL does the same, but gives up when the dead server's number has passed to a stranger.
 */
export async function clearRemains({ data, sockets }: Remains): Promise<void> {
  const until = Date.now() + 20_000;
  while ((await processesIn(data)).length > 0 && Date.now() < until) {
    // They belong to a server that lives, started by someone else in this moment.
    if (await findPostmaster(data)) return;
    await pause(20);
  }
  for (const file of [join(data, 'postmaster.pid'), ...(sockets ? [join(sockets, '.s.PGSQL.5432.lock')] : [])]) {
    const pid = Math.abs(Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10));
    if (pid && alive(pid) && !(await standsIn(pid, data))) await rm(file, { force: true });
  }
}

async function processesIn(data: string): Promise<readonly number[]> {
  const entries = await readdir('/proc').catch(() => []);
  const pids = entries.filter((name) => /^\d+$/.test(name)).map(Number);
  const inside = await Promise.all(pids.map((pid) => standsOnLinux(pid, data)));
  return pids.filter((_, index) => inside[index]);
}

async function standsIn(pid: number, data: string): Promise<boolean> {
  if (process.platform === 'linux') return standsOnLinux(pid, data);
  if (process.platform === 'win32') return true;
  try {
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(data);
  } catch {
    return false;
  }
}

/** A server may have been started by a path that is not the folder's own, but it always stands in its data folder. */
async function standsOnLinux(pid: number, data: string): Promise<boolean> {
  if ((await readlink(`/proc/${pid}/cwd`).catch(() => undefined)) !== data) return false;
  return (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).startsWith('postgres');
}
