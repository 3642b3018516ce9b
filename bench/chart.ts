import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { Client } from '#api/client';
import { waitForReading } from '#cli/wait-for-reading';
import { seedNetwork } from './chart/seed-network.ts';
import { memoryOf, type Memory } from './process-memory.ts';
import { runProgram, startServing, stopServing, type Serving } from './serving.ts';

/*
 * The chart of a large case as a person meets it: the built program, its own PostgreSQL, a real Chromium that draws in
 * software. Time from opening the page to the first useful picture, on a server that has just started and on one that
 * was asked before; what others wait for meanwhile; frames a second while panning a picture of nearly 2,000 marks; and
 * the memory of all processes of the browser. Usage: chart [entities] [links] [path of Chromium]
 */
const entities = Number(process.argv[2] ?? 100_000);
const links = Number(process.argv[3] ?? 300_000);
const executablePath = process.argv[4] ?? process.env['LAMPLIGHTER_CHROMIUM'] ?? '/usr/bin/chromium';
const seed = 17;
const reach = { firstMs: 3000, frames: 20, memoryMiB: 600 };
const panMs = 5000;

const say = (line: string) => process.stdout.write(`${line}\n`);
const told = (ratio: number, isReached: boolean) =>
  `ratio ${ratio.toFixed(2)}: ${isReached ? 'reached' : 'NOT reached'}`;

const text = Array.from({ length: 12 }, (_, i) =>
  [
    `Ida Holm alleged that Peter Berg had passed drawing ${i} to Lena Strand.`,
    `Peter Berg denied that he had passed drawing ${i}.`,
    `Ada Lund said that ship ${i} had left on Monday.`,
    `Omar Vey admitted that he had sent letter ${i}.`,
  ].join(' '),
).join('\n\n');

async function claimsOf(client: Client, caseId: string): Promise<string[]> {
  const body = new TextEncoder().encode(`BRINMOUTH, 3 March 2024 - ${text}\n`);
  const query = { name: 'statement.txt' };
  const { document } = await client.call('receiveDocument', { params: { caseId }, query, body });
  await waitForReading(client, { caseId, documents: [document.documentId] }, Date.now, () => undefined);
  const { claims } = await client.call('listClaims', { params: { caseId }, query: { limit: 200 } });
  return claims.flatMap((one) => (one.polarity === 'asserts' ? [one.claimId] : []));
}

/** The longest that somebody else's small question waited while `work` ran. */
async function waitedMeanwhile<T>(client: Client, work: () => Promise<T>): Promise<{ of: T; longest: number }> {
  let [longest, isOver] = [0, false];
  const asking = (async () => {
    while (!isOver) {
      const from = performance.now();
      await client.call('listCases');
      longest = Math.max(longest, performance.now() - from);
      await pause(20);
    }
  })();
  try {
    const of = await work();
    return { of, longest };
  } finally {
    isOver = true;
    await asking;
  }
}

/** Runs in the page, which has no other clock for when its canvas first held marks. */
const noteFirstPicture = `new MutationObserver(() => {
  if (window.firstPictureAt === undefined && Number(document.querySelector('.chart-canvas')?.dataset.marks) > 0)
    window.firstPictureAt = performance.now();
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-marks'] });`;

async function seat(browser: Browser, home: string, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  await page.addInitScript(noteFirstPicture);
  const { stdout } = await runProgram(home, ['user', 'link', 'admin']);
  await page.goto(`${url}${/\/sign-in#[\w-]+/.exec(stdout)![0]}`);
  await page.getByRole('heading', { name: 'Your cases' }).waitFor();
  return page;
}

/** From opening the case's chart to marks that stand in their places, in milliseconds of the page's own clock. */
async function firstPicture(page: Page, url: string, caseId: string): Promise<number> {
  await page.goto(`${url}/cases/${caseId}/chart`, { waitUntil: 'commit' });
  await page.locator('.chart-canvas[data-marks]:not([data-marks="0"])').waitFor();
  return (await page.evaluate('window.firstPictureAt')) as number;
}

