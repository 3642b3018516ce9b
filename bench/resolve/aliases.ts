// Aliases looked up among the names of a sanctions list, by script, and the index's own recall apart from the score.
//
//   node dist/bench/resolve/aliases.js --data FOLDER [--every 1]
//
// Reach, rank 1 of persons: Cyrillic .98, Arabic .85, Han .70, Hangul .97, Latin .60; of others: Cyrillic .60, Arabic .40, Han .45.
// Index recall .99 at 100 over the pairs that a matcher could find: those that our score or edit distance over any-ascii puts at .7.
import { parseArgs } from 'node:util';
import anyAscii from 'any-ascii';
import { distance } from 'fastest-levenshtein';
import { scoreNames } from '#engines/resolve/names/compare-names';
import { readName } from '#engines/resolve/names/read-name';
import { compileResolve } from '#engines/resolve/resolve-data';
import { resolveFiles } from '../../data/resolve/load.ts';
import { ownSeconds } from '../processor-time.ts';
import { aliasQueries } from './alias-queries.ts';
import { labelledRows } from './labelled-tables.ts';

const { values } = parseArgs({ options: { data: { type: 'string' }, every: { type: 'string', default: '1' } } });
const reach: Readonly<Record<string, number>> = {
  'Cyrl persons': 0.98,
  'Arab persons': 0.85,
  'Han persons': 0.7,
  'Hang persons': 0.97,
  'Latn persons': 0.6,
  'Cyrl others': 0.6,
  'Arab others': 0.4,
  'Han others': 0.45,
};
const data = compileResolve(resolveFiles);
for (const file of ['alias-pairs-sanctions-dev.csv', 'alias-pairs-ofac-dev.csv']) {
  const rows = await labelledRows(values.data, file);
  if (rows === null) continue;
  const { finder, queries } = aliasQueries(rows, data);
  const groups = new Map<string, { all: number; first: number; ten: number; findable: number; index: number }>();
  const start = ownSeconds();
  let spent = 0;
  for (const { name, kind, group, wanted, wantedNames } of queries.filter((_, n) => n % Number(values.every) === 0)) {
    const row = groups.get(group) ?? { all: 0, first: 0, ten: 0, findable: 0, index: 0 };
    groups.set(group, row);
    const before = ownSeconds();
    const hits = finder.find(name, kind, 10);
    spent += ownSeconds() - before;
    row.all += 1;
    if (hits[0] !== undefined && wanted.has(hits[0].id)) row.first += 1;
    if (hits.some(({ id }) => wanted.has(id))) row.ten += 1;
    const own = readName(name, kind, data);
    const plain = anyAscii(name).toLowerCase();
    const isFindable = wantedNames.some((other) => {
      if (scoreNames(own, readName(other, kind, data), data) >= 0.7) return true;
      const theirs = anyAscii(other).toLowerCase();
      return distance(plain, theirs) <= 0.3 * Math.max(plain.length, theirs.length);
    });
    if (!isFindable) continue;
    row.findable += 1;
    if (finder.candidates(name, kind, 100).some((id) => wanted.has(id))) row.index += 1;
  }
  const share = (part: number, of: number) => (of === 0 ? '   –' : (part / of).toFixed(3));
  process.stdout.write(
    `${file}: ${finder.size} names, ${queries.length} queries, every ${values.every}, ${(ownSeconds() - start).toFixed(0)} s\n`,
  );
  let [findable, index, all] = [0, 0, 0];
  for (const [group, row] of [...groups].toSorted((a, b) => b[1].all - a[1].all)) {
    findable += row.findable;
    index += row.index;
    all += row.all;
    if (row.all < 10) continue;
    const wanted = file.includes('sanctions') ? reach[group] : undefined;
    process.stdout.write(
      `  ${group.padEnd(18)} n ${String(row.all).padStart(5)}  rank 1 ${share(row.first, row.all)}  in 10 ${share(row.ten, row.all)}  index of findable ${share(row.index, row.findable)}${wanted === undefined ? '' : `  (reach ${wanted})`}\n`,
    );
    if (wanted !== undefined && row.first / row.all < wanted) process.exitCode = 1;
  }
  process.stdout.write(
    `  index recall at 100 over ${findable} findable: ${share(index, findable)} (reach .99); ${((1000 * spent) / all).toFixed(2)} ms a query\n`,
  );
  if (index / findable < 0.99) process.exitCode = 1;
}
