import type { AccountRow } from '#store/account';
import { keepSession, purgeExpired, type SessionRow } from '#store/session';
import type { ServerDeps } from '../deps.ts';
import { sessionEndsAt } from './session-times.ts';
import { digestOf, newToken } from './token.ts';

export type OpenedSession = { readonly token: string; readonly row: SessionRow };

/** Opens a session for an account whose identity was just proven; only the token's hash is kept. Those that ran out are cleared away. */
export async function openSession(
  deps: Pick<ServerDeps, 'store' | 'clock' | 'random'>,
  account: AccountRow,
  by: 'link' | 'password' | 'local key',
): Promise<OpenedSession> {
  const now = deps.clock();
  const token = newToken(deps.random);
  await purgeExpired(deps.store.db, now);
  const row: SessionRow = {
    token_hash: Buffer.from(digestOf(token)),
    account_id: account.account_id,
    created_at: now,
    seen_at: now,
    expires_at: sessionEndsAt({ openedAt: now, usedAt: now }),
    by_link: by === 'link',
  };
  await keepSession(deps.store.db, row);
  return { token, row };
}
