import { Command } from 'commander';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { jsonText } from './json-text.ts';
import { tableText } from './table-text.ts';
import { withAccounts } from './with-accounts.ts';

export function userListCommand(host: CommandHost): Command {
  const command = new Command('list').description('All accounts');
  command.option('--json', 'one JSON object a line').action(async (options: { json?: boolean }) => {
    await withAccounts(host, command, async (accounts) => {
      const all = await accounts.list();
      if (options.json) return host.terminal.out(all.map(jsonText).join(''));
      if (all.length === 0) return host.terminal.err('There is no account yet.\n');
      const rows = all.map((one) => {
        const may = [one.administrator ? 'administrator' : '', one.mayOpenCases ? 'opens cases' : ''];
        return [one.login, one.disabled ? 'barred' : may.filter(Boolean).join(', ') || '-', one.name];
      });
      await host.terminal.out(tableText([['LOGIN', 'MAY', 'NAME'], ...rows]));
    });
  });
  return withExamples(command, [['lamplighter user list', '']]);
}
