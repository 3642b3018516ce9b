import { accountById, accountByLogin, type AccountRow } from '#store/account';
import { draftEntry } from '#store/draft-entry';
import { installationScope } from '#store/scope';
import { actorRefOf } from '../actor.ts';
import type { SignedIn } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { conflict } from '../refusals.ts';

export type NewAccount = {
  readonly login: string;
  readonly name: string;
  readonly administrator: boolean;
  readonly mayOpenCases: boolean;
};

/** Makes an account without a password; it signs in first by a link. */
export async function createAccount(
  auth: SignedIn<'administer'>,
  deps: Pick<ServerDeps, 'store'>,
  input: NewAccount,
): Promise<AccountRow> {
  const { login, name, administrator, mayOpenCases } = input;
  return deps.store.write(installationScope, installationScope.caseId, async (tx) => {
    if (await accountByLogin(tx, login)) throw conflict(`There is an account "${login}" already.`);
    const draft = draftEntry();
    const accountId = draft.add(actorRefOf(auth), {
      kind: 'account.created',
      login,
      name,
      administrator,
      mayOpenCases,
    });
    await tx.append(draft);
    return (await accountById(tx, accountId))!;
  });
}
