import { sql, type Kysely, type Transaction } from 'kysely';
import type { ChainKey } from '#domain/entry';
import type { Database } from './schema.ts';
import type { ScopedTransaction } from './scope.ts';

export type WatchedPlace = { readonly caseId: string; readonly compartmentId: string };

/** Never, as a moment that a database can compare. */
const never = Number.MAX_SAFE_INTEGER;

/** Has a compartment looked at again, since something was put on record there; of `main`, every one of its case that is watched. */
export async function lookAgain(db: Transaction<Database>, { caseId, compartmentId }: ChainKey): Promise<void> {
  await sql`insert into lane_watch (case_id, compartment_id, look_at) values (${caseId}, ${compartmentId}, 0)
    on conflict (case_id, compartment_id) do update set look_at = 0`.execute(db);
  if (caseId === compartmentId)
    await sql`update lane_watch set look_at = 0 where case_id = ${caseId} and compartment_id <> ${compartmentId}`.execute(
      db,
    );
}

/** Where it is time to look, the longest due first, so many at most. */
export async function placesToLook(db: Kysely<Database>, now: number, limit: number): Promise<WatchedPlace[]> {
  const found = await sql<{ case_id: string; compartment_id: string }>`
    select case_id, compartment_id from lane_watch where look_at <= ${now}
    order by look_at, case_id, compartment_id limit ${limit}`.execute(db);
  return found.rows.map((row) => ({ caseId: row.case_id, compartmentId: row.compartment_id }));
}

/**
 * Holds a compartment's watch to the end of the transaction, so that what is put on record in `main` meanwhile has it
 * looked at again after; false where it is not time to look any more. Its chain is held before.
 */
export async function holdWatch(tx: ScopedTransaction, compartmentId: string, now: number): Promise<boolean> {
  const found = await sql`select 1 from lane_watch
    where case_id = ${tx.scope.caseId} and compartment_id = ${compartmentId} and look_at <= ${now} for update`.execute(
    tx.db,
  );
  return found.rows.length > 0;
}

/** Has the compartment looked at again at a moment, in UTC milliseconds, or only once something is put on record. */
export async function lookAt(tx: ScopedTransaction, compartmentId: string, at: number | null): Promise<void> {
  await sql`update lane_watch set look_at = ${at ?? never}
    where case_id = ${tx.scope.caseId} and compartment_id = ${compartmentId}`.execute(tx.db);
}
