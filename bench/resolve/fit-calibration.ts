// Fits the line from raw scores of names to probabilities and prints or writes data/resolve/calibration.json.
//
//   node dist/bench/resolve/fit-calibration.js [--spellings FOLDER] [--data FOLDER] [--seed 1] [--write data/resolve/calibration.json]
//
// Names are made from the seed; 92 of 100 that are looked up stand in the list, written otherwise. SPELLINGS holds the
// training files of NETransliteration (COLING 2018, MIT; Wikidata labels, CC0), from which names in other scripts are put
// together; bodies are made of terms and legal forms in other words and languages. DATA holds the development halves of
// the labelled tables: pairs that people judged, and the best candidate of each alias looked up in a sanctions list. Every
// source weighs the same. The line is the isotonic regression (pool adjacent violators, Ayer et al. 1955) of being one on
// the score, and 0.5 lies where judged pairs divide best. The tables are out of fold: five folds, each read by the line
// that the other four gave.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { NameFinder } from '#engines/resolve/candidates/name-finder';
import { kindOfSchema } from '#cli/kind-of-schema';
import { calibrated } from '#engines/resolve/names/calibrate';
import { scoreNames } from '#engines/resolve/names/compare-names';
import { readName } from '#engines/resolve/names/read-name';
import type { NameKind } from '#engines/resolve/names/name';
import { compileResolve } from '#engines/resolve/resolve-data';
import { resolveFiles } from '../../data/resolve/load.ts';
import { type Random, seededRandom } from '../seeded-random.ts';
import { madeBody } from './made-bodies.ts';
import { distorted, distortions, madeName } from './made-names.ts';
import { aliasQueries } from './alias-queries.ts';
import { labelledRows } from './labelled-tables.ts';
import { calibrationText, type Judged, ratesAt } from './rates.ts';

const { values } = parseArgs({
  options: {
    spellings: { type: 'string' },
    data: { type: 'string' },
    seed: { type: 'string', default: '1' },
    names: { type: 'string', default: '12000' },
    queries: { type: 'string', default: '12000' },
    write: { type: 'string' },
  },
});
const random = seededRandom(Number(values.seed));
const raw = compileResolve({
  ...resolveFiles,
  calibration: { ...resolveFiles.calibration, points: { persons: [[1, 1]], bodies: [[1, 1]] } },
});

type Made = { readonly name: string; readonly other: string };
const scripts = ['russian', 'arabic', 'chinese', 'hebrew', 'japanese', 'korean'];
const spellings =
  values.spellings === undefined
    ? []
    : scripts.map((script) => spelledWords(join(values.spellings!, `transliteration-${script}-train.txt`)));

/** Words in Latin letters with their spelling in one other script. */
function spelledWords(path: string): [string, string][] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line): [string, string][] => {
      const [latin = '', other = ''] = line.split('\t');
      return latin.length > 2 && other !== '' ? [[latin, other.replaceAll(' ', '')]] : [];
    });
}

/** A name, and how somebody else wrote it. */
function made(of: Random): Made {
  const words = spellings[Math.floor(of() * 2.5 * spellings.length)];
  if (words !== undefined && words.length > 0) {
    const parts = Array.from({ length: 2 + Math.floor(of() * 1.4) }, () => words[Math.floor(of() * words.length)]!);
    return { name: parts.map(([latin]) => latin).join(' '), other: parts.map(([, own]) => own).join(' ') };
  }
  const name = madeName(of);
  const how = distortions[Math.floor(of() * distortions.length)]!;
  return { name, other: distorted(name, how, of) ?? name };
}

/** The best candidates, by the names' score alone, of look-ups in a list of made names. */
function judged(make: (of: Random) => Made, kind: NameKind): Judged[] {
  const finder = new NameFinder(raw);
  const listed = Array.from({ length: Number(values.names) }, () => make(random));
  for (const [n, { name }] of listed.entries()) finder.add(String(n), name, kind);
  const pairs: Judged[] = [];
  for (let n = 0; n < Number(values.queries); n++) {
    const at = Math.floor(random() * listed.length);
    const isListed = random() < 0.92;
    const query = isListed ? listed[at]!.other : make(random).other;
    const [best] = finder.find(query, kind, 10).toSorted((a, b) => b.score - a.score);
    if (best !== undefined) pairs.push({ score: best.score, isSame: isListed && best.id === String(at) });
  }
  return pairs;
}

/** The best candidates of the aliases of a list, and pairs that people judged, by raw scores. */
async function developed(isPerson: boolean): Promise<readonly Source[]> {
  const sources: Source[] = [];
  for (const file of ['alias-pairs-sanctions-dev.csv', 'alias-pairs-ofac-dev.csv']) {
    const rows = values.data === undefined ? null : await labelledRows(values.data, file);
    if (rows === null) continue;
    const { finder, queries } = aliasQueries(rows, raw);
    const pairs = queries
      .filter(({ kind }) => (kind === 'person') === isPerson)
      .flatMap(({ name, kind, wanted }): Judged[] => {
        const [best] = finder.find(name, kind, 10).toSorted((a, b) => b.score - a.score);
        return best === undefined ? [] : [{ score: best.score, isSame: wanted.has(best.id) }];
      });
    sources.push({ what: file, pairs });
  }
  const cases = values.data === undefined ? null : await labelledRows(values.data, 'name-cases-dev.csv');
  if (cases === null) return sources;
  const pairs = cases.flatMap((row): Judged[] => {
    const kind = kindOfSchema(row['schema']);
    if (!/^(?:true|false)$/i.test(row['is_match'] ?? '') || (kind === 'person') !== isPerson) return [];
    const score = scoreNames(readName(row['name1']!, kind, raw), readName(row['name2']!, kind, raw), raw);
    return [{ score, isSame: /^true$/i.test(row['is_match']!) }];
  });
  return [...sources, { what: judgedPairs, pairs }];
}

