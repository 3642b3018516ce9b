import { draftEntry } from '#store/draft-entry';
import { installationScope } from '#store/scope';
import { endSessions, passwordHashOf, setCredential } from '#store/session';
import { actorRefOf } from '../actor.ts';
import type { SignedIn } from '../authorised.ts';
import type { Context } from '../context.ts';
import { forbidden } from '../refusals.ts';
import { hashPassword, isPassword } from '../sessions/password.ts';

/** Sets the own password and ends the account's other sessions; asks for the current one where there is one. */
export async function setPassword(
  auth: SignedIn,
  context: Context,
  input: { current: string | null; password: string; tokenHash: Uint8Array | null },
): Promise<void> {
  const { accountId } = auth.actor;
  const { db } = context.store;
  context.limits.login.begin(auth.actor.login);
  const stored = await passwordHashOf(db, accountId);
  if (stored !== null && !(await isPassword(stored, input.current ?? ''))) throw forbidden('the current password');
  context.limits.login.succeeded(auth.actor.login);
  const hash = await hashPassword(input.password);
  const draft = draftEntry();
  draft.add(actorRefOf(auth), { kind: 'account.credential', accountId, what: 'password set' });
  await context.store.write(installationScope, installationScope.caseId, async (tx) => {
    await setCredential(tx.db, accountId, hash, context.clock());
    await endSessions(tx.db, accountId, input.tokenHash === null ? null : Buffer.from(input.tokenHash));
    await tx.append(draft);
  });
}
