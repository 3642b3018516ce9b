import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { foldWord } from '#engines/resolve/names/fold';
import { type LearntScript, unitsOf } from '#engines/resolve/names/units';

/**
 * Learns how the letters of a script are written in Latin ones, from pairs of spellings of one name (NETransliteration,
 * COLING 2018, MIT; Wikidata labels, CC0), and writes `transliteration.json`:
 * `node dist/data/resolve/learn-transliteration.js FOLDER LETTERS OUT`.
 *
 * Each unit of the source gives a piece of none to five Latin letters. What piece how often is found by expectation
 * maximisation over all ways of cutting the Latin word (Jiampojamarn et al. 2007, many-to-many alignment, with single
 * source units). Pairs that fit badly are names with another wording and are left out after the third round. Nothing is
 * drawn by chance, so the same pairs give the same file.
 */
const [folder, lettersPath, out] = process.argv.slice(2);
if (folder === undefined || lettersPath === undefined || out === undefined)
  throw new Error('usage: learn-transliteration FOLDER LETTERS OUT');

const sources: readonly { script: LearntScript; file: string; most: number; rare: number }[] = [
  { script: 'Cyrl', file: 'russian', most: 60_000, rare: 8 },
  { script: 'Arab', file: 'arabic', most: 60_000, rare: 8 },
  { script: 'Hebr', file: 'hebrew', most: 60_000, rare: 8 },
  { script: 'Kana', file: 'japanese', most: 60_000, rare: 4 },
  { script: 'Hang', file: 'korean', most: 60_000, rare: 4 },
  { script: 'Hani', file: 'chinese', most: 60_000, rare: 1.2 },
];
const longest = 5;
const rounds = 7;

type Pair = { readonly units: readonly number[]; readonly latin: readonly number[]; readonly count: number };

/** Pieces as numbers in base 27, so that a table needs no strings. */
const pieceText = (piece: number): string => {
  let text = '';
  for (let rest = piece; rest > 0; rest = Math.floor(rest / 27)) text = String.fromCharCode(96 + (rest % 27)) + text;
  return text;
};
const startWeight = [0.25, 1, 0.6, 0.25, 0.06, 0.01];

async function pairsOf(file: string, script: LearntScript, most: number): Promise<{ names: string[]; pairs: Pair[] }> {
  const text = await readFile(join(folder!, `transliteration-${file}-train.txt`), 'utf8');
  const number = new Map<string, number>();
  const names: string[] = [];
  const pairs: Pair[] = [];
  for (const line of text.split('\n')) {
    const [latin, spelt, count] = line.split('\t');
    if (latin === undefined || spelt === undefined) continue;
    const letters = [...foldWord(latin)].filter((c) => c >= 'a' && c <= 'z').map((c) => c.charCodeAt(0) - 96);
    const units = unitsOf(foldWord(spelt.replaceAll(' ', '')), script);
    if (letters.length < 2 || letters.length > 20 || units.length === 0 || units.length > 24) continue;
    pairs.push({
      units: units.map((unit) => {
        let n = number.get(unit);
        if (n === undefined) number.set(unit, (n = names.push(unit) - 1));
        return n;
      }),
      latin: letters,
      count: 1 + Math.log2(Number(count) || 1),
    });
  }
  const step = Math.max(1, Math.ceil(pairs.length / most));
  return { names, pairs: step === 1 ? pairs : pairs.filter((pair, n) => pair.count > 1 || n % step === 0) };
}

/** One round: expected counts of each piece for each unit, and the log likelihood of each pair a letter. */
function round(pairs: readonly Pair[], table: readonly Map<number, number>[] | null, kept: Uint8Array) {
  const counts: Map<number, number>[] = [];
  const fits = new Float64Array(pairs.length);
  for (const [at, pair] of pairs.entries()) {
    if (kept[at] === 0) continue;
    const { units, latin, count } = pair;
    const n = units.length;
    const m = latin.length;
    const width = m + 1;
    const chance = new Float64Array(n * width * (longest + 1));
    const piece = new Float64Array(width * (longest + 1));
    for (let j = 0; j <= m; j++) {
      let value = 0;
      for (let k = 0; k <= longest && j + k <= m; k++) {
        if (k > 0) value = value * 27 + latin[j + k - 1]!;
        piece[j * (longest + 1) + k] = value;
      }
    }
    for (let i = 0; i < n; i++) {
      const row = table?.[units[i]!];
      for (let j = 0; j <= m; j++)
        for (let k = 0; k <= longest && j + k <= m; k++)
          chance[(i * width + j) * (longest + 1) + k] =
            table === null ? startWeight[k]! : (row?.get(piece[j * (longest + 1) + k]!) ?? 1e-7);
    }
    const ahead = new Float64Array((n + 1) * width);
    const back = new Float64Array((n + 1) * width);
    ahead[0] = 1;
    back[n * width + m] = 1;
    for (let i = 0; i < n; i++)
      for (let j = 0; j <= m; j++) {
        const here = ahead[i * width + j]!;
        if (here === 0) continue;
        for (let k = 0; k <= longest && j + k <= m; k++)
          ahead[(i + 1) * width + j + k]! += here * chance[(i * width + j) * (longest + 1) + k]!;
      }
    const total = ahead[n * width + m]!;
    if (!(total > 0)) continue;
    for (let i = n - 1; i >= 0; i--)
      for (let j = 0; j <= m; j++) {
        let sum = 0;
        for (let k = 0; k <= longest && j + k <= m; k++)
          sum += chance[(i * width + j) * (longest + 1) + k]! * back[(i + 1) * width + j + k]!;
        back[i * width + j] = sum;
      }
    fits[at] = Math.log2(total) / (n + m);
    for (let i = 0; i < n; i++) {
      const unit = units[i]!;
      const row = (counts[unit] ??= new Map());
      for (let j = 0; j <= m; j++)
        for (let k = 0; k <= longest && j + k <= m; k++) {
          const share =
            (ahead[i * width + j]! * chance[(i * width + j) * (longest + 1) + k]! * back[(i + 1) * width + j + k]!) /
            total;
          if (share < 1e-4) continue;
          const key = piece[j * (longest + 1) + k]!;
          row.set(key, (row.get(key) ?? 0) + share * count);
        }
    }
  }
  return { counts, fits };
}

