import { Command } from 'commander';
import { withAsOption } from './as-option.ts';
import { atWork } from './at-work.ts';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { jsonText } from './json-text.ts';
import { tableText } from './table-text.ts';

export function caseListCommand(host: CommandHost): Command {
  const command = new Command('list').description('The cases that you belong to');
  withAsOption(command)
    .option('--json', 'one JSON object a line')
    .action(async (options: { json?: boolean }) => {
      await atWork(host, command, async ({ client, login }) => {
        const { cases } = await client.call('listCases');
        if (options.json) return host.terminal.out(cases.map(jsonText).join(''));
        if (cases.length === 0) return host.terminal.err(`${login} belongs to no case yet.\n`);
        await host.terminal.out(
          tableText([
            ['CASE', 'STATE', 'DOCUMENTS', 'CLAIMS', 'TITLE'],
            ...cases.map(({ caseId, state, counts, title }) => [
              caseId,
              state,
              String(counts.documents),
              String(counts.claims),
              title,
            ]),
          ]),
        );
      });
    });
  return withExamples(command, [['lamplighter case list --as a.okafor', '']]);
}
