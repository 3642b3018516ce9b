import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { Failure } from '#domain/failure';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { jsonText } from './json-text.ts';
import type { VerifyReport } from './operator-reports.ts';
import { progressLine } from './progress-line.ts';
import { verifyText } from './verify-text.ts';
import { withOperator } from './with-operator.ts';

type Given = { checkpoint?: string; json?: boolean };

export function verifyCommand(host: CommandHost): Command {
  const command = new Command('verify')
    .description('Check every entry, item and kept byte of the ledger; exit status 1 on a finding')
    .option('--checkpoint <file>', 'compare with a checkpoint kept elsewhere, to find a cut-off end')
    .option('--json', 'the report as JSON')
    .action(async ({ checkpoint, json }: Given) => {
      const kept = checkpoint === undefined ? undefined : await readCheckpoint(checkpoint);
      const report = await withOperator(host, command, async (tools): Promise<VerifyReport> => {
        const progress = progressLine(host.terminal, host.now);
        try {
          return await tools.verify({
            checkpoint: kept,
            onProgress: (entries) => progress.show(() => `checking: ${entries} entries`),
          });
        } finally {
          progress.clear();
        }
      });
      await host.terminal.out(json ? jsonText(report) : verifyText(report));
      if (!report.ok) {
        throw new Failure(
          'LL-VERIFY-FINDINGS',
          `${report.findings.length} ${report.findings.length === 1 ? 'finding' : 'findings'}; the ledger is not as it was written.`,
          'Keep this data folder as it is, and restore a backup from before the time named into another one.',
        );
      }
    });
  return withExamples(command, [
    ['lamplighter verify', ''],
    ['lamplighter verify --checkpoint /media/usb/checkpoint.json', 'finds a cut-off end too'],
  ]);
}

async function readCheckpoint(file: string): Promise<unknown> {
  const refuse = (why: string) =>
    new Failure(
      'LL-CLI-CHECKPOINT',
      `${file} is no checkpoint: ${why}.`,
      'Name a file that lamplighter checkpoint printed.',
    );
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw refuse(error.message);
  });
  try {
    const kept = JSON.parse(text) as { format?: unknown; chains?: unknown };
    if (kept.format === 1 && Array.isArray(kept.chains)) return kept;
  } catch {
    throw refuse('it is not JSON');
  }
  throw refuse('it has another form');
}
