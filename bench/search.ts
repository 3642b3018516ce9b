import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createClient, type Client } from '#api/client';
import { inParallel } from '#cli/in-parallel';
import { waitForReading } from '#cli/wait-for-reading';
import { createExtractionPool } from '#files/extraction-pool';
import { connectOnce } from '#store/connect';
import { refreshStatistics, type FiguresOf } from '#store/statistics';
import { bringOnIndexes } from '#work/bring-on-indexes';
import { createWorker } from '#work/worker';
import { loadResolver } from '../data/resolve/load-resolver.ts';
import { firstAdministrator } from '../bin/first-administrator.ts';
import { openHouse, type House } from '../bin/house.ts';
import { articles } from './articles.ts';
import { copySearchSeconds } from './search/copy-peer.ts';
import { memoryOf, type Memory } from './process-memory.ts';
import { news } from './search/news.ts';

/*
 * Search as a user has it (one question to the server's operation: parsed, counted, ranked, its words marked, noted in
 * the ledger), over 100,000 news-sized documents, beside SQLite FTS5 on the same texts in the same run; taking them in
 * without reading (received, parsed, in ledger, projections and index), beside a bare COPY into the same tables of texts
 * and search with the same indexes; taking articles in with reading; and the most memory used meanwhile.
 */
const { values } = parseArgs({
  options: {
    texts: { type: 'string' },
    count: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '7' },
    rounds: { type: 'string', default: '60' },
    copy: { type: 'string', default: '20000' },
    read: { type: 'string', default: '1000' },
    peer: { type: 'boolean', default: true },
    keep: { type: 'string' },
  },
  allowNegative: true,
});
const say = (line: string) => process.stdout.write(`${line}\n`);
const count = Number(values.count);
const rounds = Number(values.rounds);
const made = news(Number(values.seed));
const given = values.texts === undefined ? null : await articles(count, { folder: values.texts, seed: 1 });
const textOf = (n: number): string => (given === null ? made.text(n) : given[n]!.text);
const total = given === null ? count : given.length;
if (total === 0) {
  say(`search: skipped, there is no .txt under ${values.texts}`);
  process.exit(0);
}

/** Of the commonest words of the made texts, those that PostgreSQL leaves out in English. */
const tooCommon = new Set(
  'that with from have this which were been their they said would what into than some other only most more about after there when over during through between against under before while these those will could should'.split(
    ' ',
  ),
);

const onceMore = { payload: {}, attempts: 1, priority: 0, flags: [], signal: new AbortController().signal };
const home = values.keep ?? (await mkdtemp(join(tmpdir(), 'lamplighter-bench-')));
const terminal = {
  out: async () => undefined,
  err: () => undefined,
  isInteractive: false,
  columns: () => 80,
  readSecret: async () => '',
};
const house = await openHouse({ home, version: 'bench', terminal }, { hosts: [], whenHeld: 'refuse' });
try {
  await run(house);
} finally {
  await house.stop();
  if (values.keep === undefined) await rm(home, { recursive: true, force: true });
}

