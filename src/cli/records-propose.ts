import { Command } from 'commander';
import { withAsOption } from './as-option.ts';
import { atWork } from './at-work.ts';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { jsonText } from './json-text.ts';
import { chooseTable } from './records-table.ts';
import { proposalText } from './records-text.ts';

type Given = { sheet?: string; json?: boolean };

export function recordsProposeCommand(host: CommandHost): Command {
  const command = new Command('propose')
    .description('The columns of a table, what each may be, and why')
    .argument('<case>')
    .argument('<document>', 'its id, path, name or title');
  withAsOption(command)
    .option('--sheet <name>', 'of a workbook (default: the first that holds a table)')
    .option('--json', 'as JSON, with the mapping to be mended and handed over')
    .action(async (named: string, document: string, { json, ...asked }: Given) => {
      const { view } = await atWork(host, command, ({ client }) => chooseTable(client, named, document, asked));
      await host.terminal.out(json ? jsonText(view) : proposalText(view));
    });
  return withExamples(command, [
    ['lamplighter records propose "Northern berth" staff.csv', ''],
    ['lamplighter records propose "Northern berth" accounts.xlsx --sheet Payments --json > payments.json', ''],
  ]);
}
