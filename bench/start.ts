import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '#store/embedded/start-embedded';
import { startServing, stopServing } from './serving.ts';

/*
 * From the start of the program to its first page: the first time, when the database is made, and the times after it.
 * The peer is the database server alone, started by the same code in the same run.
 */
const reachFirst = 15;
const reachWarm = 3;
const rounds = 5;

const say = (line: string) => process.stdout.write(`${line}\n`);
const home = await mkdtemp(join(tmpdir(), 'lamplighter-bench-'));

async function secondsToFirstPage(): Promise<number> {
  const begun = performance.now();
  const serving = await startServing(home);
  const page = await fetch(serving.url);
  const html = await page.text();
  const seconds = (performance.now() - begun) / 1000;
  await stopServing(serving);
  if (!page.ok || !/^<!doctype html/i.test(html))
    throw new Error(`the first page is no page: ${page.status} (is dist/web built?)`);
  return seconds;
}

async function secondsOfDatabase(): Promise<number> {
  const begun = performance.now();
  const server = await startEmbedded({ home, log: () => undefined });
  const seconds = (performance.now() - begun) / 1000;
  await server.stop();
  return seconds;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

try {
  const first = await secondsToFirstPage();
  const warm: number[] = [];
  const database: number[] = [];
  for (let round = 0; round < rounds; round++) {
    warm.push(await secondsToFirstPage());
    database.push(await secondsOfDatabase());
  }
  const judged = (seconds: number, reach: number) =>
    `${seconds.toFixed(2)} s (reach <= ${reach} s): ${seconds <= reach ? 'reached' : 'NOT reached'}`;
  say(`first start, database made   ${judged(first, reachFirst)}`);
  say(`second start                 ${judged(warm[0]!, reachWarm)}`);
  say(`warm start, median of ${rounds}      ${judged(median(warm), reachWarm)}`);
  say(`the database server alone    ${median(database).toFixed(2)} s`);
  say(`ratio ${(median(warm) / median(database)).toFixed(2)} to the database server alone`);
} finally {
  await rm(home, { recursive: true, force: true });
}
