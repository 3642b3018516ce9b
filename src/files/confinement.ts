import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { workerProgram } from './worker-program.ts';

/** How a child process is shut in, and in plain words what this machine does not let us forbid it. */
export type Confinement = {
  readonly command: string;
  readonly execArgv: readonly string[];
  readonly enforced: readonly string[];
  readonly missing: readonly string[];
};

/**
 * Finds the strongest confinement that works here: a network namespace with nothing in it (Linux, `unshare`), and
 * Node's permission model, under which the child reads this program's own files, writes nothing, starts no process
 * and loads no native code.
 */
export async function findConfinement(): Promise<Confinement> {
  const { execArgv, folders, compiled } = workerProgram();
  const unshare = await findUnshare();
  const enforced = ['time', 'JavaScript memory', 'size of file and text', 'empty environment'];
  const missing: string[] = [];
  (process.platform === 'linux' ? enforced : missing).push('resident memory');
  (unshare === null ? missing : enforced).push('no network');
  const args = [...execArgv];
  if (compiled) {
    args.push(permissionFlag(), ...folders.map((folder) => `--allow-fs-read=${join(folder, '*')}`));
    enforced.push('no file but its own program');
  } else missing.push('no file but its own program');
  const node = process.execPath;
  if (unshare === null) return { command: node, execArgv: args, enforced, missing };
  return { command: unshare.path, execArgv: [...unshare.args, node, ...args], enforced, missing };
}

const permissionFlag = (): string =>
  process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission';

type Unshare = { readonly path: string; readonly args: readonly string[] };

/** Root needs no user namespace; others do, and some distributions forbid it. */
async function findUnshare(): Promise<Unshare | null> {
  if (process.platform !== 'linux') return null;
  const path = '/usr/bin/unshare';
  for (const args of [['--net'], ['--map-root-user', '--net']]) {
    if (await succeeds(path, [...args, '/bin/true'])) return { path, args };
  }
  return null;
}

const succeeds = (path: string, args: readonly string[]): Promise<boolean> =>
  new Promise((resolve) => {
    execFile(path, args, { timeout: 5000, env: {} }, (error) => resolve(error === null));
  });
