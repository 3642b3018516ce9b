import { Command } from 'commander';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { jsonText } from './json-text.ts';
import { withOperator } from './with-operator.ts';

export function migrateCommand(host: CommandHost): Command {
  const command = new Command('migrate').description(
    "Bring the database to this program's version; serve does so by itself",
  );
  command.option('--json', 'as JSON').action(async (options: { json?: boolean }) => {
    await withOperator(host, command, async (tools) => {
      const report = await tools.migrate();
      if (options.json) return host.terminal.out(jsonText(report));
      const { from, to, applied } = report;
      await host.terminal.out(
        applied.length === 0
          ? `The database is of version ${to}; nothing to do.\n`
          : `From version ${from} to ${to}: ${applied.join(', ')}.\n`,
      );
    });
  });
  return withExamples(command, [
    ['lamplighter migrate', ''],
    ['DATABASE_URL=postgres://owner@db.example.org/lamplighter lamplighter migrate', "on a team's own server"],
  ]);
}
