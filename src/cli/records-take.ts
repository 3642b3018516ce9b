import { isDeepStrictEqual } from 'node:util';
import { Command } from 'commander';
import type { Client } from '#api/client';
import type { RecordImport } from '#api/schemas/records';
import { Failure } from '#domain/failure';
import { atWork } from './at-work.ts';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { jsonText } from './json-text.ts';
import { progressLine } from './progress-line.ts';
import { progressText } from './progress-text.ts';
import { withTableOptions } from './records-options.ts';
import { chooseTable, type ChosenTable, type TableAsked } from './records-table.ts';
import { takenText } from './records-text.ts';

export function recordsTakeCommand(host: CommandHost): Command {
  const command = withTableOptions(
    new Command('take').description(
      'Accept the rows of a table through a mapping that somebody chose; run again, it goes on where it was cut off',
    ),
  ).action(async (named: string, document: string, { json, ...asked }: TableAsked & { json?: boolean }) => {
    if (asked.mapping === undefined && asked.mappingFile === undefined)
      throw new Failure(
        'LL-CLI-MAPPING',
        'Rows are taken through a mapping that somebody looked at, and none was named.',
        'Name one with --mapping or --mapping-file; see what is proposed with lamplighter records propose.',
      );
    const started = host.now();
    const progress = progressLine(host.terminal, host.now);
    const taken = await atWork(host, command, async ({ client }) => {
      try {
        return await takeTable(client, await chooseTable(client, named, document, asked), ({ done, counts }) =>
          progress.show(() => progressText('taken', done, counts.rows, host.now() - started)),
        );
      } finally {
        progress.clear();
      }
    });
    await host.terminal.out(json ? jsonText(taken) : takenText(taken));
  });
  return withExamples(command, [
    ['lamplighter records take "Northern berth" staff.csv --mapping "Staff of the yard"', ''],
    ['lamplighter records take "Northern berth" staff-2025.csv --mapping "Staff of the yard" --follows staff.csv', ''],
  ]);
}

/** Takes all rows, some thousand in each call; what was begun of this table and is not whole is gone on with, where it was begun through the same mapping. */
export async function takeTable(
  client: Client,
  { caseId, documentId, view, mapping, follows }: ChosenTable,
  onStep: (at: RecordImport) => void,
): Promise<RecordImport> {
  const { imports } = await client.call('listRecordImports', { params: { caseId } });
  let at = imports.find((one) => one.documentId === documentId && one.sheet === view.sheet && !one.isDone);
  const params = { caseId, documentId };
  if (at === undefined) {
    const { counts, questions } = await client.call('previewRecords', { params, body: { mapping, follows } });
    if (questions.length > 0)
      throw new Failure(
        'LL-RECORDS-ASKS',
        questions.map((one) => one.words).join(' '),
        'Answer what is asked of the columns in the mapping first.',
        { questions },
      );
    at = (await client.call('beginRecords', { params, body: { mapping, follows, expected: counts } })).import;
  } else if (!isDeepStrictEqual(at.mapping, mapping) || at.follows !== follows)
    throw new Failure(
      'LL-RECORDS-BEGUN',
      `${at.takenBy.name} began to take the rows of this table on ${at.takenAt.slice(0, 10)} and came to row ${at.done}, through another mapping or after another version than those named now.`,
      'Go on on the page of the table, or take back there what was begun; then take the rows anew.',
    );
  onStep(at);
  while (!at.isDone) {
    const step: { import: RecordImport } = await client.call('goOnRecords', {
      params: { caseId, importId: at.importId },
      body: { expected: at.done },
    });
    at = step.import;
    onStep(at);
  }
  return at;
}
