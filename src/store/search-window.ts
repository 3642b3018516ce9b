import { sql } from 'kysely';
import type { ScopedTransaction } from './scope.ts';

/** Has the windows of time that search looks through measured anew in each compartment of the scope, where many texts came in since. */
export async function measureSearch(tx: ScopedTransaction): Promise<void> {
  await sql`select measure_search(${tx.scope.caseId}, c.id) from unnest(${[...tx.scope.compartmentIds]}::uuid[]) as c (id)`.execute(
    tx.db,
  );
}
