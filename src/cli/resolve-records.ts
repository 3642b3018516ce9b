import { Command, InvalidArgumentError } from 'commander';
import { type ColumnRole, columnRoles, recogniseColumns } from '#engines/resolve/records/columns';
import { explainPair } from '#engines/resolve/records/explain-pair';
import { levelReader } from '#engines/resolve/records/field-levels';
import { probabilityOf, weightReader } from '#engines/resolve/records/pair-weights';
import { createTableBuilder, type RecordTable } from '#engines/resolve/records/record-table';
import { strongestPartners } from '#engines/resolve/records/strongest-partners';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { jsonText } from './json-text.ts';
import { plainText } from './plain-text.ts';
import { progressLine } from './progress-line.ts';
import type { Deduplication, RecordTools } from './record-tools.ts';

type Given = { json?: boolean; map: ReadonlyMap<ColumnRole, string> };

/** Finds the records of a table that are one person; needs no case and no database. */
export function resolveRecordsCommand(host: CommandHost): Command {
  const command = new Command('records')
    .description('Find the records of a table that are one person or body')
    .argument('<file>', 'CSV whose first row names the columns')
    .option('--json', 'one JSON object a record, each on a line')
    .option('--map <role=column>', `say which column is which: ${columnRoles.join(', ')}`, addMapping, new Map())
    .action(async (file: string, { json, map }: Given) => {
      const start = host.now();
      const tools = await host.recordTools();
      const progress = progressLine(host.terminal, host.now);
      try {
        const { table, ids, left, notes } = await takeIn(tools, file, map, (count) =>
          progress.show(() => `reading: ${count} records`),
        );
        const found = await tools.deduplicate(table, (what, done, of) =>
          progress.show(() => (of > 1 ? `${what}: ${done} of ${of}` : what)),
        );
        progress.clear();
        for (const note of notes) host.terminal.err(`${note}\n`);
        if (left.length > 0) host.terminal.err(`Not compared: ${left.map(plainText).join(', ')}.\n`);
        await printRecords(host, table, ids, found, json === true);
        const groups = found.groups.reduce((sum, root, i) => sum + (root === i ? 1 : 0), 0);
        const seconds = ((host.now() - start) / 1000).toFixed(1);
        host.terminal.err(
          `${table.count} records, ${groups} different; ${found.compared} pairs compared, ${seconds} s\n`,
        );
      } finally {
        progress.clear();
      }
    });
  return withExamples(command, [
    ['lamplighter resolve records people.csv', 'the groups, each with what joins it'],
    ['lamplighter resolve records people.csv --map family=Nom --json', 'a column under another name, for a program'],
  ]);
}

function addMapping(text: string, so: ReadonlyMap<ColumnRole, string>): ReadonlyMap<ColumnRole, string> {
  const [role = '', column = ''] = [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)];
  if (!text.includes('=') || !(columnRoles as readonly string[]).includes(role) || column === '') {
    throw new InvalidArgumentError(`Write role=column; the roles are ${columnRoles.join(', ')}.`);
  }
  return new Map([...so, [role as ColumnRole, column]]);
}

type Taken = {
  readonly table: RecordTable;
  readonly ids: readonly string[];
  readonly left: readonly string[];
  readonly notes: readonly string[];
};

async function takeIn(
  tools: RecordTools,
  file: string,
  mapping: ReadonlyMap<ColumnRole, string>,
  onCount: (count: number) => void,
): Promise<Taken> {
  const source = await tools.readTable(file);
  try {
    const plan = recogniseColumns(source.header, tools.columns, mapping);
    const builder = createTableBuilder(plan, tools.romanise);
    const ids: string[] = [];
    for await (const batch of source.rows) {
      for (const row of batch) {
        builder.add(row);
        // A row without an id is known by its number.
        ids.push((plan.id === null ? '' : (row[plan.id] ?? '')) || String(ids.length + 1));
      }
      onCount(ids.length);
    }
    return { table: builder.finish(), ids, left: plan.unused, notes: source.notes };
  } finally {
    source.close();
  }
}

/** Text of so many records goes out at a time. */
const together = 2000;

async function printRecords(
  host: CommandHost,
  table: RecordTable,
  ids: readonly string[],
  { groups, edges, model }: Deduplication,
  json: boolean,
): Promise<void> {
  const { partner, weight } = strongestPartners(groups, edges);
  const read = levelReader(table);
  const weigh = weightReader(table, model);
  const order = json ? Uint32Array.from(groups.keys()) : inGroups(groups);
  let text = '';
  let lines = 0;
  for (const i of order) {
    const [entity, other] = [ids[groups[i]!]!, partner[i]!];
    const because =
      other === i
        ? undefined
        : {
            with: ids[other]!,
            score: Math.round(1e4 * probabilityOf(weight[i]!)) / 1e4,
            reasons: explainPair(table, read, weigh, i, other),
          };
    if (json) text += jsonText({ id: ids[i]!, entity, ...(because === undefined ? {} : { because }) });
    else {
      const why =
        because?.reasons
          .slice(0, 3)
          .map(({ words }) => words)
          .join('; ') ?? '';
      text +=
        groups[i] === i
          ? `${plainText(entity)}\n`
          : `  ${plainText(ids[i]!)}  ${because?.score.toFixed(2) ?? ''}  ${plainText(why)}\n`;
    }
    if (++lines % together > 0) continue;
    await host.terminal.out(text);
    text = '';
  }
  if (text !== '') await host.terminal.out(text);
}

/** Records of groups of two and more, group by group. */
function inGroups(groups: Uint32Array): Uint32Array {
  const sizes = new Uint32Array(groups.length);
  for (const root of groups) sizes[root]! += 1;
  return Uint32Array.from(groups.keys())
    .filter((i) => sizes[groups[i]!]! > 1)
    .sort((a, b) => groups[a]! - groups[b]! || a - b);
}
