import { Command } from 'commander';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { placeOf } from './place-of.ts';
import { serveOptionsOf, withServeOptions } from './serve-options.ts';

export function serveCommand(host: CommandHost): Command {
  const command = new Command('serve').description(
    'Start the database, the reader and the pages, and keep them running until Ctrl-C',
  );
  withServeOptions(command).action(() => placeOf(host, command).serve(serveOptionsOf(command)));
  return withExamples(command, [
    ['lamplighter serve', 'on 127.0.0.1, port 7377 or the next free one'],
    ['lamplighter serve --port 8080 --allow-host lamp.example.org', 'behind a proxy that has this name'],
  ]);
}
