import type { Selectable } from 'kysely';
import type { Database } from './schema.ts';
import { installationScope, type ScopedTransaction } from './scope.ts';

export type AccountRow = Selectable<Database['account']>;

const standing = (tx: ScopedTransaction) =>
  tx.db.selectFrom('account').selectAll().where('case_id', '=', installationScope.caseId).where('to_seq', 'is', null);

/** Needs a transaction of `installationScope`, as do all reads of accounts. */
export const listAccounts = (tx: ScopedTransaction): Promise<AccountRow[]> => standing(tx).orderBy('login').execute();

export const accountByLogin = (tx: ScopedTransaction, login: string): Promise<AccountRow | undefined> =>
  standing(tx).where('login', '=', login).executeTakeFirst();

export const accountById = (tx: ScopedTransaction, accountId: string): Promise<AccountRow | undefined> =>
  standing(tx).where('account_id', '=', accountId).executeTakeFirst();