async function run(of: House): Promise<void> {
  say(`${total} documents (${values.texts ?? `made from seed ${values.seed}`}), ${availableParallelism()} cores`);
  const { client, caseId } = await caseFor(of);
  const there = (await client.call('getCase', { params: { caseId } })).counts.documents;
  if (there === 0) {
    const memory = await peakMemory(of);
    await takeIn(of, client, caseId);
    await takeInReading(of, client);
    say(memory.stop());
  }
  await refreshStatistics(of.installation.admin, 'documents');
  const admin = await connectOnce(of.installation.admin);
  await admin.query('vacuum analyze lamplighter.search_text');
  const sizes = await admin.query<{ size: string; words: string }>(
    `select pg_size_pretty(pg_total_relation_size('lamplighter.search_text')) as size, pg_size_pretty(pg_relation_size('lamplighter.search_text_words')) as words`,
  );
  await admin.end();
  say(`search table ${sizes.rows[0]!.size}, its index ${sizes.rows[0]!.words}`);

  const asked = questions();
  const peer = values.peer ? await fts5(asked) : null;
  say(
    `${'question'.padEnd(22)}${'p50 ms'.padStart(9)}${'p95 ms'.padStart(9)}${'FTS5 p50'.padStart(11)}${'p95'.padStart(9)}${'p50 ratio'.padStart(11)}   documents`,
  );
  for (const { name, ours, reach, facets } of asked) {
    const times: number[] = [];
    let found = 0;
    for (const q of ours) {
      const begun = performance.now();
      const { documents } = await client.call('search', {
        params: { caseId },
        query: { q, ...(facets ? { facets: 'true' } : {}) },
      });
      times.push(performance.now() - begun);
      found += documents / ours.length;
    }
    const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
    const theirs = peer?.get(name);
    say(
      `${name.padEnd(22)}${p50.toFixed(1).padStart(9)}${p95.toFixed(1).padStart(9)}${(theirs ? quantile(theirs, 0.5).toFixed(1) : '-').padStart(11)}${(theirs ? quantile(theirs, 0.95).toFixed(1) : '-').padStart(9)}${(theirs ? (p50 / quantile(theirs, 0.5)).toFixed(1) : '-').padStart(11)}   ${found.toFixed(0)}${reach === null ? '' : `, reach p95 <= ${reach}: ${p95 <= reach ? 'reached' : 'NOT reached'}`}`,
    );
  }
}

type Question = {
  readonly name: string;
  readonly ours: readonly string[];
  readonly theirs: readonly string[] | null;
  readonly kind: 'hits' | 'count';
  readonly facets?: true;
  readonly reach: number | null;
};

function questions(): Question[] {
  const word = (rank: number) => made.words[rank % made.words.length]!;
  const many = (make: (i: number) => string) => Array.from({ length: rounds }, (_, i) => make(i));
  const spoilt = (name: string) => name.replace(/([aeiou])(?=[^aeiou]*$)/, (vowel) => (vowel === 'a' ? 'e' : 'a'));
  // Words that stand in a third to two thirds of all texts; those too common to be looked for are left out.
  const frequent = made.words.slice(0, 160).filter((one) => one.length > 3 && !tooCommon.has(one));
  const commonWord = (i: number) => frequent[i % frequent.length]!;
  const name = (i: number) => made.names[(i * 37) % made.names.length]!;
  const phrase = (i: number) => (i % 2 === 0 ? 'harbour security committee' : name(i).toLowerCase());
  const rare = (i: number) => word(30_000 + i * 97);
  return [
    { name: 'one common word', ours: many(commonWord), theirs: many(commonWord), kind: 'hits', reach: 100 },
    {
      name: 'two words AND',
      ours: many((i) => `${commonWord(i)} ${word(300 + i)}`),
      theirs: many((i) => `${commonWord(i)} AND ${word(300 + i)}`),
      kind: 'hits',
      reach: 100,
    },
    {
      name: 'two common AND',
      ours: many((i) => `${commonWord(i)} ${commonWord(i + 7)}`),
      theirs: many((i) => `${commonWord(i)} AND ${commonWord(i + 7)}`),
      kind: 'hits',
      reach: 100,
    },
    {
      name: 'phrase',
      ours: many((i) => `"${phrase(i)}"`),
      theirs: many((i) => `"${phrase(i)}"`),
      kind: 'hits',
      reach: 100,
    },
    { name: 'fuzzy name', ours: many((i) => `"${spoilt(name(i))}"~`), theirs: null, kind: 'hits', reach: 100 },
    {
      name: 'beginning*',
      ours: many((i) => `${word(2000 + i).slice(0, 5)}*`),
      theirs: many((i) => `${word(2000 + i).slice(0, 5)}*`),
      kind: 'hits',
      reach: 100,
    },
    {
      name: 'common, with facets',
      ours: many(commonWord),
      theirs: many(commonWord),
      kind: 'count',
      facets: true,
      reach: 100,
    },
    {
      name: 'AND, with facets',
      ours: many((i) => `${commonWord(i)} ${word(300 + i)}`),
      theirs: null,
      kind: 'count',
      facets: true,
      reach: 100,
    },
    { name: 'rare word', ours: many(rare), theirs: many(rare), kind: 'hits', reach: 20 },
  ];
}

