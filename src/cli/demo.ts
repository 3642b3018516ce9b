import { Command } from 'commander';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { placeOf } from './place-of.ts';
import { serveOptionsOf, withServeOptions } from './serve-options.ts';

export function demoCommand(host: CommandHost): Command {
  const command = new Command('demo').description(
    'As serve, with an invented case to look around in; kept apart from your own data',
  );
  withServeOptions(command).action(() => placeOf(host, command, 'demo').demo(serveOptionsOf(command)));
  return withExamples(command, [
    ['lamplighter demo', 'loads the case the first time, then prints a link that signs you in once'],
  ]);
}
