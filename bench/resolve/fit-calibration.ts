// Fits the line from raw scores of names to probabilities, on made pairs only, and prints or writes data/resolve/calibration.json.
//
//   node dist/bench/resolve/fit-calibration.js [--spellings FOLDER] [--seed 1] [--write data/resolve/calibration.json]
//
// Names are made from the seed; 92 of 100 that are looked up stand in the list, written otherwise (so that 0.5 falls where
// people divide the pairs they judged). FOLDER holds the training files of NETransliteration (COLING 2018, MIT; Wikidata
// labels, CC0), from which names in other scripts are put together; bodies are made of terms and legal forms in other words
// and languages. The best candidate of each look-up is the pair. The line is the isotonic regression (pool adjacent
// violators, Ayer et al. 1955) of being one on the score.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { NameFinder } from '#engines/resolve/candidates/name-finder';
import type { NameKind } from '#engines/resolve/names/name';
import { compileResolve } from '#engines/resolve/resolve-data';
import { resolveFiles } from '../../data/resolve/load.ts';
import { type Random, seededRandom } from '../seeded-random.ts';
import { madeBody } from './made-bodies.ts';
import { distorted, distortions, madeName } from './made-names.ts';
import { calibrationText, type Judged } from './rates.ts';

const { values } = parseArgs({
  options: {
    spellings: { type: 'string' },
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

/** Blocks of rising probability; each of at least `least` pairs, so that no point rests on a handful. */
function rising(judged: readonly Judged[], least = 120): [number, number][] {
  const blocks: { score: number; same: number; count: number }[] = [];
  for (const { score, isSame } of judged.toSorted((a, b) => a.score - b.score)) {
    const last = blocks.at(-1);
    if (last !== undefined && (last.count < least || last.score / last.count === score)) {
      last.score += score;
      last.same += isSame ? 1 : 0;
      last.count += 1;
      continue;
    }
    blocks.push({ score, same: isSame ? 1 : 0, count: 1 });
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
  const rounded = (x: number) => Math.round(1e4 * x) / 1e4;
  return blocks.map(({ score, same, count }) => [rounded(score / count), rounded((same + 0.5) / (count + 1))]);
}

const points: Record<string, readonly (readonly number[])[]> = {};
for (const [of, make, kind] of [
  ['persons', made, 'person'],
  ['bodies', madeBody, 'organisation'],
] as const) {
  const pairs = judged(make, kind);
  points[of] = rising(pairs);
  const { table, brier, ece } = calibrationText(pairs);
  process.stdout.write(
    `${of}: ${pairs.length} made pairs, raw: Brier ${brier.toFixed(4)}, ECE ${ece.toFixed(4)}\n${table}${JSON.stringify(points[of])}\n`,
  );
}
if (values.write !== undefined)
  writeFileSync(values.write, `${JSON.stringify({ ...resolveFiles.calibration, points }, null, 2)}\n`);
