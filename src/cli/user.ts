import { Command } from 'commander';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { userAddCommand } from './user-add.ts';
import { userDisableCommand } from './user-disable.ts';
import { userLinkCommand } from './user-link.ts';
import { userListCommand } from './user-list.ts';
import { userPasswordCommand } from './user-password.ts';

export function userCommand(host: CommandHost): Command {
  const command = new Command('user').description('Accounts, as whoever runs this machine keeps them');
  for (const make of [userListCommand, userAddCommand, userLinkCommand, userDisableCommand, userPasswordCommand])
    command.addCommand(make(host));
  return withExamples(command, [
    ['lamplighter user add j.pell --name "Jo Pell"', ''],
    ['lamplighter user link j.pell', ''],
  ]);
}
