import type { Kysely, Selectable } from 'kysely';
import type { Database } from './schema.ts';

/*
 * What signs people in: hashes only, never the tokens. These tables belong to no case, so they stand outside row
 * security and are reached by `store.db`. Times are UTC milliseconds.
 */

export type SessionRow = Selectable<Database['session']>;

type Db = Kysely<Database>;

export async function keepSession(db: Db, row: SessionRow): Promise<void> {
  await db.insertInto('session').values(row).execute();
}

export const sessionByHash = (db: Db, tokenHash: Buffer, now: number): Promise<SessionRow | undefined> =>
  db
    .selectFrom('session')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();

export async function touchSession(db: Db, tokenHash: Buffer, seenAt: number, expiresAt: number): Promise<void> {
  await db
    .updateTable('session')
    .set({ seen_at: seenAt, expires_at: expiresAt })
    .where('token_hash', '=', tokenHash)
    .execute();
}

export async function endSession(db: Db, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}

/** The session goes on as one that a password opened. */
export async function forgetLink(db: Db, tokenHash: Buffer): Promise<void> {
  await db.updateTable('session').set({ by_link: false }).where('token_hash', '=', tokenHash).execute();
}

/** Clears away sessions and sign-in links that have run out; nothing finds them any more. */
export async function purgeExpired(db: Db, now: number): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<=', now).execute();
  await db.deleteFrom('sign_in_link').where('expires_at', '<=', now).execute();
}

/** Makes all sign-in links of an account void. */
export async function voidSignInLinks(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom('sign_in_link').where('account_id', '=', accountId).execute();
}

/** Ends all sessions of an account but, where given, one. */
export async function endSessions(db: Db, accountId: string, except: Buffer | null = null): Promise<void> {
  let query = db.deleteFrom('session').where('account_id', '=', accountId);
  if (except !== null) query = query.where('token_hash', '!=', except);
  await query.execute();
}

export async function keepSignInLink(db: Db, tokenHash: Buffer, accountId: string, expiresAt: number): Promise<void> {
  await db
    .insertInto('sign_in_link')
    .values({ token_hash: tokenHash, account_id: accountId, expires_at: expiresAt })
    .execute();
}

/** Takes a link away and says whose it was; a second call finds nothing, also when both come at once. */
export async function redeemSignInLink(db: Db, tokenHash: Buffer, now: number): Promise<string | null> {
  const taken = await db
    .deleteFrom('sign_in_link')
    .where('token_hash', '=', tokenHash)
    .returning(['account_id', 'expires_at'])
    .executeTakeFirst();
  return taken !== undefined && taken.expires_at > now ? taken.account_id : null;
}

export async function setCredential(db: Db, accountId: string, passwordHash: string, now: number): Promise<void> {
  const row = { account_id: accountId, password_hash: passwordHash, changed_at: now };
  await db
    .insertInto('credential')
    .values(row)
    .onConflict((on) => on.column('account_id').doUpdateSet(row))
    .execute();
}

export async function passwordHashOf(db: Db, accountId: string): Promise<string | null> {
  const row = await db
    .selectFrom('credential')
    .select('password_hash')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row?.password_hash ?? null;
}