function shares(counts: readonly (Map<number, number> | undefined)[], least: number): Map<number, number>[] {
  return counts.map((row) => {
    const kept = [...(row ?? [])].filter(([, count]) => count >= least);
    const total = kept.reduce((sum, [, count]) => sum + count, 0);
    return new Map(kept.map(([piece, count]) => [piece, count / total]));
  });
}

/** The pairs that fit no worse than two deviations below the mean. */
function fitting(fits: Float64Array): Uint8Array {
  const seen = fits.filter((fit) => fit !== 0);
  const mean = seen.reduce((a, b) => a + b, 0) / seen.length;
  const deviation = Math.sqrt(seen.reduce((a, b) => a + (b - mean) ** 2, 0) / seen.length);
  return Uint8Array.from(fits, (fit) => (fit !== 0 && fit > mean - 1.5 * deviation ? 1 : 0));
}

/** "piece:cost" of each piece worth keeping; a cost is ten times minus log2 of its share. */
function rowText(row: ReadonlyMap<number, number>): string {
  return [...row]
    .filter(([, share]) => share >= 0.002)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, 40)
    .map(([piece, share]) => `${pieceText(piece)}:${Math.round(-10 * Math.log2(share))}`)
    .join(' ');
}

/** Counts of all Han characters with one reading, as a way out for characters that the pairs lack. */
function byReading(
  names: readonly string[],
  counts: readonly (Map<number, number> | undefined)[],
  han: readonly string[],
) {
  const groups = new Map<string, Map<number, number>>();
  for (const [n, name] of names.entries()) {
    const reading = han[name.charCodeAt(0) - 0x4e00];
    if (reading === undefined || reading === '-') continue;
    const group = groups.get(reading) ?? new Map<number, number>();
    groups.set(reading, group);
    for (const [piece, count] of counts[n] ?? []) group.set(piece, (group.get(piece) ?? 0) + count);
  }
  return groups;
}

const letters = JSON.parse(await readFile(lettersPath, 'utf8')) as { han: string };
const models: Record<string, Record<string, string>> = {};
for (const { script, file, most, rare } of sources) {
  const { names, pairs } = await pairsOf(file, script, most);
  let kept: Uint8Array = new Uint8Array(pairs.length).fill(1);
  let table: Map<number, number>[] | null = null;
  let counts: Map<number, number>[] = [];
  for (let n = 0; n < rounds; n++) {
    const result = round(pairs, table, kept);
    counts = result.counts;
    if (n === 2 || n === 4) kept = fitting(result.fits);
    table = shares(counts, n < rounds - 1 ? 0.5 : rare);
  }
  const rows = names.map((name, n) => [name, rowText(table![n] ?? new Map())] as const).filter(([, row]) => row !== '');
  models[script] = Object.fromEntries(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
  if (script === 'Hani') {
    const groups = [...byReading(names, counts, letters.han.split(' '))].sort(([a], [b]) => (a < b ? -1 : 1));
    models['Pinyin'] = Object.fromEntries(
      groups
        .map(([reading, group]) => [reading, rowText(shares([group], 1)[0]!)] as const)
        .filter(([, row]) => row !== ''),
    );
  }
  console.log(`${script}: ${pairs.length} pairs, ${kept.reduce((a, b) => a + b, 0)} kept, ${rows.length} units`);
}
const head = {
  id: 'transliteration',
  source:
    'learnt by learn-transliteration.ts from NETransliteration (COLING 2018), MIT licence, pairs of names from Wikidata labels (CC0)',
  as_of: '2018-08-20',
  status: 'working',
};
await writeFile(
  out,
  `{\n${Object.entries(head)
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    .join(',\n')},\n  "models": {\n${Object.entries(models)
    .map(
      ([script, rows]) =>
        `    "${script}": {\n${Object.entries(rows)
          .map(([unit, row]) => `      ${JSON.stringify(unit)}: ${JSON.stringify(row)}`)
          .join(',\n')}\n    }`,
    )
    .join(',\n')}\n  }\n}\n`,
);
