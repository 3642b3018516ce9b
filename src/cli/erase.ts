import { Command } from 'commander';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { jsonText } from './json-text.ts';
import { withOperator } from './with-operator.ts';

type Given = { case: string; document: string; compartment?: string; authority: string; json?: boolean };

export function eraseCommand(host: CommandHost): Command {
  const command = new Command('erase')
    .description(
      'Erase a document under a lawful authority: its bytes, texts and claims; the ledger notes that it was done',
    )
    .requiredOption('--case <id>', 'the case')
    .requiredOption('--document <id>', 'the document')
    .requiredOption('--authority <text>', 'under what authority, by whom; it is kept for good')
    .option('--compartment <id>', 'the compartment that holds it (default: main)')
    .option('--json', 'the report as JSON')
    .action(async ({ case: caseId, document: documentId, compartment, authority, json }: Given) => {
      await withOperator(host, command, async (tools) => {
        const compartmentId = compartment ?? caseId;
        const report = await tools.erase({ caseId, compartmentId, documentId, authority });
        if (json) return host.terminal.out(jsonText(report));
        await host.terminal.out(
          `erased ${report.items} items and ${report.content.length} contents; entry ${report.seq} says so; ${report.links} links rested on it\n`,
        );
      });
    });
  return withExamples(command, [
    ['lamplighter erase --case ID --document ID --authority "Order of 3 March 2026, Crown Court at Brinmouth"', ''],
  ]);
}
