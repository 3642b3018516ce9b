import { join } from 'node:path';
import type { ServeOptions } from '#cli/command-host';
import { progressLine } from '#cli/progress-line';
import { createAccount } from '#server/commands/create-account';
import { issueLink } from '#server/commands/issue-link';
import { localOperator } from '#server/policies/local-operator';
import { presentAccount } from '#server/presenters/present-account';
import { accountByLogin, listAccounts } from '#store/account';
import { installationScope } from '#store/scope';
import { demoMark } from './demo-mark.ts';
import type { House } from './house.ts';
import { loadDemo } from './load-demo.ts';
import { packageRoot } from './package-root.ts';
import type { PlaceOf } from './place.ts';
import { sayTo } from './say.ts';
import { serve } from './serve.ts';
import { systemRandom } from './system-random.ts';

const firstReader = 'a.okafor';

/** Serves the demo's own data folder, with the invented case in it, and prints a link that signs its analyst in once. */
export async function demo(of: PlaceOf, options: ServeOptions): Promise<void> {
  const { terminal, home } = of;
  await serve(of, options, async (house, url, isStopping) => {
    const mark = demoMark(home, of.version);
    if (!(await mark.isSet())) {
      if (!(await load(of, house, isStopping))) return;
      await mark.set();
    }
    const { store } = house;
    const account = await store.read(installationScope, (tx) => accountByLogin(tx, firstReader));
    if (account === undefined) return;
    const link = await issueLink(
      localOperator(),
      { store, clock: Date.now, random: systemRandom },
      { accountId: account.account_id },
    );
    await terminal.out(`Sign in as ${account.name} (works once, within a day): ${url}${link.linkPath}\n`);
    const say = sayTo(terminal);
    say(`for the others: lamplighter user link LOGIN --home ${home}`);
    say(`who they are: lamplighter user list --home ${home}`);
  });
}

async function load(of: PlaceOf, house: House, isStopping: () => boolean): Promise<boolean> {
  const { terminal } = of;
  const say = sayTo(terminal);
  say('loading the demo case; this happens once');
  const progress = progressLine(terminal, Date.now);
  try {
    const { store } = house;
    const loaded = await loadDemo({
      folder: join(packageRoot, 'demo'),
      send: house.sendFromHere,
      localKey: house.localKey,
      accounts: (await store.read(installationScope, (tx) => listAccounts(tx))).map(presentAccount),
      addAccount: async (person) => presentAccount(await createAccount(localOperator(), { store }, person)),
      isStopping,
      onProgress: (text) => progress.show(() => text),
    });
    progress.clear();
    if (loaded === null) return false;
    const { documents, claims, decided } = loaded;
    say(`${documents} documents, ${claims} claims, ${decided.made + decided.before} decisions`);
    for (const words of decided.skipped) say(`no claim holds these words of a decision: ${words}`);
    return true;
  } finally {
    progress.clear();
  }
}
