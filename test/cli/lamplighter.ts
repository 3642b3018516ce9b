import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = join(import.meta.dirname, '..', '..', 'dist', 'bin', 'lamplighter.js');

export type Ended = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** A data folder of its own and the real program on it, as child processes. */
export type Installation = {
  readonly home: string;
  /** Runs a command to its end. */
  run(args: readonly string[], input?: string): Promise<Ended>;
  /** Starts a command that serves, and resolves once `line` stands in its output. */
  start(args: readonly string[], line: RegExp): Promise<Running>;
  /** Command lines of the processes that belong to this folder. */
  processes(): Promise<readonly string[]>;
  remove(): Promise<void>;
};

export type Running = {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  output(): string;
  /** Resolves once the pattern stands in the output; rejects when the process ends first. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
};

export async function installation(): Promise<Installation> {
  const home = await mkdtemp(join(tmpdir(), 'lamplighter-cli-'));
  const started: Running[] = [];
  const launch = (args: readonly string[]): Running => {
    const env: NodeJS.ProcessEnv = { ...process.env, LAMPLIGHTER_HOME: home };
    for (const name of ['DATABASE_URL', 'LAMPLIGHTER_AS', 'NODE_OPTIONS']) delete env[name];
    const running = watch(spawn(process.execPath, [program, ...args], { env }));
    started.push(running);
    return running;
  };
  const processes = () => processesOf(home);
  return {
    home,
    processes,
    async run(args, input = '') {
      const running = launch(args);
      running.child.stdin?.end(input);
      return running.ended;
    },
    async start(args, line) {
      const running = launch(args);
      await running.says(line);
      return running;
    },
    async remove() {
      for (const { child, ended } of started) {
        child.kill('SIGKILL');
        await ended;
      }
      await stopDatabase(home);
      await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

function watch(child: ChildProcess): Running {
  const texts = { stdout: '', stderr: '' };
  const waiting = new Set<() => void>();
  const hear = (name: 'stdout' | 'stderr') => (chunk: Buffer) => {
    texts[name] += chunk.toString('utf8');
    for (const look of waiting) look();
  };
  child.stdout?.on('data', hear('stdout'));
  child.stderr?.on('data', hear('stderr'));
  const output = () => texts.stdout + texts.stderr;
  const ended = once(child, 'close').then(([status]) => ({ status: status as number | null, ...texts }));
  return {
    child,
    ended,
    output,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(output());
          if (found === null) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
        void ended.then(() => reject(new Error(`it ended before it said ${pattern}:\n${output()}`)));
      }),
  };
}

function processesOf(home: string): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    execFile('ps', ['-A', '-ww', '-o', 'pid=,stat=,command='], { maxBuffer: 16 * 1024 * 1024 }, (error, stdout) => {
      if (error) return reject(error);
      const lines = stdout.split('\n').filter((line) => line.includes(home));
      resolve(lines.filter((line) => !/^\s*\d+\s+Z/.test(line)));
    });
  });
}

/** A database whose program was killed runs on; a test must not leave it behind. */
async function stopDatabase(home: string): Promise<void> {
  const file = join(home, 'postgres', 'data', 'postmaster.pid');
  const read = () => readFile(file, 'utf8').catch(() => null);
  const text = await read();
  if (text === null) return;
  try {
    process.kill(Number.parseInt(text, 10), 'SIGINT');
  } catch {
    return;
  }
  for (let rounds = 0; rounds < 500 && (await read()) !== null; rounds++)
    await new Promise((resolve) => setTimeout(resolve, 10));
}
