import { Command } from 'commander';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { jsonText } from './json-text.ts';
import { findAccount, withAccounts } from './with-accounts.ts';

export function userLinkCommand(host: CommandHost): Command {
  const command = new Command('link').description('A link that signs an account in once').argument('<login>');
  command.option('--json', 'as JSON').action(async (named: string, options: { json?: boolean }) => {
    await withAccounts(host, command, async (accounts) => {
      const { accountId, login } = await findAccount(accounts, named);
      const link = await accounts.link(accountId);
      if (options.json) return host.terminal.out(jsonText({ login, ...link }));
      await host.terminal.out(`${link.url}\n`);
      host.terminal.err(`Signs ${login} in once, until ${link.expiresAt}.\n`);
    });
  });
  return withExamples(command, [['lamplighter user link j.pell', 'open the printed address in a browser']]);
}
