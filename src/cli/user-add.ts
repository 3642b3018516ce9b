import { Command } from 'commander';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { jsonText } from './json-text.ts';
import { parseLogin } from './login-argument.ts';
import { printSignInLink } from './sign-in-link.ts';
import { withAccounts } from './with-accounts.ts';

type Given = { name?: string; administrator?: boolean; openCases: boolean; json?: boolean };

export function userAddCommand(host: CommandHost): Command {
  const command = new Command('add')
    .description('Make an account and print a link that signs it in once')
    .argument('<login>', 'two to 63 of a-z 0-9 . _ -', parseLogin)
    .option('--name <name>', "the person's name (default: the login)")
    .option('--administrator', 'may manage accounts; the first account always may')
    .option('--no-open-cases', 'may not open cases')
    .option('--json', 'as JSON')
    .action(async (login: string, options: Given) => {
      await withAccounts(host, command, async (accounts) => {
        const isFirst = (await accounts.list()).length === 0;
        const added = await accounts.add({
          login,
          name: options.name ?? login,
          administrator: options.administrator === true || isFirst,
          mayOpenCases: options.openCases,
        });
        if (options.json) return host.terminal.out(jsonText({ ...added.account, link: added.link }));
        await printSignInLink(host.terminal, login, added.link);
      });
    });
  return withExamples(command, [['lamplighter user add j.pell --name "Jo Pell" --no-open-cases', '']]);
}
