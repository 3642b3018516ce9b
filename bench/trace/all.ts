// Every benchmark of tracing, one after another; ends with status 1 where one missed its reach.
//
//   npm run bench:trace -- [--data FOLDER] [--python PYTHON] [--small]
//
// FOLDER holds the network and its counts. PYTHON, where `pip install networkx igraph` was done, adds those two beside
// graphology. `--small` takes a tenth of the millions.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { data: { type: 'string' }, python: { type: 'string' }, small: { type: 'boolean', default: false } },
});
const small = values.small ? ['--small'] : [];
const flows = ['--flows', values.small ? '500000' : '5000000'];
const benches: readonly (readonly [title: string, file: string, args: readonly string[]])[] = [
  ['equality', 'equality', []],
  ['patterns', 'motifs', values.data === undefined ? [] : ['--data', values.data]],
  ['speed', 'speed', small],
  ['load', 'load', flows],
  ['load', 'load', [...flows, '--named', '--unsorted']],
  ['beside others', 'peers', [...small, ...(values.python === undefined ? [] : ['--python', values.python])]],
];
for (const [title, file, args] of benches) {
  process.stdout.write(`\n${title}\n`);
  const { status } = spawnSync(
    process.execPath,
    ['--expose-gc', '--max-old-space-size=8192', join(import.meta.dirname, `${file}.js`), ...args],
    { stdio: 'inherit' },
  );
  if (status !== 0) process.exitCode = 1;
}
