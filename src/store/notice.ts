import type { Selectable } from 'kysely';
import { stood, type Cut } from './cut.ts';
import type { Database } from './schema.ts';
import type { ScopedTransaction } from './scope.ts';

export type NoticeRow = Selectable<Database['notice']>;

/** What the deconfliction officer told those who read these compartments, newest first. */
export const notices = (tx: ScopedTransaction, cut: Cut): Promise<NoticeRow[]> =>
  tx.db
    .selectFrom('notice')
    .selectAll()
    .where('case_id', '=', tx.scope.caseId)
    .where(stood('notice', cut))
    .orderBy('told_at', 'desc')
    .orderBy('from_seq', 'desc')
    .orderBy('ordinal')
    .orderBy('compartment_id')
    .limit(500)
    .execute();
