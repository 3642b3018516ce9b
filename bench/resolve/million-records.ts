// Deduplication of a million records made from a seed, read from a CSV file, on all processors, with progress and the time.
//
//   node dist/bench/resolve/million-records.js [--records 1000000] [--seed 1]
//
// A fifth are second or third records of someone else's, with slips, empty and swapped fields, other telephones, another address.
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { recogniseColumns } from '#engines/resolve/records/columns';
import { createTableBuilder } from '#engines/resolve/records/record-table';
import { readTable } from '#files/read-table';
import { deduplicateRecords } from '../../bin/record-threads.ts';
import { recordData } from '../../data/resolve/load-records.ts';
import { ownSeconds } from '../processor-time.ts';
import { seededRandom } from '../seeded-random.ts';
import { clusterRates } from './cluster-rates.ts';
import { madeDuplicate, madePerson, madePlaces, recordHeader } from './made-records.ts';

const { values } = parseArgs({
  options: { records: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
});
const count = Number(values.records);
const truth = new Uint32Array(count);

function* lines(): Generator<string> {
  const random = seededRandom(Number(values.seed));
  const places = madePlaces(random);
  const recent: { entity: number; row: string[] }[] = [];
  yield `${recordHeader.join(',')}\n`;
  for (let n = 0, entity = 0; n < count; n++) {
    const other = random() < 0.2 ? recent[Math.floor(random() * recent.length)] : undefined;
    const row = other === undefined ? madePerson(places, random) : madeDuplicate(other.row, places, random);
    truth[n] = other?.entity ?? ++entity;
    // Someone who may come again, however much later.
    if (other === undefined)
      recent[recent.length < 50_000 ? recent.length : Math.floor(random() * 50_000)] = { entity, row };
    yield `${n},${row.join(',')}\n`;
  }
}

const folder = await mkdtemp(join(tmpdir(), 'lamplighter-bench-'));
try {
  const path = join(folder, 'records.csv');
  await pipeline(Readable.from(lines()), createWriteStream(path));
  const start = performance.now();
  const seconds = () => ((performance.now() - start) / 1000).toFixed(1);
  const spent = ownSeconds();
  const table = await readTable(path);
  const builder = createTableBuilder(recogniseColumns(table.header, recordData.columns));
  for await (const batch of table.rows) for (const row of batch) builder.add(row);
  process.stdout.write(`  read, ${seconds()} s\n`);
  let last = '';
  const found = await deduplicateRecords(builder.finish(), (what, done, of) => {
    const line = of > 1 ? `${what} ${done} of ${of}` : what;
    if (line !== last) process.stdout.write(`  ${line}, ${seconds()} s\n`);
    last = line;
  });
  const { precision, recall, f1 } = clusterRates(found.groups, truth);
  process.stdout.write(
    `records: ${count} deduplicated in ${seconds()} s on ${availableParallelism()} processors (${(ownSeconds() - spent).toFixed(1)} s of processor time), ` +
      `${found.compared} pairs compared, ${(process.memoryUsage.rss() / 1e9).toFixed(2)} GB; pairs P ${precision.toFixed(4)}  R ${recall.toFixed(4)}  F1 ${f1.toFixed(4)}\n`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
