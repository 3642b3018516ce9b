import { Command } from 'commander';
import { barred } from './barred.ts';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { jsonText } from './json-text.ts';
import { printSignInLink } from './sign-in-link.ts';
import { findAccount, withAccounts } from './with-accounts.ts';

export function userLinkCommand(host: CommandHost): Command {
  const command = new Command('link').description('A link that signs an account in once').argument('<login>');
  command.option('--json', 'as JSON').action(async (named: string, options: { json?: boolean }) => {
    await withAccounts(host, command, async (accounts) => {
      const { accountId, login, disabled } = await findAccount(accounts, named);
      if (disabled) throw barred(login);
      const link = await accounts.link(accountId);
      if (options.json) return host.terminal.out(jsonText({ login, ...link }));
      await printSignInLink(host.terminal, login, link);
    });
  });
  return withExamples(command, [['lamplighter user link j.pell', 'open the printed address in a browser']]);
}
