// Every benchmark of resolving, one after another; ends with status 1 where one missed its reach.
//
//   npm run bench:resolve -- [--data FOLDER] [--nomenklatura PYTHON] [--small]
//
// FOLDER holds the labelled tables; those that need them say when they skip. `--small` takes a tenth of the millions.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { data: { type: 'string' }, nomenklatura: { type: 'string' }, small: { type: 'boolean', default: false } },
});
const data = values.data === undefined ? [] : ['--data', values.data];
const peer = values.nomenklatura === undefined ? [] : ['--nomenklatura', values.nomenklatura];
const count = values.small ? '100000' : '1000000';
const benches: readonly (readonly [string, readonly string[]])[] = [
  ['name-cases', [...data, ...peer]],
  ['aliases', data],
  ['calibration', data],
  ['worst-errors', data],
  ['febrl', data],
  ['look-up', ['--names', count]],
  ['million-records', ['--records', count]],
];
for (const [name, args] of benches) {
  process.stdout.write(`\n${name}\n`);
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, `${name}.js`), ...args], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
