import { Failure } from '#domain/failure';
import { createExtractionPool } from '#files/extraction-pool';
import { connectOnce } from '#store/connect';
import { openInstallation } from '#store/installation';
import { schemaVersion } from '#store/migrate';
import { migrations } from '#store/migrations/migrations';
import { openStore } from '#store/open-store';
import { refreshStatistics } from '#store/statistics';
import { loadDoctrine } from '../data/doctrine/load.ts';
import { loadResolver } from '../data/resolve/load-resolver.ts';
import { databaseUrl } from './database-url.ts';
import type { PlaceOf } from './place.ts';
import { startReadingHere } from './reading-here.ts';
import { startReadingThread } from './reading-thread.ts';
import { requireSchema } from './require-schema.ts';
import { sayTo } from './say.ts';
import { findServer } from './server-file.ts';
import { serverLog } from './server-log.ts';
import { stopRequest } from './stop-request.ts';

/** A worker in a process of its own, beside the server of the same data folder, or of the same database, until it is asked to stop. */
export async function work({ home, terminal }: PlaceOf): Promise<void> {
  const say = sayTo(terminal);
  const url = databaseUrl();
  if (url === undefined && (await findServer(home)) === null)
    throw new Failure(
      'LL-WORK-NO-SERVER',
      `No server runs on ${home}, and the database of a data folder runs with its server.`,
      'Start lamplighter serve first; it reads by itself, and this command adds a worker to it.',
    );
  const stop = stopRequest(say);
  const installation = await openInstallation({ home, databaseUrl: url, log: say, whenHeld: 'attach' });
  try {
    const client = await connectOnce(installation.admin);
    const found = await schemaVersion(client).finally(() => client.end());
    requireSchema(found, migrations.at(-1)!.id);
    const reader = await startReadingThread();
    const store = openStore(installation.app, Date.now, 6);
    const extractionPool = createExtractionPool();
    const working = await startReadingHere({
      store,
      reader,
      extractionPool,
      doctrine: loadDoctrine(),
      resolver: loadResolver(),
      clock: Date.now,
      log: serverLog(say, Date.now),
      refreshStatistics: (of) => refreshStatistics(installation.admin, of),
    });
    try {
      await terminal.out(`Working on ${home}; Ctrl-C stops it\n`);
      await stop.asked;
      say('stopping: what is under way waits for another worker');
    } finally {
      await working.stop();
      await extractionPool.close();
      await reader.close();
      await store.close();
    }
  } finally {
    await installation.stop();
    stop.forget();
  }
}
