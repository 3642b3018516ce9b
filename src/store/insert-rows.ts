import { sql, type Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Bytes as `json_populate_recordset` reads them. */
export const byteaText = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`;

/** Inserts many rows in one statement, as JSON; `bytea` columns take `byteaText`. Columns not named are null. */
export async function insertRows(
  db: Kysely<Database>,
  table: keyof Database,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into ${sql.table(table)} select * from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`.execute(
    db,
  );
}
