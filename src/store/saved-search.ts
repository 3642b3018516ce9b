import type { Selectable } from 'kysely';
import { stood, type Cut } from './cut.ts';
import type { Database } from './schema.ts';
import type { ScopedTransaction } from './scope.ts';

export type SavedSearchRow = Selectable<Database['saved_search']>;

/** Searches that stood at the cut, newest first. */
export const savedSearches = (tx: ScopedTransaction, cut: Cut): Promise<SavedSearchRow[]> =>
  tx.db
    .selectFrom('saved_search')
    .selectAll()
    .where('case_id', '=', tx.scope.caseId)
    .where(stood('saved_search', cut))
    .orderBy('saved_at', 'desc')
    .orderBy('search_id')
    .limit(500)
    .execute();

export const savedSearchById = (
  tx: ScopedTransaction,
  cut: Cut,
  searchId: string,
): Promise<SavedSearchRow | undefined> =>
  tx.db
    .selectFrom('saved_search')
    .selectAll()
    .where('case_id', '=', tx.scope.caseId)
    .where('search_id', '=', searchId)
    .where(stood('saved_search', cut))
    .executeTakeFirst();

/** When this account last ran each search of the scope, by the search's id, UTC milliseconds. */
export async function lastRuns(tx: ScopedTransaction, accountId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.db
    .selectFrom('search_run')
    .select(['search_id', 'ran_at'])
    .where('case_id', '=', tx.scope.caseId)
    .where('account_id', '=', accountId)
    .execute();
  return new Map(rows.map((row) => [row.search_id, row.ran_at]));
}

export async function noteRun(
  tx: ScopedTransaction,
  run: { readonly search: SavedSearchRow; readonly accountId: string; readonly at: number },
): Promise<void> {
  const { case_id, compartment_id, search_id } = run.search;
  await tx.db
    .insertInto('search_run')
    .values({ case_id, compartment_id, search_id, account_id: run.accountId, ran_at: run.at })
    .onConflict((on) =>
      on.columns(['case_id', 'compartment_id', 'search_id', 'account_id']).doUpdateSet({ ran_at: run.at }),
    )
    .execute();
}
