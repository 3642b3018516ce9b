import { Command } from 'commander';
import { withAsOption } from './as-option.ts';
import { atWork } from './at-work.ts';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { findCase } from './find-case.ts';
import { jsonText } from './json-text.ts';
import { importsText } from './records-text.ts';

export function recordsListCommand(host: CommandHost): Command {
  const command = new Command('list').description('Tables whose rows were taken, newest first').argument('<case>');
  withAsOption(command)
    .option('--json', 'one JSON object a line')
    .action(async (named: string, { json }: { json?: boolean }) => {
      const { imports } = await atWork(host, command, async ({ client }) => {
        const { caseId } = await findCase(client, named);
        return client.call('listRecordImports', { params: { caseId } });
      });
      if (imports.length === 0) host.terminal.err('no tables taken\n');
      else if (!json) await host.terminal.out(importsText(imports));
      else for (const one of imports) await host.terminal.out(jsonText(one));
    });
  return withExamples(command, [['lamplighter records list "Northern berth"', '']]);
}
