import pg from 'pg';

/** How to reach one database as one role; a subset of what `pg` takes. */
export type Connection = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly ssl?: boolean;
};

const int8 = 20;

/** `bigint` columns hold sequence numbers and milliseconds, far below 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === int8 ? Number : pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
};

const settings = (connection: Connection): pg.ClientConfig => ({
  host: connection.host,
  port: connection.port,
  user: connection.user,
  password: connection.password,
  database: connection.database,
  ssl: connection.ssl ?? false,
  types,
  options: '-c search_path=lamplighter -c client_min_messages=warning',
  application_name: 'lamplighter',
});

/** A pool of connections as one role; a connection that breaks is dropped and made anew at the next use. */
export function connectPool(connection: Connection, max: number): pg.Pool {
  const pool = new pg.Pool({
    ...settings(connection),
    max,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 15_000,
  });
  // An idle connection that the server ends is no news; the next query says so if it matters.
  pool.on('error', () => undefined);
  // One that breaks while it is in use fails its query, which says so; without a listener it would end the program too.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** One connection, for work that belongs together, as a migration. */
export async function connectOnce(connection: Connection): Promise<pg.Client> {
  const client = new pg.Client(settings(connection));
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Reads `postgres://user:password@host:port/database?sslmode=require`; `host` may be given in the query for a socket. */
export function connectionOf(url: string): Connection {
  const parsed = new URL(url);
  const host = parsed.searchParams.get('host') ?? decodeURIComponent(parsed.hostname);
  return {
    host: host === '' ? 'localhost' : host,
    port: Number(parsed.port === '' ? '5432' : parsed.port),
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    database: decodeURIComponent(parsed.pathname.slice(1)) || 'postgres',
    ssl: ['require', 'verify-ca', 'verify-full'].includes(parsed.searchParams.get('sslmode') ?? ''),
  };
}
