import { accountById, listAccounts, type AccountRow } from '#store/account';
import { draftEntry } from '#store/draft-entry';
import { installationScope } from '#store/scope';
import { endSessions } from '#store/session';
import { actorRefOf } from '../actor.ts';
import type { SignedIn } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { conflict, notFound } from '../refusals.ts';

/** Bars an account and ends its sessions at once; the last administrator stays. */
export async function disableAccount(
  auth: SignedIn<'administer'>,
  deps: Pick<ServerDeps, 'store'>,
  input: { accountId: string },
): Promise<AccountRow> {
  const { accountId } = input;
  return deps.store.write(installationScope, installationScope.caseId, async (tx) => {
    const account = await accountById(tx, accountId);
    if (account === undefined) throw notFound();
    if (account.disabled) return account;
    const others = (await listAccounts(tx)).filter((one) => one.account_id !== accountId);
    if (account.administrator && !others.some((one) => one.administrator && !one.disabled))
      throw conflict('This is the last administrator.');
    const draft = draftEntry();
    draft.add(actorRefOf(auth), { kind: 'account.disabled', accountId });
    await tx.append(draft);
    await endSessions(tx.db, accountId);
    return (await accountById(tx, accountId))!;
  });
}
