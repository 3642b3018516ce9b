import { existsSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '#store/embedded/start-embedded';
import type { TestProject } from 'vitest/node';

/** The way in for an administrator, in the form that `pg` takes; tests read it by `inject('postgres')`. */
export interface TestPostgres {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: TestPostgres;
  }
}

/** One server for the whole run: that of `TEST_DATABASE_URL`, or an embedded one that is gone afterwards without a trace. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) {
    project.provide('postgres', fromUrl(given));
    return async () => undefined;
  }
  const home = await mkdtemp(join(tmpdir(), 'lamplighter-test-'));
  const clearAway = () => clearAwayNow(home);
  process.once('exit', clearAway);
  const server = await startEmbedded({ home, log: () => undefined });
  project.provide('postgres', server.connection);
  return async () => {
    await server.stop();
    await rm(home, { recursive: true, force: true });
    process.off('exit', clearAway);
  };
}

/** After Ctrl-C or a broken pipe there is no time left to wait properly, and nothing in there is worth keeping. */
function clearAwayNow(home: string): void {
  const pidFile = join(home, 'postgres', 'data', 'postmaster.pid');
  try {
    process.kill(Number.parseInt(readFileSync(pidFile, 'utf8'), 10), 'SIGQUIT');
    const clock = new Int32Array(new SharedArrayBuffer(4));
    for (let round = 0; existsSync(pidFile) && round < 300; round++) Atomics.wait(clock, 0, 0, 10);
  } catch {
    // It was not running.
  }
  rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

function fromUrl(given: string): TestPostgres {
  const url = new URL(given);
  return {
    host: url.searchParams.get('host') ?? decodeURIComponent(url.hostname),
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username) || (url.searchParams.get('user') ?? 'postgres'),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)) || 'postgres',
  };
}