type Source = { readonly what: string; readonly pairs: readonly Judged[] };
const judgedPairs = 'judged pairs';
const folds = 5;
type Line = readonly (readonly [number, number])[];

/** Blocks of rising probability; each of at least so much weight that no point rests on a handful. */
function rising(sources: readonly Source[]): [number, number][] {
  const all = sources.reduce((sum, { pairs }) => sum + pairs.length, 0);
  const weighed = sources.flatMap(({ pairs }) =>
    pairs.map((pair) => ({ ...pair, weight: all / sources.length / pairs.length })),
  );
  const least = all / 100;
  const blocks: { score: number; same: number; count: number }[] = [];
  for (const { score, isSame, weight } of weighed.toSorted((a, b) => a.score - b.score)) {
    const last = blocks.at(-1);
    const [same, sum] = [isSame ? weight : 0, weight * score];
    if (last !== undefined && (last.count < least || last.score / last.count === score)) {
      last.score += sum;
      last.same += same;
      last.count += weight;
      continue;
    }
    blocks.push({ score: sum, same, count: weight });
  }
  for (let n = 1; n < blocks.length;) {
    const [before, own] = [blocks[n - 1]!, blocks[n]!];
    if (before.same / before.count < own.same / own.count) n++;
    else {
      blocks.splice(n - 1, 2, {
        score: before.score + own.score,
        same: before.same + own.same,
        count: before.count + own.count,
      });
      n = Math.max(1, n - 1);
    }
  }
  return blocks.map(({ score, same, count }) => [score / count, (same + 0.5) / (count + 1)]);
}

/** The raw score that divides judged pairs best, in the middle of those that do so equally; null where there are none. */
function divide(pairs: readonly Judged[]): number | null {
  const steps = Array.from({ length: 161 }, (_, n) => 0.1 + n / 200);
  const best = Math.max(...steps.map((at) => ratesAt(pairs, at).f1));
  const equal = steps.filter((at) => ratesAt(pairs, at).f1 >= best - 0.002);
  return pairs.length === 0 ? null : equal[Math.floor(equal.length / 2)]!;
}

/** The rising line with 0.5 where judged pairs divide: what lies above is not said to be less than even, nor what lies below more. */
function lineOf(sources: readonly Source[]): Line {
  const line = rising(sources);
  const at = divide(sources.find(({ what }) => what === judgedPairs)?.pairs ?? []);
  const rounded = (x: number) => Math.round(1e4 * x) / 1e4;
  if (at === null) return line.map(([x, y]) => [rounded(x), rounded(y)]);
  const below = line.filter(([x]) => x < at - 0.01).map(([x, y]) => [x, Math.min(y, 0.48)] as const);
  const above = line.filter(([x]) => x > at).map(([x, y], n) => [x, Math.max(y, 0.505 + n / 1e3)] as const);
  const last = Math.max(0.01, below.at(-1)?.[1] ?? 0);
  return [...below, [at - 0.01, last] as const, [at, 0.5] as const, ...above].map(([x, y]) => [rounded(x), rounded(y)]);
}

/** Probabilities of each source out of fold. */
function outOfFold(sources: readonly Source[]): readonly Source[] {
  const told = sources.map((): Judged[] => []);
  for (let fold = 0; fold < folds; fold++) {
    const points = lineOf(
      sources.map(({ what, pairs }) => ({ what, pairs: pairs.filter((_, n) => n % folds !== fold) })),
    );
    for (const [at, { pairs }] of sources.entries())
      for (const [n, { score, isSame }] of pairs.entries())
        if (n % folds === fold) told[at]!.push({ score: calibrated(score, { points }), isSame });
  }
  return sources.map(({ what }, n) => ({ what, pairs: told[n]! }));
}

const points: Record<string, readonly (readonly number[])[]> = {};
for (const [of, make, kind] of [
  ['persons', made, 'person'],
  ['bodies', madeBody, 'organisation'],
] as const) {
  const sources: readonly Source[] = [
    { what: 'made pairs', pairs: judged(make, kind) },
    ...(await developed(kind === 'person')),
  ];
  points[of] = lineOf(sources);
  for (const { what, pairs } of outOfFold(sources)) {
    const { table, brier, ece } = calibrationText(pairs);
    process.stdout.write(
      `${of}, ${what}, out of fold: ${pairs.length} pairs, Brier ${brier.toFixed(4)}, ECE ${ece.toFixed(4)}\n${table}`,
    );
  }
  process.stdout.write(`${JSON.stringify(points[of])}\n`);
}
if (values.write !== undefined)
  writeFileSync(values.write, `${JSON.stringify({ ...resolveFiles.calibration, points }, null, 2)}\n`);
