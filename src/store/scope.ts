import { sql, type Kysely, type Transaction } from 'kysely';
import { Failure } from '#domain/failure';
import type { Database } from './schema.ts';

/** One case and the compartments of it that someone may see; `accountId` shows their own memberships besides. */
export type Scope = {
  readonly caseId: string;
  readonly compartmentIds: readonly string[];
  readonly accountId: string | null;
};

/** A transaction inside a scope: row security lets through nothing else. */
export type ScopedTransaction = { readonly db: Transaction<Database>; readonly scope: Scope };

/** The installation's own chain: accounts, doctrine versions, publications. */
export const installationScope: Scope = {
  caseId: '00000000-0000-0000-0000-000000000000',
  compartmentIds: ['00000000-0000-0000-0000-000000000000'],
  accountId: null,
};

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function checked(id: string): string {
  if (!uuidForm.test(id))
    throw new Failure('LL-INVALID', 'An identifier is not a UUID.', 'Open the page again from the list.');
  return id;
}

/** The only place that sets what row security compares with: for one transaction, from validated UUIDs. */
export async function enterScope(db: Transaction<Database>, scope: Scope): Promise<ScopedTransaction> {
  const caseId = checked(scope.caseId);
  const compartments = scope.compartmentIds.map(checked).join(',');
  const account = scope.accountId === null ? '' : checked(scope.accountId);
  await sql`select set_config('lamplighter.case', ${caseId}, true),
    set_config('lamplighter.compartments', ${compartments}, true),
    set_config('lamplighter.account', ${account}, true)`.execute(db);
  return { db, scope };
}

/** Runs `work` in one transaction of a scope; all of it stands, or nothing. */
export async function inScope<T>(
  db: Kysely<Database>,
  scope: Scope,
  work: (tx: ScopedTransaction) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (trx) => work(await enterScope(trx, scope)));
}