/** Articles taken in and read into claims by the program's own reader, in a case of their own. */
async function takeInReading(of: House, client: Client): Promise<void> {
  const texts = await articles(Number(values.read), { folder: values.texts, seed: 1 });
  if (texts.length === 0) return;
  const { caseId } = await client.call('openCase', { body: { title: 'Read' } });
  const begun = performance.now();
  await of.startReading();
  const received: string[] = [];
  await inParallel(48, texts, async ({ name, text }) => {
    const body = new TextEncoder().encode(text);
    const { document } = await client.call('receiveDocument', { params: { caseId }, query: { name }, body });
    received.push(document.documentId);
  });
  await waitForReading(client, { caseId, documents: received }, Date.now, () => undefined);
  const seconds = (performance.now() - begun) / 1000;
  const { counts } = await client.call('getCase', { params: { caseId } });
  say(
    `taken in with reading     ${texts.length} articles in ${seconds.toFixed(1)} s, ${(texts.length / seconds).toFixed(0)} documents/s, ${counts.claims} claims`,
  );
}

/** The most memory of this program and its child processes, and of PostgreSQL, looked at every five seconds: to look costs some percent of a core. */
async function peakMemory(of: House): Promise<{ stop(): string }> {
  const postmaster =
    of.installation.embedded === null
      ? 0
      : Number.parseInt(await readFile(join(home, 'postgres', 'data', 'postmaster.pid'), 'utf8'), 10);
  let [ours, theirs] = [0, 0];
  const sum = (all: readonly Memory[]) => all.reduce((bytes, one) => bytes + (one.pss ?? one.rss), 0);
  const look = async () => {
    const database = (await memoryOf([postmaster])) ?? [];
    const pids = new Set(database.map((one) => one.pid));
    const own = ((await memoryOf([process.pid])) ?? []).filter((one) => !pids.has(one.pid));
    ours = Math.max(ours, sum(own));
    theirs = Math.max(theirs, sum(database));
  };
  const timer = setInterval(() => void look().catch(() => undefined), 5000);
  return {
    stop() {
      clearInterval(timer);
      const mib = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MiB`;
      if (ours === 0) return 'peak memory: skipped, this system has no /proc';
      return `peak memory of server and workers ${mib(ours)} (reach <= 1024 MiB: ${ours <= 1024 ** 3 ? 'reached' : 'NOT reached'}), of PostgreSQL beside it ${mib(theirs)}; the made texts and this script are counted with the server`;
    },
  };
}

/** Received, parsed, recorded and indexed; the reader finds nothing, at once. */
async function takeIn(of: House, client: Client, caseId: string): Promise<void> {
  const few = Math.min(Number(values.copy), total);
  const texts = Array.from({ length: few }, (_, n) => textOf(n));
  const copied = await copySearchSeconds(of.installation.admin, texts);
  const pool = createExtractionPool();
  const nothing = { attributions: [], mentions: [], times: [], relations: [], events: [], flows: [] };
  const reader = { version: 'none', read: async () => nothing };
  const deps = {
    store: of.store,
    reader: reader as never,
    extractionPool: pool,
    clock: Date.now,
    log: () => undefined,
    resolver: loadResolver(),
    refreshStatistics: (tables: FiguresOf) => refreshStatistics(of.installation.admin, tables),
  };
  const worker = createWorker(deps);
  // What is left to the clock counts too: words noted, names indexed.
  const settled = async () => {
    await worker.drain();
    await bringOnIndexes(deps).run(onceMore);
  };
  await worker.start();
  const begun = performance.now();
  let next = 0;
  const encoder = new TextEncoder();
  const sendUpTo = async (end: number) => {
    const send = async () => {
      while (next < end) {
        const n = next++;
        const date = new Date(Date.UTC(2015, 0, 1) + ((n * 7919) % 3900) * 86_400_000).toISOString().slice(0, 10);
        const query = {
          name: `article-${n}.txt`,
          date,
          origin: ['Quay Wire', 'Harbour Post', 'court file', 'own archive'][n % 4]!,
        };
        await client.call('receiveDocument', {
          params: { caseId },
          query,
          body: encoder.encode(texts[n] ?? textOf(n)),
        });
      }
    };
    await Promise.all(Array.from({ length: 48 }, send));
    await settled();
  };
  // The rest waits until the first are done, so that their time holds nothing of it.
  await sendUpTo(few);
  const part = (performance.now() - begun) / 1000;
  await sendUpTo(total);
  const seconds = (performance.now() - begun) / 1000;
  await worker.stop();
  await pool.close();
  say(`taken in without reading  ${seconds.toFixed(1)} s, ${(total / seconds).toFixed(0)} documents/s`);
  say(
    `  the first ${few}          ${part.toFixed(1)} s; bare COPY of these, same tables of texts and search, same indexes: ${copied.toFixed(1)} s`,
  );
  say(`  ratio ${(part / copied).toFixed(2)} (reach <= 2.0): ${part / copied <= 2 ? 'reached' : 'NOT reached'}`);
}

async function fts5(asked: readonly Question[]): Promise<ReadonlyMap<string, readonly number[]> | null> {
  const script = fileURLToPath(new URL('../../bench/search/fts5.py', import.meta.url));
  const folder = await mkdtemp(join(tmpdir(), 'lamplighter-fts5-'));
  const child = spawn('python3', [script, join(folder, 'peer.db')], { stdio: ['pipe', 'pipe', 'ignore'] });
  const failed = new Promise<null>((resolve) => child.once('error', () => resolve(null)));
  child.stdin.on('error', () => undefined);
  const times = new Map<string, readonly number[]>();
  const read = (async () => {
    for await (const line of createInterface({ input: child.stdout })) {
      const row = JSON.parse(line) as { indexed?: number; seconds?: number; name?: string; ms?: number[] };
      if (row.name !== undefined) times.set(row.name, row.ms!);
      else say(`SQLite FTS5 indexed ${row.indexed} texts in ${row.seconds!.toFixed(1)} s`);
    }
    return times;
  })();
  const closed = once(child, 'close').catch(() => undefined);
  const write = async (row: object) => {
    if (!child.stdin.write(`${JSON.stringify(row)}\n`)) await Promise.race([once(child.stdin, 'drain'), closed]);
  };
  for (let n = 0; n < total && child.exitCode === null; n++) await write({ text: textOf(n) });
  for (const { name, kind, theirs } of asked) if (theirs !== null) await write({ name, kind, queries: theirs });
  child.stdin.end();
  const result = await Promise.race([read, failed]);
  await rm(folder, { recursive: true, force: true });
  if (result === null || result.size === 0) say('SQLite FTS5: skipped, there is no python3 with it here');
  return result;
}

async function caseFor(of: House): Promise<{ client: Client; caseId: string }> {
  await firstAdministrator(of).catch(() => undefined);
  const base = 'http://127.0.0.1';
  const { token } = await createClient(base, of.sendFromHere).call('openLocalSession', {
    body: { key: of.localKey, login: 'admin' },
  });
  const client = createClient(base, of.sendFromHere, { authorization: `Bearer ${token}` });
  const { cases } = await client.call('listCases');
  const caseId =
    cases.find((one) => one.title === 'Bench')?.caseId ??
    (await client.call('openCase', { body: { title: 'Bench' } })).caseId;
  return { client, caseId };
}

function quantile(times: readonly number[], at: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))]!;
}
