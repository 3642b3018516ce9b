import type { AccountTools } from '#cli/command-host';
import { createAccount } from '#server/commands/create-account';
import { disableAccount } from '#server/commands/disable-account';
import { issueLink } from '#server/commands/issue-link';
import { localOperator } from '#server/policies/local-operator';
import { presentAccount } from '#server/presenters/present-account';
import { listAccounts } from '#store/account';
import { openInstallation } from '#store/installation';
import { migrate } from '#store/migrate';
import { openStore } from '#store/open-store';
import { installationScope } from '#store/scope';
import { databaseUrl } from './database-url.ts';
import type { PlaceOf } from './place.ts';
import { sayTo } from './say.ts';
import { findServer } from './server-file.ts';
import { systemRandom } from './system-random.ts';

/** The accounts of a data folder, kept by whoever runs the machine; a running server sees the change at once. */
export async function openAccounts({ home, terminal }: PlaceOf): Promise<AccountTools> {
  const log = sayTo(terminal);
  const server = await findServer(home);
  const installation = await openInstallation({
    home,
    databaseUrl: databaseUrl(),
    log,
    whenHeld: 'attach',
  });
  if (server === null) {
    await migrate(installation.admin, installation.passwords).catch(async (error: unknown) => {
      await installation.stop();
      throw error;
    });
  }
  const store = openStore(installation.app, Date.now, 2);
  const deps = { store, clock: Date.now, random: systemRandom };
  const operator = localOperator();
  const link = async (accountId: string) => {
    const { linkPath, expiresAt } = await issueLink(operator, deps, { accountId });
    const url = server === null ? {} : { url: `${server.url}${linkPath}` };
    return { ...url, linkPath, expiresAt: new Date(expiresAt).toISOString() };
  };
  return {
    list: async () => (await store.read(installationScope, (tx) => listAccounts(tx))).map(presentAccount),
    async add(of) {
      const account = presentAccount(await createAccount(operator, deps, of));
      return { account, link: await link(account.accountId) };
    },
    link,
    disable: async (accountId) => presentAccount(await disableAccount(operator, deps, { accountId })),
    async close() {
      await store.close();
      await installation.stop();
    },
  };
}
