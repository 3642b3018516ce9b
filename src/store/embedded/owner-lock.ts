import pg from 'pg';
import type { EmbeddedConnection } from './connection.ts';

/** "lamplighter" in ASCII, shortened: the two keys of the advisory lock that says who owns the server. */
const keys = [0x6c616d70, 0x6c696768] as const;
const ownerName = /^lamplighter owner (\d+)$/;

export type OwnerLock =
  | {
      readonly kind: 'held';
      readonly version: string;
      readonly release: () => Promise<void>;
      readonly lost: Promise<void>;
    }
  | { readonly kind: 'taken'; readonly pid: number | undefined };

/**
 * Claims a running server for this process. The claim is an advisory lock on a connection of its own, so it ends
 * with the process however that dies, and needs no file that could outlive it.
 */
export async function takeOwnerLock(connection: EmbeddedConnection): Promise<OwnerLock> {
  const client = new pg.Client({
    ...connection,
    application_name: `lamplighter owner ${process.pid}`,
    keepAlive: true,
  });
  const lost = new Promise<void>((resolve) => client.once('end', () => resolve()));
  // The end of the connection is what counts; without a listener its error would end the process.
  client.on('error', () => undefined);
  await client.connect();
  const asked = await client.query<{ got: boolean; version: string }>(
    `select pg_try_advisory_lock($1, $2) as got, current_setting('server_version') as version`,
    [...keys],
  );
  const { got, version } = asked.rows[0] ?? { got: false, version: '' };
  if (got) return { kind: 'held', version, lost, release: () => client.end().catch(() => undefined) };
  const holder = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.granted and l.classid::bigint = $1 and l.objid::bigint = $2`,
    [...keys],
  );
  await client.end();
  const pid = ownerName.exec(holder.rows[0]?.name ?? '')?.[1];
  return { kind: 'taken', pid: pid === undefined ? undefined : Number(pid) };
}
