import { Command } from 'commander';
import { withAsOption } from './as-option.ts';
import { atWork } from './at-work.ts';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';

export function userPasswordCommand(host: CommandHost): Command {
  const command = new Command('password').description(
    'Set your own password; reads it from the terminal or from standard input, one line each',
  );
  withAsOption(command).action(async () => {
    await atWork(host, command, async ({ client, login }) => {
      const { hasPassword } = await client.call('getSession');
      const current = hasPassword ? await host.terminal.readSecret(`Current password of ${login}: `) : null;
      const password = await host.terminal.readSecret(`New password of ${login}, at least 12 characters: `);
      await client.call('setPassword', { body: { current, password } });
      host.terminal.err(`The password of ${login} is set; other sessions are ended.\n`);
    });
  });
  return withExamples(command, [['lamplighter user password --as j.pell', 'asks without showing what is typed']]);
}
