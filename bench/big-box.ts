import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { IngestReport } from '#cli/ingest-run';
import { connectOnce } from '#store/connect';
import { openInstallation } from '#store/installation';
import { writeContainer } from './box-container.ts';
import { writeBox } from './box-files.ts';
import { memoryOf } from './process-memory.ts';
import { seededRandom } from './seeded-random.ts';
import { program, runProgram, startServing, startWorking, stopServing, type Serving } from './serving.ts';

/*
 * A box of files made from a seed, of nine forms and some of them broken, or (--as zip, --as mailbox) one file with so
 * many texts or mails inside, through `lamplighter ingest` into a server
 * with reading: the rate, the most memory that server and workers held beside PostgreSQL, and whether every file and
 * every document inside is accounted for. With --kills the server or a worker beside it is killed that often in the
 * middle, each time when so much was received and read as the seed says, and started again, and what stands then is
 * said; the command that sends goes on by itself.
 */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '7' },
    kills: { type: 'string', default: '0' },
    workers: { type: 'string', default: '0' },
    as: { type: 'string', default: 'folder' },
  },
});
const [count, seed, kills] = [Number(values.count), Number(values.seed), Number(values.kills)];
const reachMiB = 1024;
const mib = 1024 * 1024;
const say = (line: string) => process.stdout.write(`${line}\n`);
const home = await mkdtemp(join(tmpdir(), 'lamplighter-bench-'));
const folder = join(home, 'in', 'box');
let serving: Serving | null = null;
let workers: Serving['child'][] = [];

const workersToRun = Math.max(Number(values.workers), kills > 0 ? 1 : 0);
const startAll = async () => {
  serving = await startServing(home);
  workers = [];
  for (let n = 0; n < workersToRun; n++) workers.push(await startWorking(home));
};

/** The most that the server, workers and their children held at one time, by proportional shares where the kernel tells. */
async function watchMemory(until: AbortSignal): Promise<{ most: number; parts: string }> {
  let most = 0;
  let parts = '';
  while (!until.aborted) {
    const roots = [serving?.child.pid, ...workers.map((one) => one.pid)].filter((pid) => pid !== undefined);
    const found = (await memoryOf(roots)) ?? [];
    const ours = found.filter(({ command }) => !command.includes('postgres'));
    const held = ours.reduce((sum, one) => sum + (one.pss ?? one.rss), 0);
    if (held > most) {
      most = held;
      parts = ours.map((one) => `${((one.pss ?? one.rss) / mib).toFixed(0)}`).join(' + ');
    }
    await pause(1000, undefined, { signal: until }).catch(() => undefined);
  }
  return { most, parts };
}

/** What stands after a kill and a new start. */
type Standing = { documents: number; read: number; decided: number; double: number; twice: number; jobs: number };
const standing = () =>
  ask<Standing>(`select
    (select count(*)::int from lamplighter.document) as documents,
    (select count(distinct document_id)::int from lamplighter.reading) as read,
    (select count(*)::int from lamplighter.document_state where to_seq is null and state <> 'waiting') as decided,
    (select count(*)::int from (select from lamplighter.reading group by document_id having count(*) > 1) r) as twice,
    (select count(*)::int from (select from lamplighter.document group by path, sha256 having count(*) > 1) d) as double,
    (select count(*)::int from lamplighter_jobs._private_jobs) as jobs`);

/** Kills at as many points of the way as were asked for, drawn from the seed: so much received and read of `whole`. */
async function killOnTheWay(whole: number, until: AbortSignal): Promise<number> {
  const random = seededRandom(seed);
  const points = Array.from({ length: kills }, () => Math.ceil((0.02 + 0.8 * random()) * 2 * whole));
  let done = 0;
  for (const point of points.sort((a, b) => a - b)) {
    let now = await standing();
    while (!until.aborted && now.documents + now.decided < point) {
      await pause(50);
      now = await standing();
    }
    if (until.aborted) break;
    done += 1;
    const who = done % 3 === 0 ? 'a worker' : 'server and workers';
    if (done % 3 === 0) {
      const worker = workers.pop()!;
      worker.kill('SIGKILL');
      await once(worker, 'close');
      workers.push(await startWorking(home));
    } else {
      for (const child of [serving!.child, ...workers]) child.kill('SIGKILL');
      await serving!.ended;
      await startAll();
    }
    const { documents, decided, double, twice, jobs } = await standing();
    say(
      `kill ${done}, ${who}: ${documents} received and ${decided} done when started again, ${jobs} jobs waiting; ${double} received twice, ${twice} read twice`,
    );
  }
  return done;
}

