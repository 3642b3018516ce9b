import { sql, type Transaction } from 'kysely';
import type { Store } from './open-store.ts';
import type { Database } from './schema.ts';
import type { Scope, ScopedTransaction } from './scope.ts';

/*
 * Whoever brings the indexes of words and names of a compartment on shares them until the transaction ends
 * (`note_words` does so by the same key); an erasure, which has them made anew, holds them alone, and so leaves nothing
 * behind that was taken in meanwhile. A rebuild locks their tables instead.
 */

/** Waits where they are held. */
export const shareIndexes = async (db: Transaction<Database>, compartmentId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock_shared(index_lock(${compartmentId}))`.execute(db);
};

/** Waits for everybody who shares them, to the end of their transactions. */
export const holdIndexes = async (db: Transaction<Database>, compartmentId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(index_lock(${compartmentId}))`.execute(db);
};

/** lock_not_available (PostgreSQL, appendix A). */
const notNow = '55P03';

/** Brings indexes on in a transaction of their own; false too where they are held for longer than two seconds. */
export async function orNotNow(
  store: Pick<Store, 'note'>,
  scope: Scope,
  bringOn: (tx: ScopedTransaction) => Promise<boolean>,
): Promise<boolean> {
  try {
    return await store.note(scope, async (tx) => {
      await sql`set local lock_timeout = '2s'`.execute(tx.db);
      return bringOn(tx);
    });
  } catch (error) {
    if ((error as { code?: unknown }).code === notNow) return false;
    throw error;
  }
}
