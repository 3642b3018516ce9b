// Deduplication of febrl3: 5,000 synthetic records of persons (BSD-3, from the record linkage toolkit), in a shuffled order.
//
//   node dist/bench/resolve/febrl.js --data FOLDER
//
// Reach: pairs F1 .98. The weights are estimated on the records themselves, without their true entities.
import { parseArgs } from 'node:util';
import { recogniseColumns } from '#engines/resolve/records/columns';
import { createTableBuilder } from '#engines/resolve/records/record-table';
import { recordData } from '../../data/resolve/load-records.ts';
import { deduplicateRecords } from '../../bin/record-threads.ts';
import { seededRandom } from '../seeded-random.ts';
import { clusterRates } from './cluster-rates.ts';
import { labelledRows } from './labelled-tables.ts';

const { values } = parseArgs({ options: { data: { type: 'string' }, seed: { type: 'string', default: '1' } } });
const rows = await labelledRows(values.data, 'febrl3.csv');
if (rows !== null) {
  const random = seededRandom(Number(values.seed));
  const shuffled = rows
    .map((row) => ({ row, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ row }) => row);
  const header = Object.keys(shuffled[0]!).filter((column) => column !== 'rec_id');
  const builder = createTableBuilder(recogniseColumns(header, recordData.columns));
  for (const row of shuffled) builder.add(header.map((column) => row[column]!));
  const truth = shuffled.map((row) => Number(row['rec_id']!.split('-')[1]));
  const start = performance.now();
  const { groups, compared } = await deduplicateRecords(builder.finish(), () => undefined);
  const { precision, recall, f1 } = clusterRates(groups, truth);
  process.stdout.write(
    `febrl3: ${rows.length} records, ${compared} pairs compared, ${((performance.now() - start) / 1000).toFixed(1)} s; pairs P ${precision.toFixed(4)}  R ${recall.toFixed(4)}  F1 ${f1.toFixed(4)} (reach .98)\n`,
  );
  process.exitCode = f1 >= 0.98 ? 0 : 1;
}