function firstLine(what: string, ms: number, longest: number) {
  const ratio = ms / reach.firstMs;
  say(
    `${what.padEnd(38)}${ms.toFixed(0).padStart(6)} ms to the first useful picture; ${told(ratio, ratio <= 1)}; another's question waited ${longest.toFixed(0)} ms at most`,
  );
}

const started = performance.now();
const home = await mkdtemp(join(tmpdir(), 'lamplighter-bench-'));
await runProgram(home, ['user', 'add', 'admin']);
let serving: Serving = await startServing(home);
const server = await chromium.launchServer({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  let client = await serving.signedIn();
  const { caseId } = await client.call('openCase', { body: { title: 'Bench' } });
  const claimIds = await claimsOf(client, caseId);
  await stopServing(serving);
  await seedNetwork({ home, caseId, claimIds, entities, links, seed });
  say(
    `a case of ${entities} entities and ${links} links, seed ${seed}, made in ${((performance.now() - started) / 1000).toFixed(0)} s`,
  );

  const browser = await chromium.connect(server.wsEndpoint());
  serving = await startServing(home);
  client = await serving.signedIn();
  const cold = await seat(browser, home, serving.url);
  const first = await waitedMeanwhile(client, () => firstPicture(cold, serving.url, caseId));
  firstLine('a server that has just started', first.of, first.longest);
  await cold.context().close();
  const page = await seat(browser, home, serving.url);
  const again = await waitedMeanwhile(client, () => firstPicture(page, serving.url, caseId));
  firstLine('a server that was asked before', again.of, again.longest);

  await page.getByRole('combobox', { name: 'How many stand for themselves' }).click();
  await page.getByRole('option', { name: 'first 300' }).click();
  await page.getByRole('combobox', { name: 'Which lines are drawn where there are many' }).click();
  await page.getByRole('option', { name: 'all lines' }).click();
  await page.locator('.chart-side', { hasText: /\d,\d\d\d lines, each/ }).waitFor();
  await pause(2000);
  const { marks, frames, longestGap } = await panned(page);
  say(
    `${'panning'.padEnd(38)}${frames.toFixed(1).padStart(6)} frames a second with ${marks} marks, the longest gap ${longestGap.toFixed(0)} ms; ${told(frames / reach.frames, frames >= reach.frames)}`,
  );
  const found = await memoryOf([server.process().pid!]);
  if (found === null) say('memory: skipped, this system has no /proc');
  else {
    const inMiB = (of: (one: Memory) => number) => found.reduce((sum, one) => sum + of(one), 0) / 1024 / 1024;
    const [pss, rss] = [inMiB((one) => one.pss ?? one.rss), inMiB((one) => one.rss)];
    const ratio = pss / reach.memoryMiB;
    say(
      `${'memory of the browser'.padEnd(38)}${pss.toFixed(0).padStart(6)} MiB PSS in ${found.length} processes (RSS: ${rss.toFixed(0)} MiB, shared pages counted in each); ${told(ratio, ratio <= 1)}`,
    );
  }
} finally {
  await server.close();
  await stopServing(serving).catch(() => undefined);
  await rm(home, { recursive: true, force: true });
}

/** Frames painted while a hand drags the picture round and round; each repaint of the canvas is one. */
async function panned(page: Page): Promise<{ marks: number; frames: number; longestGap: number }> {
  await page.evaluate(`{
    window.painted = [];
    const canvas = document.querySelector('.chart-canvas');
    new MutationObserver(() => window.painted.push(performance.now())).observe(canvas, { attributeFilter: ['data-marks'] });
  }`);
  const box = (await page.locator('.chart-canvas').boundingBox())!;
  const [x, y] = [box.x + 14, box.y + box.height - 14];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const until = performance.now() + panMs;
  for (let turn = 0; performance.now() < until; turn += 0.15)
    await page.mouse.move(x + Math.cos(turn) * 160 + 170, y + Math.sin(turn) * 120 - 130);
  await page.mouse.up();
  const painted = (await page.evaluate('window.painted')) as number[];
  const marks = Number(await page.locator('.chart-canvas').getAttribute('data-marks'));
  const gaps = painted.slice(1).map((at, i) => at - painted[i]!);
  return { marks, frames: painted.length / (panMs / 1000), longestGap: Math.max(0, ...gaps) };
}
