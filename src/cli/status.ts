import { Command } from 'commander';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { jsonText } from './json-text.ts';
import { placeOf } from './place-of.ts';
import { tableText } from './table-text.ts';
import { timeText } from './time-text.ts';

export function statusCommand(host: CommandHost): Command {
  const command = new Command('status').description('Where the data lies, what runs, and what waits to be read');
  command.option('--json', 'as JSON').action(async (options: { json?: boolean }) => {
    const found = await placeOf(host, command).status();
    if (options.json) return host.terminal.out(jsonText(found));
    const { server, database } = found;
    await host.terminal.out(
      tableText([
        ['version', found.version],
        ['data', found.home],
        [
          'server',
          server === null ? 'not running' : `${server.url}, process ${server.pid}, since ${timeText(server.startedAt)}`,
        ],
        ...(database === null
          ? []
          : [
              ['database', database.name],
              ['schema', `${database.schema} of ${database.schemaOfProgram}`],
              ['accounts', String(database.accounts)],
              ['waiting to be read', String(database.waiting)],
              ...database.givenUp.map(({ kind, jobs, why }) => [
                'given up',
                `${jobs} of ${kind}: ${why ?? 'no reason given'}`,
              ]),
            ]),
        ['letters recognised', found.recognises.join(', ')],
        ...found.notEnforced.map((limit) => ['not enforced here', limit]),
      ]),
    );
  });
  return withExamples(command, [['lamplighter status --json', '']]);
}
