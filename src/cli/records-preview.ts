import { Command } from 'commander';
import { atWork } from './at-work.ts';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { jsonText } from './json-text.ts';
import { withTableOptions } from './records-options.ts';
import { chooseTable, type TableAsked } from './records-table.ts';
import { previewText } from './records-text.ts';

export function recordsPreviewCommand(host: CommandHost): Command {
  const command = withTableOptions(
    new Command('preview').description('What a mapping would make of a table, counted, before anything is taken'),
  ).action(async (named: string, document: string, { json, ...asked }: TableAsked & { json?: boolean }) => {
    const preview = await atWork(host, command, async ({ client }) => {
      const { caseId, documentId, mapping, follows } = await chooseTable(client, named, document, asked);
      return client.call('previewRecords', { params: { caseId, documentId }, body: { mapping, follows } });
    });
    await host.terminal.out(json ? jsonText(preview) : previewText(preview));
  });
  return withExamples(command, [
    ['lamplighter records preview "Northern berth" staff.csv --mapping "Staff of the yard"', ''],
    ['lamplighter records preview "Northern berth" staff-2025.csv --mapping-file staff.json --follows staff.csv', ''],
  ]);
}
