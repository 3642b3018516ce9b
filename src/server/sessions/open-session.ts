import type { AccountRow } from '#store/account';
import { keepSession } from '#store/session';
import type { ServerDeps } from '../deps.ts';
import { sessionEndsAt } from './session-times.ts';
import { digestOf, newToken } from './token.ts';

export type OpenedSession = { readonly token: string; readonly expiresAt: number };

/** Opens a session for an account whose identity was just proven; only the token's hash is kept. */
export async function openSession(
  deps: Pick<ServerDeps, 'store' | 'clock' | 'random'>,
  account: AccountRow,
): Promise<OpenedSession> {
  const now = deps.clock();
  const token = newToken(deps.random);
  const expiresAt = sessionEndsAt({ openedAt: now, usedAt: now });
  await keepSession(deps.store.db, {
    token_hash: Buffer.from(digestOf(token)),
    account_id: account.account_id,
    created_at: now,
    seen_at: now,
    expires_at: expiresAt,
  });
  return { token, expiresAt };
}
