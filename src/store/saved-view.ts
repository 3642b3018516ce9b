import type { Selectable } from 'kysely';
import { stood, type Cut } from './cut.ts';
import type { Database } from './schema.ts';
import type { ScopedTransaction } from './scope.ts';

export type SavedViewRow = Selectable<Database['saved_view']>;
export type SavedViewHead = Omit<SavedViewRow, 'view'>;

/** Views that stood at the cut, newest first, without what they hold. */
export const savedViewHeads = (tx: ScopedTransaction, cut: Cut): Promise<SavedViewHead[]> =>
  tx.db
    .selectFrom('saved_view')
    .select([
      'case_id',
      'compartment_id',
      'from_seq',
      'to_seq',
      'view_id',
      'name',
      'actor_id',
      'actor_name',
      'saved_at',
      'origin_seq',
      'origin_ordinal',
    ])
    .where('case_id', '=', tx.scope.caseId)
    .where(stood('saved_view', cut))
    .orderBy('saved_at', 'desc')
    .orderBy('view_id')
    .limit(1000)
    .execute();

export const savedViewById = (tx: ScopedTransaction, cut: Cut, viewId: string): Promise<SavedViewRow | undefined> =>
  tx.db
    .selectFrom('saved_view')
    .selectAll()
    .where('case_id', '=', tx.scope.caseId)
    .where('view_id', '=', viewId)
    .where(stood('saved_view', cut))
    .executeTakeFirst();
