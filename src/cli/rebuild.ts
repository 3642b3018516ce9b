import { Command } from 'commander';
import { Failure } from '#domain/failure';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { jsonText } from './json-text.ts';
import type { RebuildReport } from './operator-reports.ts';
import { progressLine } from './progress-line.ts';
import { withOperator } from './with-operator.ts';

export function rebuildCommand(host: CommandHost): Command {
  const command = new Command('rebuild')
    .description('Derive all that is shown anew from the ledger, and say whether it is what stood before')
    .option('--json', 'the report as JSON')
    .action(async (options: { json?: boolean }) => {
      const report = await withOperator(host, command, async (tools): Promise<RebuildReport> => {
        const progress = progressLine(host.terminal, host.now);
        try {
          return await tools.rebuild((entries) => progress.show(() => `folding: ${entries} entries`));
        } finally {
          progress.clear();
        }
      });
      const { identical, live, rebuilt, entries, differing } = report;
      await host.terminal.out(
        options.json
          ? jsonText(report)
          : `folded ${entries} entries\nlive     ${live.sha256}\nrebuilt  ${rebuilt.sha256}\n${identical ? 'identical' : `different: ${differing.join(', ')}`}\n`,
      );
      if (!identical) {
        throw new Failure(
          'LL-REBUILD-DIFFERS',
          'What stood before was not what the ledger says.',
          'What the ledger says stands now. Run lamplighter verify, and report this with the version of the program.',
        );
      }
    });
  return withExamples(command, [['lamplighter rebuild', 'prints the hash of both states']]);
}
