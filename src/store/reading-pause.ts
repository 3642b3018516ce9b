import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Holds up the reading of a case, or lets it go on. */
export async function setPaused(db: Kysely<Database>, caseId: string, paused: boolean): Promise<void> {
  if (paused)
    await db
      .insertInto('reading_pause')
      .values({ case_id: caseId })
      .onConflict((on) => on.doNothing())
      .execute();
  else await db.deleteFrom('reading_pause').where('case_id', '=', caseId).execute();
}

export const isPaused = async (db: Kysely<Database>, caseId: string): Promise<boolean> =>
  (await db.selectFrom('reading_pause').select('case_id').where('case_id', '=', caseId).executeTakeFirst()) !==
  undefined;

/** Cases whose reading is held up. */
export const pausedCases = async (db: Kysely<Database>): Promise<string[]> =>
  (await db.selectFrom('reading_pause').select('case_id').execute()).map((row) => row.case_id);
