import { Command, InvalidArgumentError } from 'commander';
import { Failure } from '#domain/failure';
import { type Hit, NameFinder } from '#engines/resolve/candidates/name-finder';
import type { CommandHost, OpenTable, ResolveTools } from './command-host.ts';
import { withExamples } from './example.ts';
import { jsonText } from './json-text.ts';
import { kindOfSchema } from './kind-of-schema.ts';
import { plainText } from './plain-text.ts';
import { progressLine } from './progress-line.ts';
import { tableText } from './table-text.ts';

type Given = { json?: boolean; most: number };

/** Looks up names of one table in another, in any script; needs no case and no database. */
export function resolveLookupCommand(host: CommandHost): Command {
  const command = new Command('lookup')
    .description('Look up names in a list of names, in any script, and say why each is found')
    .argument('<index>', 'a table with the column name; id and schema are used where they are there')
    .argument('<queries>', 'a table of the same form')
    .option('--json', 'one JSON object a query, each on a line')
    .option('--most <count>', 'so many names for each query', countOf, 10)
    .action(async (indexFile: string, queryFile: string, given: Given) => {
      const tools = await host.resolveTools();
      const start = host.now();
      const finder = await takeIn(host, tools, indexFile);
      const indexed = host.now();
      const queries = await answer(host, tools, finder, queryFile, given);
      const seconds = (from: number) => ((host.now() - from) / 1000).toFixed(1);
      host.terminal.err(
        `${finder.size} names taken in, ${((indexed - start) / 1000).toFixed(1)} s; ${queries} looked up, ${seconds(indexed)} s\n`,
      );
    });
  return withExamples(command, [
    ['lamplighter resolve lookup list.csv names.csv', 'each name with those of the list that may be the same'],
    ['lamplighter resolve lookup list.csv names.csv --json --most 3', 'the best three, for a program'],
  ]);
}

function countOf(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 100)
    throw new InvalidArgumentError('Give a number from 1 to 100.');
  return count;
}

type Row = { readonly id: string; readonly name: string; readonly schema: string | undefined };

async function takeIn(host: CommandHost, tools: ResolveTools, file: string): Promise<NameFinder> {
  const progress = progressLine(host.terminal, host.now);
  const finder = new NameFinder(tools.data);
  try {
    const table = await tools.readTable(file);
    for (const note of table.notes) host.terminal.err(`${file}: ${note}\n`);
    for await (const rows of rowsOf(table, file)) {
      for (const { id, name, schema } of rows) finder.add(id, name, kindOfSchema(schema));
      progress.show(() => `taking in: ${finder.size} names`);
    }
    return finder;
  } finally {
    progress.clear();
  }
}

async function answer(
  host: CommandHost,
  tools: ResolveTools,
  finder: NameFinder,
  file: string,
  given: Given,
): Promise<number> {
  let count = 0;
  for await (const rows of rowsOf(await tools.readTable(file), file)) {
    let text = '';
    for (const { id, name, schema } of rows) {
      const hits = finder.find(name, kindOfSchema(schema), given.most).filter(({ score }) => score > 0);
      text += given.json === true ? jsonText({ id, hits: hits.map(rounded) }) : hitsText(name, hits);
      if (++count % 200 > 0) continue;
      await host.terminal.out(text);
      text = '';
    }
    if (text !== '') await host.terminal.out(text);
  }
  return count;
}

const rounded = ({ score, ...hit }: Hit) => ({
  id: hit.id,
  score: Math.round(1000 * score) / 1000,
  name: hit.name,
  reasons: hit.reasons,
});

function hitsText(name: string, hits: readonly Hit[]): string {
  const rows = hits.map((hit) => [
    `  ${hit.score.toFixed(2)}`,
    hit.id,
    hit.name,
    hit.reasons.map(({ words }) => words).join('; '),
  ]);
  return `${plainText(name)}${rows.length === 0 ? '  nothing like it\n' : `\n${tableText(rows)}`}`;
}

/** Rows by their columns name, id and schema; a row without an id is known by its number. */
async function* rowsOf(table: OpenTable, file: string): AsyncGenerator<Row[]> {
  try {
    const at = (column: string) => table.header.findIndex((cell) => cell.toLowerCase() === column);
    const [id, schema, name] = [at('id'), at('schema'), at('name')];
    if (name < 0) {
      throw new Failure('LL-RESOLVE-COLUMNS', `${file} has no column name.`, 'Name the columns in the first row.');
    }
    for (const column of ['id', 'schema', 'name']) {
      if (table.header.filter((cell) => cell.toLowerCase() === column).length < 2) continue;
      throw new Failure(
        'LL-RESOLVE-COLUMNS',
        `${file} has the column ${column} twice.`,
        'Rename or remove one of the two.',
      );
    }
    let number = 0;
    for await (const rows of table.rows) {
      yield rows.map((row) => {
        number += 1;
        return {
          id: (id < 0 ? '' : (row[id] ?? '')) || String(number),
          name: row[name] ?? '',
          schema: schema < 0 ? undefined : row[schema],
        };
      });
    }
  } finally {
    table.close();
  }
}
