import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { chooseTable } from '#cli/records-table';
import { takeTable } from '#cli/records-take';
import { memoryOf } from './process-memory.ts';
import { seededRandom } from './seeded-random.ts';
import { runProgram, startServing, stopServing } from './serving.ts';

/*
 * A table of calls made from a seed, taken as records by a running server: what a person waits for on the way (columns,
 * preview, taking), how long other requests wait meanwhile, and the most memory of the server beside PostgreSQL. Then a
 * newer version of it in which one row of a hundred changed. Against the same table of one hundredth of the rows.
 */
const { values } = parseArgs({
  options: { rows: { type: 'string', default: '100000' }, seed: { type: 'string', default: '5' } },
});
const mib = 1024 * 1024;
const say = (line: string) => process.stdout.write(`${line}\n`);
const home = await mkdtemp(join(tmpdir(), 'lamplighter-bench-'));

function calls(rows: number, isNewer: boolean): string {
  const random = seededRandom(Number(values.seed));
  const number = () => `+44 20 7946 ${String(Math.floor(random() * Math.min(2000, rows / 5))).padStart(4, '0')}`;
  const lines = ['Call id,Calling number,Called number,Call date,Duration,Cell site'];
  for (let n = 0; n < rows; n++) {
    const [from, to] = [number(), number()];
    const day = 1 + Math.floor(random() * 28);
    const at = `2024-03-${String(day).padStart(2, '0')} 10:${String(n % 60).padStart(2, '0')}`;
    const seconds = Math.floor(random() * 900);
    lines.push(`${n},${from},${to},${at},${isNewer && n % 100 === 0 ? seconds + 1 : seconds},mast ${n % 40}`);
  }
  return `${lines.join('\n')}\n`;
}

try {
  await runProgram(home, ['user', 'add', 'admin']);
  const folder = join(home, 'in');
  await mkdir(folder);
  const serving = await startServing(home);
  serving.child.stderr!.on('data', (chunk: Buffer) => process.stderr.write(chunk));
  const client = await serving.signedIn();
  let most = 0;
  let slowest = 0;
  const over = new AbortController();
  const watching = (async () => {
    while (!over.signal.aborted) {
      const found = (await memoryOf([serving.child.pid!])) ?? [];
      const ours = found.filter(({ command }) => !command.includes('postgres'));
      most = Math.max(
        most,
        ours.reduce((sum, one) => sum + (one.pss ?? one.rss), 0),
      );
      const asked = performance.now();
      await client.call('getSession');
      slowest = Math.max(slowest, performance.now() - asked);
      await pause(100);
    }
  })();
  const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    slowest = 0;
    const begun = performance.now();
    const result = await work();
    const seconds = (performance.now() - begun) / 1000;
    say(`  ${what}: ${seconds.toFixed(2)} s, another request waited ${slowest.toFixed(0)} ms at most`);
    return result;
  };
  for (const rows of [Number(values.rows) / 100, Number(values.rows)]) {
    const title = `Calls ${rows}`;
    await client.call('openCase', { body: { title } });
    for (const name of ['calls', 'newer']) {
      const path = join(folder, `${name} ${rows}.csv`);
      await writeFile(path, calls(rows, name === 'newer'));
      await runProgram(home, ['ingest', title, path, '--as', 'admin', '--wait']);
    }
    say(`${rows} rows`);
    const first = await timed('columns and proposal', () => chooseTable(client, title, `calls ${rows}.csv`, {}));
    const { caseId, documentId } = first;
    const columns = first.mapping.columns.map((use) => ({ ...use, isKey: use.header === 'Call id' }));
    const mapping = { ...first.mapping, columns };
    const body = { mapping, follows: null };
    const seen = await timed('preview', () => client.call('previewRecords', { params: { caseId, documentId }, body }));
    say(
      `  ${seen.counts.fresh} to be taken, ${seen.entities} entities, ${seen.links} links; ${seen.questions.length} questions`,
    );
    await timed('taking', () => takeTable(client, { ...first, mapping }, () => undefined));
    await timed('first page of links', () => client.call('listLinks', { params: { caseId }, query: {} }));
    const newer = await chooseTable(client, title, `newer ${rows}.csv`, { follows: `calls ${rows}.csv` });
    const { counts } = await timed('newer version', () => takeTable(client, { ...newer, mapping }, () => undefined));
    say(`  ${counts.changed} changed, ${counts.same} the same, ${counts.gone} gone`);
  }
  over.abort();
  await watching;
  say(`most memory of the server ${(most / mib).toFixed(0)} MiB`);
  await stopServing(serving);
} finally {
  await rm(home, { recursive: true, force: true });
}
