import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inParallel } from '#cli/in-parallel';
import { waitForReading } from '#cli/wait-for-reading';
import { articles } from './articles.ts';
import { memoryOf } from './process-memory.ts';
import { runProgram, startServing, stopServing, type Serving } from './serving.ts';

/*
 * Memory of the server and PostgreSQL together when nothing happens: after the start, and after a folder of documents
 * was read. Shared pages are counted once (PSS) where the kernel tells; the sum of RSS counts them for every process.
 */
const reachMiB = 600;
const documents = 300;
const restMs = 5000;

const say = (line: string) => process.stdout.write(`${line}\n`);
const home = await mkdtemp(join(tmpdir(), 'lamplighter-bench-'));

async function atRest(what: string, serving: Serving): Promise<void> {
  await pause(restMs);
  const postmaster = Number.parseInt(await readFile(join(home, 'postgres', 'data', 'postmaster.pid'), 'utf8'), 10);
  const found = await memoryOf([serving.child.pid!, postmaster]);
  if (found === null) {
    say(`${what}: skipped, this system has no /proc`);
    return;
  }
  const inMiB = (bytes: number) => bytes / 1024 / 1024;
  const rss = inMiB(found.reduce((sum, one) => sum + one.rss, 0));
  const isShared = found.every((one) => one.pss !== null);
  const pss = inMiB(found.reduce((sum, one) => sum + (one.pss ?? one.rss), 0));
  const own = found.find((one) => one.pid === serving.child.pid);
  const measured = isShared ? `${pss.toFixed(0)} MiB PSS` : `${rss.toFixed(0)} MiB RSS`;
  const ratio = (isShared ? pss : rss) / reachMiB;
  say(
    `${what.padEnd(34)}${measured} in ${found.length} processes (RSS: ${rss.toFixed(0)} MiB together, ${inMiB(own?.rss ?? 0).toFixed(0)} of them the server)`,
  );
  say(`${' '.repeat(34)}ratio ${ratio.toFixed(2)} to ${reachMiB} MiB: ${ratio <= 1 ? 'reached' : 'NOT reached'}`);
}

await runProgram(home, ['user', 'add', 'admin']);
const serving = await startServing(home);
try {
  await fetch(serving.url).then((page) => page.text());
  await atRest('after the start and a page', serving);
  const client = await serving.signedIn();
  const { caseId } = await client.call('openCase', { body: { title: 'Bench' } });
  const received: string[] = [];
  await inParallel(8, await articles(documents, { folder: undefined, seed: 7 }), async ({ name, text }) => {
    const body = new TextEncoder().encode(text);
    const { document } = await client.call('receiveDocument', { params: { caseId }, query: { name }, body });
    received.push(document.documentId);
  });
  await waitForReading(client, { caseId, documents: received }, Date.now, () => undefined);
  await atRest(`after ${documents} documents were read`, serving);
} finally {
  await stopServing(serving);
  await rm(home, { recursive: true, force: true });
}
