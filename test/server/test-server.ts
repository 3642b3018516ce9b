import { randomBytes } from 'node:crypto';
import { createClient, type Client } from '#api/client';
import type { CaseRole } from '#domain/role';
import { createReader } from '#engines/read/reader';
import type { ExtractionLimits } from '#files/extraction-limits';
import { createExtractionPool } from '#files/extraction-pool';
import { createAccount } from '#server/commands/create-account';
import { createApp, type App } from '#server/create-app';
import type { LogLine, ServerDeps } from '#server/deps';
import { localOperator } from '#server/policies/local-operator';
import { createFlowDesk, type FlowDesk } from '#server/trace/flow-desk';
import { openSession } from '#server/sessions/open-session';
import { refreshStatistics } from '#store/statistics';
import type { JobRunner } from '#work/job-runner';
import { createWorker } from '#work/worker';
import { lexiconFiles } from '../../data/lexicons/load.ts';
import { loadDoctrine } from '../../data/doctrine/load.ts';
import { loadFtm } from '../../data/ftm/load-ftm.ts';
import { loadHeaderWords } from '../../data/records/load-header-words.ts';
import { loadResolver } from '../../data/resolve/load-resolver.ts';
import type { TestPostgres } from '../setup/postgres.ts';
import { createInstallation, type TestInstallation } from '../store/test-installation.ts';

export const base = 'http://127.0.0.1:4180';
export const localKey = 'a key that only the data folder holds';

export type TestPerson = {
  readonly accountId: string;
  readonly login: string;
  readonly token: string;
  readonly client: Client;
};

/** The whole server over a database of its own, without a port; time stands still unless a test moves it. */
export type TestServer = {
  readonly installation: TestInstallation;
  readonly deps: ServerDeps;
  readonly app: App;
  readonly worker: JobRunner;
  readonly log: LogLine[];
  send(path: string, init?: RequestInit, remoteAddress?: string): Promise<Response>;
  person(login: string, of?: { administrator?: boolean; mayOpenCases?: boolean }): Promise<TestPerson>;
  /** Lets someone into a compartment of a case, by its owner. */
  letIn(owner: TestPerson, caseId: string, compartmentId: string, who: TestPerson, roles: CaseRole[]): Promise<void>;
  /** Puts a text on a case and waits until it was read; returns the document's id. */
  addText(
    who: TestPerson,
    caseId: string,
    text: string,
    of?: { name?: string; compartmentId?: string },
  ): Promise<string>;
  close(): Promise<void>;
};

export async function createTestServer(
  postgres: TestPostgres,
  of: { readonly flowDesk?: FlowDesk; readonly limits?: ExtractionLimits } = {},
): Promise<TestServer> {
  const installation = await createInstallation(postgres);
  const extractionPool = createExtractionPool({ size: 1, ...(of.limits === undefined ? {} : { limits: of.limits }) });
  const reader = createReader(lexiconFiles);
  const flowDesk = of.flowDesk ?? createFlowDesk();
  const log: LogLine[] = [];
  const deps: ServerDeps = {
    store: installation.store,
    reader: { version: reader.version, read: (text, date) => reader.read(text, { date }) },
    resolver: loadResolver(),
    doctrine: loadDoctrine(),
    ftm: loadFtm(),
    headerWords: loadHeaderWords(),
    extractionPool,
    flowDesk,
    settings: { version: '0.0.0', hosts: [], localKey, largestDocumentBytes: 32 * 1024 * 1024 },
    webRoot: '/nonexistent',
    clock: () => installation.clock.now,
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    log: (line) => log.push(line),
  };
  const app = createApp(deps);
  const worker = createWorker({ ...deps, refreshStatistics: (of) => refreshStatistics(installation.admin, of) });

  const send = (path: string, init: RequestInit = {}, remoteAddress = '127.0.0.1') =>
    app.fetch(new Request(`${base}${path}`, init), { remoteAddress });

  return {
    installation,
    deps,
    app,
    worker,
    log,
    send,
    async person(login, { administrator = false, mayOpenCases = true } = {}) {
      const account = await createAccount(localOperator(), deps, { login, name: login, administrator, mayOpenCases });
      const { token } = await openSession(deps, account, 'password');
      const client = createClient(base, (request) => app.fetch(request, { remoteAddress: '127.0.0.1' }), {
        authorization: `Bearer ${token}`,
      });
      return { accountId: account.account_id, login, token, client };
    },
    async letIn(owner, caseId, compartmentId, who, roles) {
      await owner.client.call('setMember', { params: { caseId }, body: { login: who.login, compartmentId, roles } });
    },
    async addText(who, caseId, text, { name = 'note.txt', compartmentId = caseId } = {}) {
      const { document } = await who.client.call('receiveDocument', {
        params: { caseId },
        query: { name, compartmentId },
        body: new TextEncoder().encode(text),
      });
      await worker.drain();
      return document.documentId;
    },
    async close() {
      await worker.stop();
      await app.close();
      await flowDesk.close();
      await extractionPool.close();
      await installation.drop();
    },
  };
}
