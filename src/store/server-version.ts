import { sql, type Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** The version of the PostgreSQL that answers, as "18.4". */
export async function serverVersion(db: Kysely<Database>): Promise<string> {
  const found = await sql<{ server_version: string }>`show server_version`.execute(db);
  return found.rows[0]?.server_version.split(' ')[0] ?? 'unknown';
}
