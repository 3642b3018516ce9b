import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a running server leaves in the data folder, so that commands on the same machine find it and may enter. */
export type ServerFile = {
  readonly url: string;
  readonly pid: number;
  /** Opens sessions from this machine; new with each start. */
  readonly localKey: string;
  readonly startedAt: string;
};

const pathOf = (home: string) => join(home, 'run', 'server.json');

/** Written for its owner's eyes only, and in one step, so that no reader sees half of it. */
export async function writeServerFile(home: string, file: ServerFile): Promise<void> {
  await mkdir(join(home, 'run'), { recursive: true, mode: 0o700 });
  const fresh = `${pathOf(home)}.${process.pid}`;
  await writeFile(fresh, `${JSON.stringify(file)}\n`, { mode: 0o600 });
  await rename(fresh, pathOf(home));
}

/** Removes the file where it is still that of this process. */
export async function removeServerFile(home: string): Promise<void> {
  if ((await readServerFile(home))?.pid === process.pid) await rm(pathOf(home), { force: true });
}

async function readServerFile(home: string): Promise<ServerFile | null> {
  try {
    return JSON.parse(await readFile(pathOf(home), 'utf8')) as ServerFile;
  } catch {
    return null;
  }
}

/** The server that runs on a data folder; null where there is none, also where one was killed and its file lies on. */
export async function findServer(home: string): Promise<ServerFile | null> {
  const file = await readServerFile(home);
  if (file === null || !isAlive(file.pid)) return null;
  try {
    const answer = await fetch(`${file.url}/api/session`, { signal: AbortSignal.timeout(5000) });
    await answer.body?.cancel();
    return answer.headers.get('content-type')?.includes('json') === true ? file : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
