// Whether a score is the probability it says: reliability in tenths, Brier score and expected calibration error.
//
//   node dist/bench/resolve/calibration.js --data FOLDER [--every 2]
//
// On pairs that people judged, and on the candidate of the best score for each alias looked up among the names of a sanctions
// list. The line was fitted with these tables among its sources, so what it is worth on others is told by the tables out of
// fold that fit-calibration.js prints. Of pairs scored 0.9 and more, nine in ten must be right; and of persons and of judged
// pairs the error must stay under 0.1.
import { parseArgs } from 'node:util';
import { kindOfSchema } from '#cli/kind-of-schema';
import { scoreNames } from '#engines/resolve/names/compare-names';
import { readName } from '#engines/resolve/names/read-name';
import { compileResolve } from '#engines/resolve/resolve-data';
import { resolveFiles } from '../../data/resolve/load.ts';
import { aliasQueries } from './alias-queries.ts';
import { labelledRows } from './labelled-tables.ts';
import { calibrationText, type Judged } from './rates.ts';

const { values } = parseArgs({ options: { data: { type: 'string' }, every: { type: 'string', default: '2' } } });
const data = compileResolve(resolveFiles);

function show(what: string, pairs: readonly Judged[], mostError: number): void {
  const { table, brier, ece } = calibrationText(pairs);
  const high = pairs.filter(({ score }) => score >= 0.9);
  const right = high.filter(({ isSame }) => isSame).length / Math.max(1, high.length);
  process.stdout.write(
    `${what}: ${pairs.length} pairs, Brier ${brier.toFixed(4)}, expected calibration error ${ece.toFixed(4)}; of ${high.length} scored 0.9 and more ${right.toFixed(3)} are right\n${table}`,
  );
  if (ece > mostError || (mostError < 1 && right < 0.9)) process.exitCode = 1;
}

const cases = await labelledRows(values.data, 'name-cases-dev.csv');
if (cases !== null) {
  const judged = cases.flatMap((row): Judged[] => {
    if (!/^(?:true|false)$/i.test(row['is_match'] ?? '')) return [];
    const kind = kindOfSchema(row['schema']);
    const score = scoreNames(readName(row['name1']!, kind, data), readName(row['name2']!, kind, data), data);
    return [{ score, isSame: /^true$/i.test(row['is_match']!) }];
  });
  show('name cases', judged, 0.1);
}
for (const file of ['alias-pairs-sanctions-dev.csv', 'alias-pairs-ofac-dev.csv']) {
  const rows = await labelledRows(values.data, file);
  if (rows === null) continue;
  const { finder, queries } = aliasQueries(rows, data);
  const [persons, others]: Judged[][] = [[], []];
  for (const { name, kind, wanted } of queries.filter((_, n) => n % Number(values.every) === 0)) {
    const [best] = finder.find(name, kind, 10).toSorted((a, b) => b.score - a.score);
    if (best === undefined) continue;
    (kind === 'person' ? persons! : others!).push({ score: best.score, isSame: wanted.has(best.id) });
  }
  show(`${file}, best candidates, persons`, persons!, 0.1);
  show(`${file}, best candidates, others`, others!, 1);
}
