import { Command } from 'commander';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { findAccount, withAccounts } from './with-accounts.ts';

export function userDisableCommand(host: CommandHost): Command {
  const command = new Command('disable').description('Bar an account and end its sessions').argument('<login>');
  command.action(async (named: string) => {
    await withAccounts(host, command, async (accounts) => {
      const { accountId, login } = await findAccount(accounts, named);
      await accounts.disable(accountId);
      host.terminal.err(`${login} is barred; what they did stays in the ledger under their name.\n`);
    });
  });
  return withExamples(command, [['lamplighter user disable j.pell', '']]);
}