async function ask<Row extends object>(text: string): Promise<Row> {
  const there = await openInstallation({ home, databaseUrl: undefined, log: () => undefined, whenHeld: 'attach' });
  const client = await connectOnce(there.admin);
  try {
    return (await client.query<Row>(text)).rows[0]!;
  } finally {
    await client.end();
    await there.stop();
  }
}

try {
  const box =
    values.as === 'zip' || values.as === 'mailbox'
      ? await writeContainer(folder, count, seed, values.as)
      : await writeBox(folder, count, seed);
  say(`a box of ${box.files} files from seed ${seed}, ${box.inside} documents inside them, ${box.readable} readable`);
  await runProgram(home, ['user', 'add', 'admin']);
  await runProgram(home, ['case', 'open', 'Bench', '--as', 'admin']);
  await startAll();
  const over = new AbortController();
  const memory = watchMemory(over.signal);
  const killed = killOnTheWay(box.files + box.inside, over.signal);
  const begun = performance.now();
  const env = { ...process.env, LAMPLIGHTER_HOME: home };
  const args = ['ingest', 'Bench', folder, '--as', 'admin', '--wait', '--json'];
  const sending = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  sending.stdout.on('data', (chunk: Buffer) => (told += chunk.toString('utf8')));
  await once(sending, 'close');
  const seconds = (performance.now() - begun) / 1000;
  over.abort();
  const { most, parts } = await memory;
  const times = await killed;
  const report = JSON.parse(told) as IngestReport;
  const { received, alreadyThere, failed, reading } = report;
  say(
    `${received} received, ${alreadyThere} already there, ${failed.length} not received; ${reading?.read} read, ${reading?.unreadable.length} unreadable, ${reading?.waiting} waiting, ${reading?.inside} found inside`,
  );
  for (const why of new Set(failed.map((one) => one.why))) say(`not received: ${why}`);
  say(
    `${seconds.toFixed(1)} s, ${(box.files / seconds).toFixed(0)} files/s, ${((box.files + box.inside) / seconds).toFixed(0)} documents/s with reading, beside ${workersToRun} workers`,
  );
  if (kills === 0) {
    const held = most / mib;
    say(`most memory of server and workers ${held.toFixed(0)} MiB (${parts})`);
    say(`ratio ${(held / reachMiB).toFixed(2)} to ${reachMiB} MiB: ${held <= reachMiB ? 'reached' : 'NOT reached'}`);
  }
  const found = await standing();
  const lost = box.files + box.inside - found.documents;
  const unread = box.readable - found.read;
  await stopServing(serving!);
  const verify = await runProgram(home, ['verify', '--json']);
  const isClean = (JSON.parse(verify.stdout) as { ok: boolean }).ok;
  say(
    `after ${times} kills: ${lost} lost, ${found.double} received twice, ${found.twice} read twice, ${unread} of the readable not read, ${found.jobs} jobs left; verify ${isClean ? 'clean' : 'FOUND SOMETHING'}`,
  );
  if (lost !== 0 || unread !== 0 || found.double + found.twice + found.jobs > 0 || !isClean) process.exitCode = 1;
} finally {
  for (const child of workers) child.kill('SIGTERM');
  if (serving !== null && (serving as Serving).child.exitCode === null) await stopServing(serving);
  await runProgram(home, ['migrate']);
  await rm(home, { recursive: true, force: true });
}
