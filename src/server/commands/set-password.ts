import { draftEntry } from '#store/draft-entry';
import { installationScope } from '#store/scope';
import { endSessions, forgetLink, passwordHashOf, sessionByHash, setCredential, voidSignInLinks } from '#store/session';
import { actorRefOf } from '../actor.ts';
import type { SignedIn } from '../authorised.ts';
import type { Context } from '../context.ts';
import { forbidden } from '../refusals.ts';
import { hashPassword, isPassword } from '../sessions/password.ts';
import { provesByLink } from '../sessions/session-times.ts';

async function isByLink(context: Context, tokenHash: Buffer | null): Promise<boolean> {
  if (tokenHash === null) return false;
  const session = await sessionByHash(context.store.db, tokenHash, context.clock());
  return session !== undefined && provesByLink(session, context.clock());
}

/**
 * Sets the own password, ends the account's other sessions and makes its sign-in links void. Asks for the current one
 * where there is one, unless a link opened this session just now: whoever needs a link has forgotten it.
 */
export async function setPassword(
  auth: SignedIn,
  context: Context,
  input: { current: string | null; password: string; tokenHash: Uint8Array | null },
): Promise<void> {
  const { accountId } = auth.actor;
  const { db } = context.store;
  const own = input.tokenHash === null ? null : Buffer.from(input.tokenHash);
  const stored = await passwordHashOf(db, accountId);
  if (stored !== null && !(await isByLink(context, own))) {
    const key = `password of ${accountId}`;
    context.limits.loginHere.begin(key);
    if (!(await isPassword(stored, input.current ?? ''))) throw forbidden('the current password');
    context.limits.loginHere.succeeded(key);
  }
  const hash = await hashPassword(input.password);
  const draft = draftEntry();
  draft.add(actorRefOf(auth), { kind: 'account.credential', accountId, what: 'password set' });
  await context.store.write(installationScope, installationScope.caseId, async (tx) => {
    await setCredential(tx.db, accountId, hash, context.clock());
    await endSessions(tx.db, accountId, own);
    await voidSignInLinks(tx.db, accountId);
    if (own !== null) await forgetLink(tx.db, own);
    await tx.append(draft);
  });
}
