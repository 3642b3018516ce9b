import { sql, type Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Lets many new documents of one compartment wait for the reader. */
export async function enqueueAll(
  db: Kysely<Database>,
  of: { readonly caseId: string; readonly compartmentId: string },
  documentIds: readonly string[],
): Promise<void> {
  if (documentIds.length === 0) return;
  await sql`
    insert into reading_queue (case_id, compartment_id, document_id)
    select ${of.caseId}, ${of.compartmentId}, d from unnest(${[...documentIds]}::uuid[]) as d
    on conflict do nothing`.execute(db);
}
