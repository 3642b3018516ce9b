import { sql, type Transaction } from 'kysely';
import type { Database } from './schema.ts';

/*
 * Whoever brings the indexes of a compartment on shares them until the transaction ends (`note_words` does so by the
 * same key); whoever has them made anew holds them alone, and so leaves nothing behind that was taken in meanwhile.
 */

export const shareIndexes = async (db: Transaction<Database>, compartmentId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock_shared(index_lock(${compartmentId}))`.execute(db);
};

export const holdIndexes = async (db: Transaction<Database>, compartmentId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(index_lock(${compartmentId}))`.execute(db);
};
