import type { StatusReport } from '#cli/command-host';
import type { PlaceOf } from './place.ts';
import { findServer } from './server-file.ts';

/** What can be said of a data folder without starting anything: of the database only while a server runs. */
export async function statusOf(of: PlaceOf): Promise<StatusReport> {
  const { home, version } = of;
  const [server, notEnforced, recognises] = await Promise.all([findServer(home), parserLimitsMissing(), letters()]);
  if (server === null) return { version, home, server: null, database: null, notEnforced, recognises };
  const { databaseStatus } = await import('./database-status.ts');
  const { url, pid, startedAt } = server;
  return {
    version,
    home,
    server: { url, pid, startedAt },
    database: await databaseStatus(of),
    notEnforced,
    recognises,
  };
}

async function letters(): Promise<readonly string[]> {
  const { installedCodes } = await import('#files/ocr-languages');
  return installedCodes();
}

async function parserLimitsMissing(): Promise<readonly string[]> {
  const { findConfinement } = await import('#files/confinement');
  return (await findConfinement()).missing;
}
