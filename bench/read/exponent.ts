// How reading time grows with the text, for shapes that may choke it: the exponent of time over size, least squares
// over doubling sizes, processor time, the best of the rounds. 1 is linear. Reach: none above 1.15.
//
//   node dist/bench/read/exponent.js [--from 100000] [--doublings 3] [--rounds 3] [--shape NAME]
//
// A shape whose longest run takes under 10 ms is too quick to tell and counts as passed.
import { parseArgs } from 'node:util';
import { createReader } from '#engines/read/reader';
import { lexiconFiles } from '../../data/lexicons/load.ts';
import { shapes } from './hostile-shapes.ts';

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '100000' },
    doublings: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
    shape: { type: 'string' },
  },
});
const reach = 1.15;
const sizes = Array.from({ length: Number(values.doublings) + 1 }, (_, i) => Number(values.from) * 2 ** i);
const reader = createReader(lexiconFiles);
const wanted = shapes.filter(({ name }) => values.shape === undefined || name.includes(values.shape));

/** Milliseconds of processor time, the best of the rounds: other work on the machine only slows a round. */
function timeOf(text: string): number {
  let best = Infinity;
  for (let round = 0; round < Number(values.rounds); round++) {
    const before = process.cpuUsage();
    reader.read(text, { date: '2031-05-02' });
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

function slopeOf(times: readonly number[]): number {
  const points = times.map((time, i): [number, number] => [Math.log(sizes[i] ?? 1), Math.log(Math.max(time, 0.01))]);
  const [mx, my] = [0, 1].map(
    (k) => points.reduce((sum, point) => sum + (point[k as 0 | 1] ?? 0), 0) / points.length,
  ) as [number, number];
  const over = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return over / points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}

// The machine's own warming up is no growth.
for (const { make } of shapes.slice(0, 8)) reader.read(make(60_000), { date: '2031-05-02' });
let failed = 0;
process.stdout.write(
  `exponent of time over size, ${sizes[0]} to ${sizes.at(-1)} characters (reach at most ${reach})\n`,
);
for (const { name, make } of wanted) {
  const times = sizes.map((size) => timeOf(make(size)));
  const quick = (times.at(-1) ?? 0) < 10;
  const slope = slopeOf(times);
  if (!quick && slope > reach) failed++;
  const shown = times.map((time) => `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`).join(', ');
  process.stdout.write(`${name.padEnd(30)} ${quick ? '  -  ' : slope.toFixed(2).padStart(5)}  ${shown}\n`);
}
process.stdout.write(failed === 0 ? 'all within reach\n' : `${failed} of ${wanted.length} shapes grow faster\n`);
process.exitCode = failed === 0 ? 0 : 1;
