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
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) {
    project.provide('postgres', fromUrl(given));
    return async () => undefined;
  }
  const home = await mkdtemp(join(tmpdir(), 'lamplighter-test-'));
  const server = await startEmbedded({ home, log: () => undefined });
  project.provide('postgres', server.connection);
  return async () => {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  };
}

function fromUrl(given: string): TestPostgres {
  const url = new URL(given);
  return {
    host: url.searchParams.get('host') ?? decodeURIComponent(url.hostname),
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)) || 'postgres',
  };
}
