// Pairs of names that people judged, against any-ascii with edit distance in the same run.
//
//   node dist/bench/resolve/name-cases.js --data FOLDER
//
// Reach: F1 88 and specificity 80, both at 0.50. The cases are nomenklatura's own (MIT); see compare_nomenklatura.py for its figures.
import { parseArgs } from 'node:util';
import anyAscii from 'any-ascii';
import { distance } from 'fastest-levenshtein';
import { kindOfSchema } from '#cli/kind-of-schema';
import { scoreNames } from '#engines/resolve/names/compare-names';
import { readName } from '#engines/resolve/names/read-name';
import { compileResolve } from '#engines/resolve/resolve-data';
import { resolveFiles } from '../../data/resolve/load.ts';
import { labelledRows } from './labelled-tables.ts';
import { bestThreshold, ratesAt, ratesText } from './rates.ts';

const { values } = parseArgs({ options: { data: { type: 'string' } } });
const rows = await labelledRows(values.data, 'name-cases-dev.csv');
if (rows !== null) {
  const data = compileResolve(resolveFiles);
  const cases = rows.filter((row) => /^(?:true|false)$/i.test(row['is_match'] ?? ''));
  const judged = (score: (one: string, other: string, schema: string) => number) =>
    cases.map((row) => ({
      score: score(row['name1']!, row['name2']!, row['schema']!),
      isSame: /^true$/i.test(row['is_match']!),
    }));
  const own = judged((one, other, schema) => {
    const kind = kindOfSchema(schema);
    return scoreNames(readName(one, kind, data), readName(other, kind, data), data);
  });
  const peer = judged((one, other) => {
    const plain = [one, other].map((name) => anyAscii(name).toLowerCase().split(/\W+/).toSorted().join(' '));
    return 1 - distance(plain[0]!, plain[1]!) / Math.max(plain[0]!.length, plain[1]!.length, 1);
  });
  const at = ratesAt(own, 0.5);
  process.stdout.write(`name cases: ours at 0.50  ${ratesText(at)} (reach F1 88, specificity 80)\n`);
  for (const [name, pairs] of [
    ['ours', own],
    ['edit distance', peer],
  ] as const) {
    const best = bestThreshold(pairs);
    process.stdout.write(`  ${name.padEnd(14)} best at ${best.toFixed(2)}  ${ratesText(ratesAt(pairs, best))}\n`);
  }
  process.exitCode = at.f1 >= 0.88 && at.specificity >= 0.8 ? 0 : 1;
}
