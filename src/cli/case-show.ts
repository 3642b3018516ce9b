import { Command } from 'commander';
import { withAsOption } from './as-option.ts';
import { atWork } from './at-work.ts';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { findCase } from './find-case.ts';
import { jsonText } from './json-text.ts';
import { tableText } from './table-text.ts';
import { timeText } from './time-text.ts';
import { parseTime } from './time-option.ts';

export function caseShowCommand(host: CommandHost): Command {
  const command = new Command('show').description('One case: its compartments and counts').argument('<case>');
  withAsOption(command)
    .option('--as-of <time>', 'as it stood then', parseTime)
    .option('--json', 'as JSON')
    .action(async (named: string, options: { json?: boolean; asOf?: string }) => {
      await atWork(host, command, async ({ client }) => {
        const { caseId } = await findCase(client, named);
        const found = await client.call('getCase', { params: { caseId }, query: { asOf: options.asOf } });
        if (options.json) return host.terminal.out(jsonText(found));
        const { counts } = found;
        await host.terminal.out(
          tableText([
            ['title', found.title],
            ['case', found.caseId],
            ['state', `${found.state}, ${found.profile}, ${found.marking}`],
            ['opened', timeText(found.openedAt)],
            [
              'documents',
              `${counts.documents}: ${counts.read} read, ${counts.waiting} waiting, ${counts.unreadable} unreadable, ${counts.setAside} set aside`,
            ],
            ['claims', `${counts.claims}, ${counts.unreviewed} not reviewed`],
            ...found.compartments.map((one) => [
              'compartment',
              `${one.name} (${one.roles.join(', ')}) ${one.compartmentId}`,
            ]),
          ]),
        );
      });
    });
  return withExamples(command, [
    ['lamplighter case show "Northern berth"', ''],
    ['lamplighter case show 3f2a --as-of 2026-03-01T09:00:00Z --json', 'what stood on that morning'],
  ]);
}
