import { Command, Option } from 'commander';
import { documentStates, type DocumentState } from '#domain/document-state';
import { allDocuments } from './all-documents.ts';
import { withAsOption } from './as-option.ts';
import { atWork } from './at-work.ts';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { findCase } from './find-case.ts';
import { jsonText } from './json-text.ts';
import { tableText } from './table-text.ts';

type Given = { state?: DocumentState; json?: boolean };

export function caseDocumentsCommand(host: CommandHost): Command {
  const command = new Command('documents')
    .description('The documents of a case, newest first, with their ids and paths')
    .argument('<case>');
  withAsOption(command)
    .addOption(new Option('--state <state>', 'only those that stand so').choices([...documentStates]))
    .option('--json', 'one JSON object a line')
    .action(async (named: string, { state, json }: Given) => {
      await atWork(host, command, async ({ client }) => {
        const { caseId } = await findCase(client, named);
        const rows = [['DOCUMENT', 'STATE', 'PATH', 'TITLE']];
        let count = 0;
        for await (const one of allDocuments(client, caseId, state)) {
          count += 1;
          if (json) await host.terminal.out(jsonText(one));
          else rows.push([one.documentId, one.state, one.path, one.title]);
        }
        if (count === 0) host.terminal.err('no documents\n');
        else if (!json) await host.terminal.out(tableText(rows));
      });
    });
  return withExamples(command, [
    ['lamplighter case documents "Northern berth" --state unreadable', 'what waits for a better copy'],
  ]);
}
