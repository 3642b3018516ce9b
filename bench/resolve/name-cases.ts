// Pairs of names that people judged, against any-ascii with edit distance in the same run.
//
//   node dist/bench/resolve/name-cases.js --data FOLDER [--nomenklatura PYTHON]
//
// Reach: F1 88 and specificity 80, both at 0.50. The cases are nomenklatura's own (MIT). PYTHON, where
// `pip install nomenklatura` was done, adds its logic-v2 on the same pairs; without it that line is left out.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import anyAscii from 'any-ascii';
import { distance } from 'fastest-levenshtein';
import { kindOfSchema } from '#cli/kind-of-schema';
import { scoreNames } from '#engines/resolve/names/compare-names';
import { readName } from '#engines/resolve/names/read-name';
import { compileResolve } from '#engines/resolve/resolve-data';
import { resolveFiles } from '../../data/resolve/load.ts';
import { ownSeconds } from '../processor-time.ts';
import { labelledRows, type Row } from './labelled-tables.ts';
import { bestThreshold, type Judged, ratesAt, ratesText } from './rates.ts';

const { values } = parseArgs({ options: { data: { type: 'string' }, nomenklatura: { type: 'string' } } });
const rows = await labelledRows(values.data, 'name-cases-dev.csv');
if (rows !== null) {
  const data = compileResolve(resolveFiles);
  const cases = rows.filter((row) => /^(?:true|false)$/i.test(row['is_match'] ?? ''));
  const judged = (score: (one: string, other: string, schema: string) => number) =>
    cases.map((row) => ({
      score: score(row['name1']!, row['name2']!, row['schema']!),
      isSame: /^true$/i.test(row['is_match']!),
    }));
  const start = ownSeconds();
  const own = judged((one, other, schema) => {
    const kind = kindOfSchema(schema);
    return scoreNames(readName(one, kind, data), readName(other, kind, data), data);
  });
  const spent = ownSeconds() - start;
  const peer = judged((one, other) => {
    const plain = [one, other].map((name) => anyAscii(name).toLowerCase().split(/\W+/).toSorted().join(' '));
    return 1 - distance(plain[0]!, plain[1]!) / Math.max(plain[0]!.length, plain[1]!.length, 1);
  });
  const at = ratesAt(own, 0.5);
  process.stdout.write(`name cases: ours at 0.50  ${ratesText(at)} (reach F1 88, specificity 80)\n`);
  const theirs = nomenklaturaScores(values.nomenklatura, cases);
  const judgedBy: [string, Judged[]][] = [
    ['ours', own],
    ['edit distance', peer],
  ];
  if (theirs !== null)
    judgedBy.push(['nomenklatura', own.map(({ isSame }, n) => ({ score: theirs.scores[n]!, isSame }))]);
  for (const [name, pairs] of judgedBy) {
    const best = bestThreshold(pairs);
    process.stdout.write(`  ${name.padEnd(14)} at 0.50       ${ratesText(ratesAt(pairs, 0.5))}\n`);
    process.stdout.write(`  ${name.padEnd(14)} best at ${best.toFixed(2)}  ${ratesText(ratesAt(pairs, best))}\n`);
  }
  if (theirs !== null) {
    const [ours, its] = [cases.length / spent, cases.length / theirs.seconds];
    process.stdout.write(
      `  pairs/s of one core: ours ${Math.round(ours)}, nomenklatura ${Math.round(its)}; ratio ${(ours / its).toFixed(1)}\n`,
    );
  }
  process.exitCode = at.f1 >= 0.88 && at.specificity >= 0.8 ? 0 : 1;
}

function nomenklaturaScores(
  python: string | undefined,
  rows: readonly Row[],
): { scores: number[]; seconds: number } | null {
  if (python === undefined) return null;
  const quoted = (text = '') => `"${text.replaceAll('"', '""')}"`;
  const input = rows.map((row) => [row['schema'], row['name1'], row['name2']].map(quoted).join(',')).join('\n');
  const { status, stdout, stderr } = spawnSync(python, ['bench/resolve/nomenklatura_scores.py'], {
    input,
    encoding: 'utf8',
  });
  if (status !== 0) {
    process.stdout.write(`  nomenklatura left out: ${stderr.trim().split('\n').at(-1) ?? 'no such Python'}\n`);
    return null;
  }
  const numbers = stdout.trim().split('\n').map(Number);
  return { scores: numbers.slice(0, -1), seconds: numbers.at(-1)! };
}
