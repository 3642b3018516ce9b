import { Command } from 'commander';
import { Failure } from '#domain/failure';
import { compareNames } from '#engines/resolve/names/compare-names';
import { readName } from '#engines/resolve/names/read-name';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { jsonText } from './json-text.ts';
import { kindOfSchema } from './kind-of-schema.ts';
import { tableText } from './table-text.ts';

/** Scores pairs of names from a table with the columns name1 and name2, and schema (or schema1 and schema2) and id where there are any; streams. */
export function resolvePairsCommand(host: CommandHost): Command {
  const command = new Command('pairs')
    .description('Score pairs of names in any script, from 0 to 1, and say why')
    .argument(
      '<file>',
      'a table with the columns name1 and name2; id and schema, or schema1 and schema2, are used where they are there',
    )
    .option('--json', 'one JSON object a pair, each on a line')
    .action(async (file: string, given: { json?: boolean }) => {
      const { data, readTable } = await host.resolveTools();
      const table = await readTable(file);
      const column = (name: string): number => table.header.findIndex((cell) => cell.toLowerCase() === name);
      const [id, schema, one, other] = ['id', 'schema', 'name1', 'name2'].map(column);
      const schemas = ['schema1', 'schema2'].map(column).map((at) => (at < 0 ? schema! : at));
      if (one! < 0 || other! < 0) {
        table.close();
        throw new Failure(
          'LL-RESOLVE-COLUMNS',
          `${file} has no columns name1 and name2.`,
          'Name the columns in the first row.',
        );
      }
      let number = 0;
      for await (const rows of table.rows) {
        const lines: string[] = [];
        for (const row of rows) {
          number++;
          const key = (id! < 0 ? undefined : row[id!]) ?? String(number);
          const names = [row[one!] ?? '', row[other!] ?? ''] as const;
          const [left, right] = schemas.map((at, n) =>
            readName(names[n]!, kindOfSchema(at < 0 ? undefined : row[at]), data),
          );
          const { score, reasons } = compareNames(left!, right!, data);
          const rounded = Math.round(score * 1000) / 1000;
          lines.push(
            given.json === true
              ? jsonText({ id: key, score: rounded, reasons })
              : tableText([[rounded.toFixed(2), names[0], names[1], reasons.map((reason) => reason.words).join('; ')]]),
          );
        }
        await host.terminal.out(lines.join(''));
      }
    });
  return withExamples(command, [
    ['lamplighter resolve pairs pairs.csv', 'score, names and reasons, for a person'],
    ['lamplighter resolve pairs pairs.csv --json > scores.jsonl', 'the same for a program'],
  ]);
}
