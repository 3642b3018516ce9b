import { Command } from 'commander';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { jsonText } from './json-text.ts';
import type { ErasureReport } from './operator-reports.ts';
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
        await host.terminal.out(erasureText(report));
      });
    });
  return withExamples(command, [
    ['lamplighter erase --case ID --document ID --authority "Order of 3 March 2026, Crown Court at Brinmouth"', ''],
  ]);
}

/** What was erased, and what still stands that may name the same people. */
export function erasureText({ items, content, seq, links, entities }: ErasureReport): string {
  const left = [
    ...(links > 0 ? [`${links} links rest on it and on other claims: they stand`] : []),
    ...(entities.length > 0 ? [`entities that nothing names any more: ${entities.join(', ')}`] : []),
    'Copies in backups, and in the database\u2019s own log until it is recycled, are not reached.',
  ];
  return [`erased ${items} items and ${content.length} contents; entry ${seq} says so`, ...left, ''].join('\n');
}
