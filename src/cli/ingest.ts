import { Command, InvalidArgumentError } from 'commander';
import { Failure } from '#domain/failure';
import { withAsOption } from './as-option.ts';
import { atWork } from './at-work.ts';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { findCase } from './find-case.ts';
import { findCompartment } from './find-compartment.ts';
import { ingestText } from './ingest-text.ts';
import { ingest, type IngestReport } from './ingest-run.ts';
import { jsonText } from './json-text.ts';
import { progressLine } from './progress-line.ts';
import { progressText } from './progress-text.ts';
import { waitForReading } from './wait-for-reading.ts';

type Given = { compartment?: string; origin?: string; wait?: boolean; parallel: number; json?: boolean };

export function ingestCommand(host: CommandHost): Command {
  const command = new Command('ingest')
    .description('Put files and folders on a case; may be run again, and takes up where it was cut off')
    .argument('<case>')
    .argument('<path...>');
  withAsOption(command)
    .option('--compartment <name>', 'the compartment they belong to (default: main)')
    .option('--origin <text>', 'where they came from')
    .option('--wait', 'also wait until they are read')
    .option('--parallel <number>', 'files under way at once', parseParallel, 32)
    .option('--json', 'the account of every file as JSON')
    .action(async (named: string, paths: string[], given: Given) => {
      const report = await atWork(host, command, async (at): Promise<IngestReport> => {
        const { caseId } = await findCase(at.client, named);
        const detail = await at.client.call('getCase', { params: { caseId } });
        const { compartmentId } = findCompartment(detail, given.compartment);
        const started = host.now();
        const progress = progressLine(host.terminal, host.now);
        if (given.wait) await at.workplace.startReading();
        try {
          const received = await ingest(
            host,
            at.client,
            { caseId, compartmentId, paths, origin: given.origin, parallel: given.parallel },
            (of) => progress.show(() => progressText('received', of.done, of.total, host.now() - started)),
          );
          const endLoad = async () => {
            if (received.loadId === undefined || received.notSent !== undefined || received.failed.length > 0) return;
            const params = { caseId, loadId: received.loadId };
            await at.client.call('changeLoad', { params, body: { state: 'ended' } });
          };
          if (!given.wait) {
            await endLoad();
            return received;
          }
          const reading = await waitForReading(at.client, { caseId, ...received }, host.now, (of) =>
            progress.show(() => progressText('read', of.done, of.total, host.now() - of.since)),
          );
          await endLoad();
          return { ...received, reading };
        } finally {
          progress.clear();
        }
      });
      await host.terminal.out(given.json ? jsonText(report) : ingestText(report));
      if (report.failed.length > 0) {
        throw new Failure(
          'LL-INGEST-PARTLY',
          `${report.failed.length} of ${report.found} files ${report.failed.length === 1 ? 'was' : 'were'} not received.`,
          'The account says why of each. Then run the same command again: what is there already is passed by.',
        );
      }
    });
  return withExamples(command, [
    ['lamplighter ingest "Northern berth" ./articles --wait', 'a folder with all that lies under it'],
    ['lamplighter ingest "Northern berth" notes.docx --compartment "Source protection" --as a.okafor', ''],
  ]);
}

function parseParallel(text: string): number {
  const parallel = Number(text);
  if (!Number.isInteger(parallel) || parallel < 1 || parallel > 64)
    throw new InvalidArgumentError('Give a number from 1 to 64.');
  return parallel;
}
