import { accountById } from '#store/account';
import { draftEntry } from '#store/draft-entry';
import { installationScope } from '#store/scope';
import { keepSignInLink } from '#store/session';
import { actorRefOf } from '../actor.ts';
import type { SignedIn } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { conflict, notFound } from '../refusals.ts';
import { linkLastsMs } from '../sessions/session-times.ts';
import { digestOf, newToken } from '../sessions/token.ts';

export type SignInLink = { readonly linkPath: string; readonly expiresAt: number };

/** Makes a link that signs an account in once within a day; only its hash is kept, and the ledger notes that it was made. */
export async function issueLink(
  auth: SignedIn<'administer'>,
  deps: Pick<ServerDeps, 'store' | 'clock' | 'random'>,
  input: { accountId: string },
): Promise<SignInLink> {
  const token = newToken(deps.random);
  const expiresAt = deps.clock() + linkLastsMs;
  await deps.store.write(installationScope, installationScope.caseId, async (tx) => {
    const account = await accountById(tx, input.accountId);
    if (account === undefined) throw notFound();
    if (account.disabled) throw conflict('This account is barred.');
    await keepSignInLink(tx.db, Buffer.from(digestOf(token)), input.accountId, expiresAt);
    const draft = draftEntry();
    draft.add(actorRefOf(auth), { kind: 'account.credential', accountId: input.accountId, what: 'link issued' });
    await tx.append(draft);
  });
  return { linkPath: `/sign-in#${token}`, expiresAt };
}
