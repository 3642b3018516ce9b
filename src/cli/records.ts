import { Command } from 'commander';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { recordsListCommand } from './records-list.ts';
import { recordsPreviewCommand } from './records-preview.ts';
import { recordsProposeCommand } from './records-propose.ts';
import { recordsTakeCommand } from './records-take.ts';

export function recordsCommand(host: CommandHost): Command {
  const command = new Command('records').description('Rows of tables as people, organisations and what passed between');
  for (const make of [recordsProposeCommand, recordsPreviewCommand, recordsTakeCommand, recordsListCommand])
    command.addCommand(make(host));
  return withExamples(command, [
    ['lamplighter records propose "Northern berth" staff.csv --json > staff.json', 'what its columns may be'],
    ['lamplighter records take "Northern berth" staff.csv --mapping-file staff.json', 'once it was looked through'],
  ]);
}
