import { execFile } from 'node:child_process';
import { workerProgram } from './worker-program.ts';

/** How a child process is shut in, and in plain words what holds it back on this machine and what does not. */
export type Confinement = {
  readonly command: string;
  readonly execArgv: readonly string[];
  readonly enforced: readonly string[];
  readonly missing: readonly string[];
};

/** What always holds, because our own code sees to it. */
const OWN = ['wall-clock time', 'JavaScript memory', 'size of file and text', 'empty environment'];

export const NO_NETWORK = 'no network';
export const ENDS_WITH_PROGRAM = 'ends with the program, even in the middle of a file';
export const OWN_FILES_ONLY = 'reads its own program and no other file, writes nothing, starts no process';
export const RESIDENT_MEMORY = 'resident memory';

/**
 * Finds the strongest confinement that works here. On Linux: a network namespace with nothing in it (`unshare`), and
 * the kernel's signal at the parent's death (`setpriv`), since a parser in a loop does not hear that its channel
 * closed. Everywhere: Node's permission model, which guards against mistakes and not against native code.
 */
export async function findConfinement(): Promise<Confinement> {
  const { execArgv, readable, compiled } = workerProgram();
  const [unshare, setpriv] = await Promise.all([firstThatRuns(UNSHARE), firstThatRuns(SETPRIV)]);
  const reads = compiled ? [permissionFlag(), ...readable.map((path) => `--allow-fs-read=${path}`)] : [];
  const [command, ...rest] = [...unshare, ...setpriv, process.execPath, ...execArgv, ...reads] as [string, ...string[]];
  const held: readonly (readonly [string, boolean])[] = [
    [RESIDENT_MEMORY, process.platform === 'linux'],
    [NO_NETWORK, unshare.length > 0],
    [ENDS_WITH_PROGRAM, setpriv.length > 0],
    [OWN_FILES_ONLY, compiled],
  ];
  const those = (wanted: boolean): readonly string[] => held.filter(([, is]) => is === wanted).map(([what]) => what);
  return { command, execArgv: rest, enforced: [...OWN, ...those(true)], missing: those(false) };
}

const permissionFlag = (): string =>
  process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission';

/** Root needs no user namespace; others do, and some distributions forbid it. */
const UNSHARE = [
  ['/usr/bin/unshare', '--net'],
  ['/usr/bin/unshare', '--map-root-user', '--net'],
];

const SETPRIV = [['/usr/bin/setpriv', '--pdeathsig', 'KILL', '--no-new-privs']];

/** The first of these command lines under which a program runs here, or an empty one. */
async function firstThatRuns(lines: readonly (readonly string[])[]): Promise<readonly string[]> {
  if (process.platform !== 'linux') return [];
  for (const line of lines) {
    const [command, ...args] = line as [string, ...string[]];
    if (await succeeds(command, [...args, '/bin/true'])) return line;
  }
  return [];
}

const succeeds = (command: string, args: readonly string[]): Promise<boolean> =>
  new Promise((resolve) => {
    execFile(command, args, { timeout: 5000, env: {} }, (error) => resolve(error === null));
  });
