import { sql, type Kysely } from 'kysely';
import { connectOnce, type Connection } from '../connect.ts';
import type { Database } from '../schema.ts';

/** Apart from every other advisory lock of the database. */
const lockClass = 7_316_551;

export type Presence = {
  /** Shows that whoever takes jobs under this name is alive. */
  show(name: string): Promise<void>;
  /** Resolves when the connection is gone, and with it what it showed. */
  readonly lost: Promise<void>;
  close(): Promise<void>;
};

/**
 * Shows that a worker lives, by locks that end with its connection: a killed process loses them at once, without a
 * time that must run out first. A machine that vanished is found by keep-alives within a minute.
 */
export async function openPresence(connection: Connection): Promise<Presence> {
  const client = await connectOnce(connection);
  const lost = new Promise<void>((resolve) => client.once('end', resolve));
  await client.query('set tcp_keepalives_idle = 20; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3');
  return {
    async show(name) {
      await client.query('select pg_advisory_lock($1, hashtext($2))', [lockClass, name]);
    },
    lost,
    close: () => client.end(),
  };
}

/**
 * Lets the jobs of workers that died be taken again. Only those are freed that were missed before, in `missed`, so that
 * a worker whose connection broke has had the time to let go by itself; answers those missed now.
 */
export async function freeJobsOfTheDead(
  db: Kysely<Database>,
  missed: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const dead = await sql<{ name: string }>`
    select w.name from (select distinct locked_by as name from lamplighter_jobs.jobs where locked_by is not null) w
    where not exists (select from pg_locks l where l.locktype = 'advisory' and l.granted and l.objsubid = 2
      and l.database = (select oid from pg_database where datname = current_database())
      and l.classid = ${lockClass}::oid and l.objid::bigint = (hashtext(w.name)::bigint & 4294967295))`.execute(db);
  const names = dead.rows.map((row) => row.name);
  const gone = names.filter((name) => missed.has(name));
  if (gone.length > 0) await sql`select from lamplighter_jobs.force_unlock_workers(${gone}::text[])`.execute(db);
  return new Set(names.filter((name) => !missed.has(name)));
}
