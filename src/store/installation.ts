import { connectionOf, connectOnce, type Connection } from './connect.ts';
import { secret } from './embedded/secret.ts';
import { startEmbedded, type EmbeddedServer } from './embedded/start-embedded.ts';
import { roleNames } from './roles.ts';
import type { RolePasswords } from './migrate.ts';

/** One database with the three ways into it: its owner, the application, the operator. */
export type Installation = {
  readonly admin: Connection;
  readonly app: Connection;
  readonly operator: Connection;
  readonly passwords: RolePasswords;
  /** Null where `DATABASE_URL` names another server. */
  readonly embedded: EmbeddedServer | null;
  stop(): Promise<void>;
};

export type InstallationOptions = {
  readonly home: string;
  readonly databaseUrl: string | undefined;
  readonly log: (line: string) => void;
  readonly whenHeld?: 'refuse' | 'attach';
};

const ownDatabase = 'lamplighter';

/** Starts the embedded server, or goes to the one that `databaseUrl` names; passwords of the roles lie under `home`. */
export async function openInstallation({
  home,
  databaseUrl,
  log,
  whenHeld = 'refuse',
}: InstallationOptions): Promise<Installation> {
  const embedded = databaseUrl ? null : await startEmbedded({ home, log, whenHeld });
  try {
    const admin = embedded === null ? connectionOf(databaseUrl!) : { ...embedded.connection, database: ownDatabase };
    if (embedded !== null) await ensureDatabase(embedded.connection);
    return { ...(await waysInto(home, admin)), embedded, stop: async () => embedded?.stop() };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** The connections of the application and the operator beside an owner's. */
export async function waysInto(
  home: string,
  admin: Connection,
): Promise<Pick<Installation, 'admin' | 'app' | 'operator' | 'passwords'>> {
  const names = roleNames(admin.database);
  const passwords = { app: await secret(home, names.app), operator: await secret(home, names.operator) };
  return {
    admin,
    passwords,
    app: { ...admin, user: names.app, password: passwords.app },
    operator: { ...admin, user: names.operator, password: passwords.operator },
  };
}

async function ensureDatabase(server: Connection): Promise<void> {
  const client = await connectOnce(server);
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [ownDatabase]);
    if (found.rowCount === 0) await client.query(`create database ${ownDatabase}`);
  } finally {
    await client.end();
  }
}
