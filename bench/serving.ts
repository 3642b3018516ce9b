import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient, type Client } from '#api/client';

/** The built program. */
export const program = fileURLToPath(new URL('../bin/lamplighter.js', import.meta.url));

export type Serving = {
  readonly child: ChildProcess;
  readonly url: string;
  readonly ended: Promise<unknown>;
  /** A client as the first administrator, or another account. */
  signedIn(login?: string): Promise<Client>;
};

export type Ended = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

function launch(home: string, args: readonly string[]): ChildProcess {
  const env: NodeJS.ProcessEnv = { ...process.env, LAMPLIGHTER_HOME: home };
  for (const name of ['DATABASE_URL', 'LAMPLIGHTER_AS']) delete env[name];
  return spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs a command of the built program to its end. */
export async function runProgram(home: string, args: readonly string[]): Promise<Ended> {
  const child = launch(home, args);
  let stdout = '';
  let stderr = '';
  child.stdout!.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
  child.stderr!.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, stdout, stderr };
}

/** Starts the built program on a data folder; resolves once it says that it serves. */
export async function startServing(home: string): Promise<Serving> {
  const child = launch(home, ['serve', '--port', '0']);
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const found = /is at (http:\S+)[^]*Ctrl-C stops everything/.exec(said);
      if (found) resolve(found[1]!);
    };
    child.stdout!.on('data', hear);
    child.stderr!.on('data', hear);
    child.once('close', () => reject(new Error(`it did not start:\n${said}`)));
  });
  return {
    child,
    url,
    ended: once(child, 'close'),
    async signedIn(login = 'admin') {
      const file = await readFile(join(home, 'run', 'server.json'), 'utf8');
      const { localKey } = JSON.parse(file) as { localKey: string };
      const send = (request: Request) => fetch(request);
      const { token } = await createClient(url, send).call('openLocalSession', { body: { key: localKey, login } });
      return createClient(url, send, { authorization: `Bearer ${token}` });
    },
  };
}

/** Starts a worker beside the server of a data folder; resolves once it says that it works. */
export async function startWorking(home: string): Promise<ChildProcess> {
  const child = launch(home, ['work']);
  await new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', (chunk: Buffer) => {
      if (chunk.toString('utf8').includes('Ctrl-C')) resolve();
    });
    child.stderr!.resume();
    child.once('close', () => reject(new Error('the worker did not start')));
  });
  return child;
}

/** Stops the program in order; the database goes with it. */
export async function stopServing(serving: Serving): Promise<void> {
  serving.child.kill('SIGTERM');
  await serving.ended;
}
