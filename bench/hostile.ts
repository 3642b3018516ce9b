import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createExtractionPool } from '#files/extraction-pool';
import { hostileFiles } from '../test/files/hostile-files.ts';
import { hostileLine } from '../test/files/hostile-line.ts';

/*
 * Every hostile or broken file, the slow ones too, through the pool as it runs for users: what it was to come to, what
 * it came to, and how long that took. The run fails where a line is another than the expected one.
 */
const say = (line: string) => process.stdout.write(`${line}\n`);
const folder = await mkdtemp(join(tmpdir(), 'lamplighter-hostile-'));
const sparse = join(folder, 'sparse.txt');
await writeFile(sparse, 'Words. ');
await truncate(sparse, 2 * 1024 ** 3);

const pool = createExtractionPool({ size: 1 });
const { enforced, missing } = await pool.poolLimits();
say(`held back: ${enforced.join('; ')}`);
say(`not enforced here: ${missing.length === 0 ? 'nothing' : missing.join('; ')}`);
say('');
say('| file | what it is | expected | came to | ms |');
say('|---|---|---|---|---|');
let wrong = 0;
let slowest = 0;
const all = [
  ...hostileFiles.map((file) => ({ ...file, source: () => Buffer.from(file.make() as string) })),
  {
    name: 'sparse.txt',
    what: 'two gigabytes with nothing in them',
    line: 'LL-FILE-BINARY',
    says: '',
    source: () => ({ path: sparse }),
  },
];
for (const { name, what, line, says, source } of all) {
  const of = source();
  const begun = performance.now();
  const found = await hostileLine(pool, of, name);
  const ms = Math.round(performance.now() - begun);
  slowest = Math.max(slowest, ms);
  const isRight = found.line === line && found.words.includes(says ?? '');
  if (!isRight) wrong++;
  say(`| ${name} | ${what} | ${line} | ${isRight ? found.line : `**${found.line}** ${found.message}`} | ${ms} |`);
}
await pool.close();
await rm(folder, { recursive: true });
say('');
say(`${all.length} files, ${all.length - wrong} as expected, ${wrong} not; the slowest took ${slowest} ms`);
if (wrong > 0) process.exitCode = 1;
