import type { Kysely } from 'kysely';
import { flagOf } from './let-wait.ts';
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

/** Flags of the cases and loads whose reading is held up. */
export async function heldUpFlags(db: Kysely<Database>): Promise<string[]> {
  const cases = await db.selectFrom('reading_pause').select('case_id').execute();
  const loads = await db.selectFrom('load_pause').select(['compartment_id', 'load_id']).execute();
  return [
    ...cases.map((row) => flagOf.ofCase(row.case_id)),
    ...loads.map((row) => flagOf.ofLoad(row.compartment_id, row.load_id)),
  ];
}
