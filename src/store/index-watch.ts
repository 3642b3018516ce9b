import { sql, type Kysely, type Transaction } from 'kysely';
import type { ChainKey } from '#domain/entry';
import type { Database } from './schema.ts';

/** A compartment whose indexes of words and names are behind; `marked` counts what was put on record for them. */
export type PlaceBehind = { readonly caseId: string; readonly compartmentId: string; readonly marked: number };

/**
 * Has the indexes of a compartment brought on, since something that they are made of was put on record; what makes
 * documents found does the same (`index_documents`).
 */
export async function markBehind(db: Transaction<Database>, { caseId, compartmentId }: ChainKey): Promise<void> {
  await sql`insert into index_watch (case_id, compartment_id, marked, done) values (${caseId}, ${compartmentId}, 1, 0)
    on conflict (case_id, compartment_id) do update set marked = index_watch.marked + 1`.execute(db);
}

/** Where indexes are behind, so many places at most, in no order, so that none is always the last. */
export async function placesBehind(db: Kysely<Database>, limit: number): Promise<PlaceBehind[]> {
  const found = await sql<{ case_id: string; compartment_id: string; marked: number }>`
    select case_id, compartment_id, marked from index_watch where done < marked
    order by random() limit ${limit}`.execute(db);
  return found.rows.map((row) => ({ caseId: row.case_id, compartmentId: row.compartment_id, marked: row.marked }));
}

/** What had been marked then is brought on; what was marked since is not. */
export async function broughtOn(db: Kysely<Database>, place: PlaceBehind): Promise<void> {
  await sql`update index_watch set done = greatest(done, ${place.marked})
    where case_id = ${place.caseId} and compartment_id = ${place.compartmentId}`.execute(db);
}
