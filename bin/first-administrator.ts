import { createAccount } from '#server/commands/create-account';
import { issueLink, type SignInLink } from '#server/commands/issue-link';
import { localOperator } from '#server/policies/local-operator';
import { listAccounts } from '#store/account';
import type { Store } from '#store/open-store';
import { installationScope } from '#store/scope';
import { systemRandom } from './system-random.ts';

/** Makes the account that makes all others, where there is none at all yet; null where there is one. */
export async function firstAdministrator({ store }: { readonly store: Store }): Promise<SignInLink | null> {
  const accounts = await store.read(installationScope, (tx) => listAccounts(tx));
  if (accounts.length > 0) return null;
  const operator = localOperator();
  const made = await createAccount(
    operator,
    { store },
    {
      login: 'admin',
      name: 'Administrator',
      administrator: true,
      mayOpenCases: true,
    },
  );
  return issueLink(operator, { store, clock: Date.now, random: systemRandom }, { accountId: made.account_id });
}
