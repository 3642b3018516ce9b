// Look-up of names against a list of a million, one core: speed, memory, and how often the index and the score find the right one.
//
//   node dist/bench/resolve/look-up.js [--names 1000000] [--queries 3500] [--seed 1]
//
// Names and queries are made from the seed: a name of the list as it stands, with slips, in another order, shortened, or in
// Cyrillic; findable is what our score puts at .7 or more. Reach: 500 queries a second of processor time, p95 at most 5 ms, index recall .99 at 100, at most 1.5 GB.
// Peer in the same run: every name of a tenth of a percent of the list by any-ascii and edit distance, scaled up.
import { parseArgs } from 'node:util';
import anyAscii from 'any-ascii';
import { distance } from 'fastest-levenshtein';
import { NameFinder } from '#engines/resolve/candidates/name-finder';
import { scoreNames } from '#engines/resolve/names/compare-names';
import { readName } from '#engines/resolve/names/read-name';
import { compileResolve } from '#engines/resolve/resolve-data';
import { resolveFiles } from '../../data/resolve/load.ts';
import { ownSeconds } from '../processor-time.ts';
import { seededRandom } from '../seeded-random.ts';
import { distorted, type Distortion, distortions, madeName } from './made-names.ts';

const { values } = parseArgs({
  options: {
    names: { type: 'string', default: '1000000' },
    queries: { type: 'string', default: '3500' },
    seed: { type: 'string', default: '1' },
  },
});
const [count, wanted] = [Number(values.names), Number(values.queries)];
const random = seededRandom(Number(values.seed));
const data = compileResolve(resolveFiles);
const finder = new NameFinder(data);
const every = Math.floor((count * distortions.length) / wanted);
const queries: { text: string; how: Distortion; name: string }[] = [];
const sample: string[] = [];
const before = ownSeconds();
for (let n = 0; n < count; n++) {
  const name = madeName(random);
  finder.add(name, name, 'person');
  if (n % 1000 === 0) sample.push(name);
  if (n % every !== 0) continue;
  for (const how of distortions) {
    const text = distorted(name, how, random);
    if (text !== null) queries.push({ text, how, name });
  }
}
finder.find('Anna Petrova', 'person');
const built = ownSeconds() - before;
process.stdout.write(`${count} names taken in, ${built.toFixed(1)} s of one core\n`);

for (const { text } of queries.slice(0, 200)) finder.find(text, 'person');
const times: number[] = [];
const found = new Map<Distortion, { all: number; findable: number; index: number; first: number; ten: number }>();
for (const { text, how, name } of queries) {
  const start = ownSeconds();
  const hits = finder.find(text, 'person', 10);
  times.push(1000 * (ownSeconds() - start));
  const row = found.get(how) ?? { all: 0, findable: 0, index: 0, first: 0, ten: 0 };
  found.set(how, row);
  row.all += 1;
  // Names repeat in the list, so that the name itself is what counts as found.
  if (hits[0]?.id === name || hits.some((hit) => hit.id === name && hit.score >= hits[0]!.score)) row.first += 1;
  if (hits.some(({ id }) => id === name)) row.ten += 1;
  // Two slips can make another name of a short one; then there is nothing to find.
  if (scoreNames(readName(text, 'person', data), readName(name, 'person', data), data) < 0.7) continue;
  row.findable += 1;
  if (finder.candidates(text, 'person', 100).includes(name)) row.index += 1;
}
const share = (part: number, of: number) => (part / of).toFixed(3);
for (const [how, { all, findable, index, first, ten }] of found)
  process.stdout.write(
    `  ${how.padEnd(16)} n ${String(all).padStart(5)}  index in 100 of ${findable} findable ${share(index, findable)}  first ${share(first, all)}  in 10 ${share(ten, all)}\n`,
  );
const all = [...found.values()];
const sum = (of: 'all' | 'findable' | 'index' | 'first' | 'ten') => all.reduce((so, row) => so + row[of], 0);
const recall = sum('index') / sum('findable');
const mean = times.reduce((a, b) => a + b, 0) / times.length;
const p95 = times.toSorted((a, b) => a - b)[Math.floor(0.95 * times.length)]!;
const rss = process.memoryUsage.rss() / 1e9;

const peerStart = ownSeconds();
const plain = sample.map((name) => anyAscii(name).toLowerCase());
for (const { text } of queries.slice(0, 100)) {
  const own = anyAscii(text).toLowerCase();
  for (const name of plain) distance(own, name);
}
const peer = (1000 * (ownSeconds() - peerStart) * (count / sample.length)) / 100;
process.stdout.write(
  `look-up: ${Math.round(1000 / mean)} queries/s a core (reach 500), mean ${mean.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms (reach 5), ` +
    `index recall at 100 ${recall.toFixed(4)} (reach .99), first ${share(sum('first'), sum('all'))}, ` +
    `${rss.toFixed(2)} GB (reach 1.5); edit distance to every name would take ${Math.round(peer)} ms a query: ratio ${Math.round(peer / mean)}\n`,
);
process.exitCode = 1000 / mean >= 500 && p95 <= 5 && recall >= 0.99 && rss <= 1.5 ? 0 : 1;
