// Patterns of three flows against the counts that SNAP prints, both from a folder of data.
//
//   node dist/bench/trace/motifs.js --data FOLDER
//
// Reach: counts equal, 0.2 s. FOLDER holds collegemsg.txt and collegemsg-motifs-SECONDS.txt; SNAP's own program takes
// 0.11 s for a day.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createFlowFileReader } from '#engines/trace/flow-file';
import { motifCounts } from '#engines/trace/motifs';
import { numberedFlows } from '#engines/trace/snap-flows';
import { snapMotifCounts } from '#engines/trace/snap-motifs';
import { report, timed } from './timed.ts';

const { values } = parseArgs({ options: { data: { type: 'string' } } });
const network = values.data === undefined ? undefined : join(values.data, 'collegemsg.txt');
if (network === undefined || !existsSync(network)) process.stdout.write('  left out: no --data with collegemsg.txt\n');
else {
  const reader = createFlowFileReader();
  reader.push(readFileSync(network));
  const file = reader.end();
  for (const within of [3600, 86_400]) {
    const printed = readFileSync(join(values.data!, `collegemsg-motifs-${within}.txt`), 'utf8')
      .trim()
      .split('\n')
      .flatMap((line) => line.split(' ').map(Number));
    let counts: number[] = [];
    const first = timed(1, () => (counts = snapMotifCounts(numberedFlows(file), within).flat()), 0);
    const equal = counts.filter((count, k) => count === printed[k]).length;
    process.stdout.write(`  within ${within} s: ${equal} of 36 counts equal SNAP's\n`);
    if (equal !== 36) process.exitCode = 1;
    report("in SNAP's order, first time", first, 200);
    report(
      "in SNAP's order",
      timed(7, () => snapMotifCounts(numberedFlows(file), within)),
      null,
    );
    report(
      "in the file's order",
      timed(7, () => motifCounts(file.graph, within)),
      200,
    );
  }
}
