import { Command } from 'commander';
import { withAsOption } from './as-option.ts';
import { atWork } from './at-work.ts';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { findCase } from './find-case.ts';
import { jsonText } from './json-text.ts';

export function caseCompartmentCommand(host: CommandHost): Command {
  const command = new Command('compartment')
    .description('Open a compartment in a case; only whoever is let in knows of it')
    .argument('<case>')
    .argument('<name>');
  withAsOption(command)
    .option('--json', 'as JSON')
    .action(async (named: string, name: string, options: { json?: boolean }) => {
      await atWork(host, command, async ({ client }) => {
        const { caseId } = await findCase(client, named);
        const opened = await client.call('openCompartment', { params: { caseId }, body: { name } });
        await host.terminal.out(options.json ? jsonText(opened) : `${opened.compartmentId}\n`);
      });
    });
  return withExamples(command, [['lamplighter case compartment "Northern berth" "Source protection"', '']]);
}
