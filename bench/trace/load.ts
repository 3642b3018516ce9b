// How long a file of flows takes to read and sort, and what it then holds.
//
//   node --expose-gc dist/bench/trace/load.js [--flows N] [--named] [--unsorted]
//
// Reach: 5,000,000 flows in 4 s and 300 MB. The lines are made piece by piece; making them is not counted, memory is the
// greatest of the whole process above what it held before. `--named` writes names instead of numbers.
import { parseArgs } from 'node:util';
import { createFlowFileReader } from '#engines/trace/flow-file';
import { ownSeconds } from '../processor-time.ts';
import { seededRandom } from '../seeded-random.ts';

const { values } = parseArgs({
  options: {
    flows: { type: 'string', default: '5000000' },
    named: { type: 'boolean', default: false },
    unsorted: { type: 'boolean', default: false },
  },
});
const flows = Number(values.flows);
const random = seededRandom(2);
const names = 500_000;
const name = () => `${values.named ? 'person.' : ''}${Math.floor(random() * names)}`;

globalThis.gc?.();
const before = process.memoryUsage().rss;
let greatest = before;
let ms = 0;
let busy = 0;
const reader = createFlowFileReader();
let at = 1_600_000_000;
for (let n = 0; n < flows;) {
  const lines: string[] = [];
  for (; lines.length < 20_000 && n < flows; n++) {
    at = values.unsorted ? 1_600_000_000 + Math.floor(random() * flows * 3) : at + Math.floor(random() * 3);
    lines.push(`${name()} ${name()} ${at}\n`);
  }
  const bytes = Buffer.from(lines.join(''));
  const start = performance.now();
  const busySince = ownSeconds();
  reader.push(bytes);
  busy += ownSeconds() - busySince;
  ms += performance.now() - start;
  greatest = Math.max(greatest, process.memoryUsage().rss);
}
const start = performance.now();
const busySince = ownSeconds();
const file = reader.end();
busy += ownSeconds() - busySince;
ms += performance.now() - start;
greatest = Math.max(greatest, process.resourceUsage().maxRSS * 1024);
globalThis.gc?.();
const megabytes = (bytes: number) => Math.round((bytes - before) / 1e6);
const isKept = ms <= 4000 && megabytes(greatest) <= 300;
if (!isKept) process.exitCode = 1;
process.stdout.write(
  `  ${file.graph.flows.toLocaleString('en')} flows between ${file.graph.nodes.toLocaleString('en')} ` +
    `${values.named ? 'names' : 'numbers'}, ${values.unsorted ? 'in no order' : 'by time'}: ${(ms / 1000).toFixed(1)} s (${busy.toFixed(1)} s of a processor), ` +
    `${megabytes(greatest)} MB at most, ${megabytes(process.memoryUsage().rss)} MB kept, ` +
    `reach 4 s and 300 MB: ${isKept ? 'kept' : 'MISSED'}\n`,
);
