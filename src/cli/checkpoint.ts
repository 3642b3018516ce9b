import { Command } from 'commander';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { jsonText } from './json-text.ts';
import { withOperator } from './with-operator.ts';

export function checkpointCommand(host: CommandHost): Command {
  const command = new Command('checkpoint')
    .description('Print where every chain of the ledger stands, as one JSON object; keep it on another machine')
    .option('--json', 'what it does anyway')
    .action(async () => {
      const taken = await withOperator(host, command, (tools) => tools.checkpoint());
      await host.terminal.out(jsonText(taken));
    });
  return withExamples(command, [['lamplighter checkpoint > /media/usb/checkpoint.json', '']]);
}
