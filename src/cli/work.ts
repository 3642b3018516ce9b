import { Command } from 'commander';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { placeOf } from './place-of.ts';

export function workCommand(host: CommandHost): Command {
  const command = new Command('work').description(
    'Add a worker beside a running server: it reads what waits until Ctrl-C; start as many as there are processors',
  );
  command.action(() => placeOf(host, command).work());
  return withExamples(command, [['lamplighter work', 'on the usual data folder, or the database of DATABASE_URL']]);
}
