import { accountById, type AccountRow } from '#store/account';
import { membershipsOf } from '#store/case-file';
import { installationScope } from '#store/scope';
import { sessionByHash, touchSession } from '#store/session';
import type { Actor } from '../actor.ts';
import type { ServerDeps } from '../deps.ts';
import { casesIn, type Cases } from './memberships-of.ts';
import type { KnownSession, SessionCache } from './session-cache.ts';
import { sessionEndsAt, touchEveryMs } from './session-times.ts';
import { digestOf } from './token.ts';

export type ResolvedSession = {
  readonly actor: Actor;
  readonly tokenHash: Buffer;
  /** Where the actor belongs, as of this request. */
  readonly cases: Cases;
};

export function actorOf(row: AccountRow): Actor {
  return {
    accountId: row.account_id,
    login: row.login,
    name: row.name,
    administrator: row.administrator,
    mayOpenCases: row.may_open_cases,
  };
}

type Deps = Pick<ServerDeps, 'store' | 'clock'> & { readonly sessions: SessionCache };

async function look(deps: Deps, tokenHash: Buffer): Promise<KnownSession | null> {
  const session = await sessionByHash(deps.store.db, tokenHash, deps.clock());
  if (session === undefined) return null;
  const scope = { ...installationScope, accountId: session.account_id };
  return deps.store.read(scope, async (tx) => {
    const account = await accountById(tx, session.account_id);
    if (account === undefined || account.disabled) return null;
    return { session, actor: actorOf(account), cases: casesIn(await membershipsOf(tx)) };
  });
}

/** Whose session a token opens; null where it ended or the account was barred. Use moves the end on. */
export async function resolveSession(deps: Deps, token: string): Promise<ResolvedSession | null> {
  const now = deps.clock();
  const tokenHash = Buffer.from(digestOf(token));
  const known = deps.sessions.get(tokenHash) ?? (await deps.sessions.load(tokenHash, () => look(deps, tokenHash)));
  if (known === null || known.session.expires_at <= now) return null;
  const { session, actor, cases } = known;
  if (now - session.seen_at >= touchEveryMs) {
    const endsAt = sessionEndsAt({ openedAt: session.created_at, usedAt: now });
    await touchSession(deps.store.db, tokenHash, now, endsAt);
    deps.sessions.forget();
  }
  return { actor, tokenHash, cases };
}
