import type { StatusReport } from '#cli/command-host';
import { listAccounts } from '#store/account';
import { connectOnce } from '#store/connect';
import { openInstallation } from '#store/installation';
import { schemaVersion } from '#store/migrate';
import { migrations } from '#store/migrations/migrations';
import { openStore } from '#store/open-store';
import { givenUpJobs } from '#store/jobs/job-counts';
import { waitingEverywhere } from '#store/let-wait';
import { installationScope } from '#store/scope';
import { databaseUrl } from './database-url.ts';
import type { PlaceOf } from './place.ts';
import { sayTo } from './say.ts';

/** Looks into the database of a running server, beside it. */
export async function databaseStatus({ home, terminal }: PlaceOf): Promise<NonNullable<StatusReport['database']>> {
  const log = sayTo(terminal);
  const installation = await openInstallation({
    home,
    databaseUrl: databaseUrl(),
    log,
    whenHeld: 'attach',
  });
  const store = openStore(installation.app, Date.now, 1);
  try {
    const client = await connectOnce(installation.admin);
    const schema = await schemaVersion(client);
    const version = await client.query<{ version: string }>(`select current_setting('server_version') as version`);
    await client.end();
    return {
      name: `PostgreSQL ${version.rows[0]!.version}${installation.embedded === null ? ', by DATABASE_URL' : ', embedded'}`,
      schema,
      schemaOfProgram: migrations.at(-1)!.id,
      accounts: (await store.read(installationScope, (tx) => listAccounts(tx))).length,
      waiting: await waitingEverywhere(store.db),
      givenUp: await givenUpJobs(store.db),
    };
  } finally {
    await store.close();
    await installation.stop();
  }
}
