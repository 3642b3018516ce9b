import { sql, type Selectable } from 'kysely';
import { stood, type Cut } from './cut.ts';
import type { Database } from './schema.ts';
import type { ScopedTransaction } from './scope.ts';

export type CaseFileRow = Selectable<Database['case_file']>;
export type CompartmentRow = Selectable<Database['compartment']>;
export type MemberRow = Selectable<Database['member']>;

/** The case's title, state and marking; undefined before it was opened, or where the scope lacks `main`. */
export const caseFile = (tx: ScopedTransaction, cut: Cut): Promise<CaseFileRow | undefined> =>
  tx.db
    .selectFrom('case_file')
    .selectAll()
    .where('case_id', '=', tx.scope.caseId)
    .where(stood('case_file', cut))
    .executeTakeFirst();

/** Compartments of the scope, `main` (whose name is "main") first. */
export const compartments = (tx: ScopedTransaction, cut: Cut): Promise<CompartmentRow[]> =>
  tx.db
    .selectFrom('compartment')
    .selectAll()
    .where('case_id', '=', tx.scope.caseId)
    .where(stood('compartment', cut))
    .orderBy(sql`compartment_id = case_id`, 'desc')
    .orderBy('name')
    .orderBy('compartment_id')
    .execute();

/** Members of the compartments of the scope; of one person `main` first, then in the order in which they were let in. */
export const members = (tx: ScopedTransaction, cut: Cut): Promise<MemberRow[]> =>
  tx.db
    .selectFrom('member')
    .selectAll()
    .where('case_id', '=', tx.scope.caseId)
    .where('compartment_id', 'in', [...tx.scope.compartmentIds])
    .where(stood('member', cut))
    .orderBy('name')
    .orderBy('account_id')
    .orderBy(sql`compartment_id = case_id`, 'desc')
    .orderBy('since')
    .orderBy('compartment_id')
    .execute();

/** Every membership an account has now, in all cases: run it in a scope with that `accountId` and no compartments. */
export async function membershipsOf(tx: ScopedTransaction): Promise<MemberRow[]> {
  if (tx.scope.accountId === null) return [];
  return tx.db
    .selectFrom('member')
    .selectAll()
    .where('account_id', '=', tx.scope.accountId)
    .where('to_seq', 'is', null)
    .orderBy('case_id')
    .orderBy('compartment_id')
    .execute();
}
