import { join } from 'node:path';
import { createApp, type App } from '#server/create-app';
import { openInstallation, type Installation } from '#store/installation';
import { tryGivenUpAgain } from '#store/jobs/job-counts';
import { migrate } from '#store/migrate';
import { refreshStatistics } from '#store/statistics';
import { openStore, type Store } from '#store/open-store';
import { createExtractionPool } from '#files/extraction-pool';
import { loadDoctrine } from '../data/doctrine/load.ts';
import { loadFtm } from '../data/ftm/load-ftm.ts';
import { loadHeaderWords } from '../data/records/load-header-words.ts';
import { loadResolver } from '../data/resolve/load-resolver.ts';
import { startChartThread } from './chart-thread.ts';
import { databaseUrl } from './database-url.ts';
import { packageRoot } from './package-root.ts';
import type { PlaceOf } from './place.ts';
import { startReadingHere, type ReadingHere } from './reading-here.ts';
import { sayTo } from './say.ts';
import { serverLog } from './server-log.ts';
import { startFlowThread } from './flow-thread.ts';
import { startReadingThread } from './reading-thread.ts';
import { systemRandom } from './system-random.ts';

const largestDocumentBytes = 1024 * 1024 * 1024;

/** Everything that runs for one data folder, put together: database, store, app and, once asked for, the reading of what waits. */
export type House = {
  readonly installation: Installation;
  readonly store: Store;
  readonly app: App;
  readonly localKey: string;
  /** As a request from this machine, without a port. */
  readonly sendFromHere: (request: Request) => Promise<Response>;
  startReading(): Promise<void>;
  /** Ends the batch under way, then everything, the database last. */
  stop(): Promise<void>;
};

export type HouseOptions = { readonly hosts: readonly string[]; readonly whenHeld: 'refuse' | 'attach' };

export async function openHouse(of: PlaceOf, { hosts, whenHeld }: HouseOptions): Promise<House> {
  const { home, version, terminal } = of;
  const say = sayTo(terminal);

  const url = databaseUrl();
  const starting = startReadingThread();
  starting.catch(() => undefined);
  const installation = await openInstallation({ home, databaseUrl: url, log: say, whenHeld }).catch(
    async (error: unknown) => {
      await (await starting).close();
      throw error;
    },
  );
  let store: Store | null = null;
  try {
    await starting;
    const { from, to, applied } = await migrate(installation.admin, installation.passwords);
    if (applied.length > 0 && from > 0) say(`brought the database from version ${from} to ${to}`);
    store = openStore(installation.app, Date.now);
  } catch (error) {
    await starting.then((one) => one.close()).catch(() => undefined);
    await installation.stop();
    throw error;
  }
  const opened = store;
  const reader = await starting;
  const localKey = Buffer.from(systemRandom(32)).toString('base64url');
  const log = serverLog(say, Date.now);
  const extractionPool = createExtractionPool();
  const charts = startChartThread();
  const flowDesk = startFlowThread();
  let reading: Promise<ReadingHere> | null = null;
  const deps = {
    store: opened,
    reader,
    resolver: loadResolver(),
    doctrine: loadDoctrine(),
    ftm: loadFtm(),
    headerWords: loadHeaderWords(),
    extractionPool,
    chartDesk: charts.desk,
    flowDesk,
    settings: { version, hosts, localKey, largestDocumentBytes },
    webRoot: join(packageRoot, 'dist', 'web'),
    clock: Date.now,
    random: systemRandom,
    log,
  };
  const app = createApp(deps);
  return {
    installation,
    store: opened,
    app,
    localKey,
    sendFromHere: (request) => app.fetch(request, { remoteAddress: '127.0.0.1' }),
    async startReading() {
      // Best effort: what was given up stays listed where the database does not answer now.
      await tryGivenUpAgain(opened.db).catch(() => undefined);
      await (reading ??= startReadingHere({
        ...deps,
        refreshStatistics: (of) => refreshStatistics(installation.admin, of),
      }));
    },
    async stop() {
      await (await reading)?.stop();
      await extractionPool.close();
      await reader.close();
      await flowDesk.close();
      await app.close();
      await charts.close();
      await opened.close();
      await installation.stop();
    },
  };
}
