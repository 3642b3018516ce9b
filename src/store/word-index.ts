import { sql } from 'kysely';
import type { ScopedTransaction } from './scope.ts';

/** So many readings in one step. */
const readingsAtOnce = 500;

/**
 * Notes which words the documents of the scope hold, for likenesses; goes on from where it stood, so many steps in each
 * compartment at most. True once all are noted.
 */
export async function noteWords(tx: ScopedTransaction, steps: number): Promise<boolean> {
  let behind: readonly string[] = tx.scope.compartmentIds;
  for (let step = 0; step < steps && behind.length > 0; step++) {
    const found = await sql<{ id: string }>`
      select c.id from unnest(${[...behind]}::uuid[]) with ordinality as c (id, place)
      where note_words(${tx.scope.caseId}, c.id, ${readingsAtOnce}) order by c.place`.execute(tx.db);
    behind = found.rows.map((row) => row.id);
  }
  return behind.length === 0;
}
