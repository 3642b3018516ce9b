import { join } from 'node:path';
import type { Client } from '#api/client';
import { presentAccount } from '#server/presenters/present-account';
import { createAccount } from '#server/commands/create-account';
import { localOperator } from '#server/policies/local-operator';
import { loadDemo, type DemoLoad } from '../../bin/load-demo.ts';
import { createClient } from '#api/client';
import { base, createTestServer, localKey, type TestServer } from '../server/test-server.ts';
import type { TestPostgres } from '../setup/postgres.ts';

/** The demo case on a server of its own, loaded as the program loads it. */
export type DemoCase = {
  readonly server: TestServer;
  readonly caseId: string;
  readonly loaded: DemoLoad;
  /** One of its people, by login. */
  as(login: string): Promise<Client>;
  close(): Promise<void>;
};

export async function createDemoCase(postgres: TestPostgres): Promise<DemoCase> {
  const server = await createTestServer(postgres);
  const send = (request: Request) => server.app.fetch(request, { remoteAddress: '127.0.0.1' });
  await server.worker.start();
  const loaded = await loadDemo({
    folder: join(import.meta.dirname, '..', '..', 'demo'),
    send,
    localKey,
    accounts: [],
    addAccount: async (person) => presentAccount(await createAccount(localOperator(), server.deps, person)),
    isStopping: () => false,
    onProgress: () => undefined,
  });
  if (loaded === null) throw new Error('the demo case was not loaded');
  const as = async (login: string) => {
    const { token } = await createClient(base, send).call('openLocalSession', { body: { key: localKey, login } });
    return createClient(base, send, { authorization: `Bearer ${token}` });
  };
  const { cases } = await (await as('a.okafor')).call('listCases');
  return { server, caseId: cases[0]!.caseId, loaded, as, close: () => server.close() };
}
