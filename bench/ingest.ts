import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createClient, type Client } from '#api/client';
import { ingest, type IngestReport } from '#cli/ingest-run';
import { waitForReading } from '#cli/wait-for-reading';
import { walkFolder } from '#files/walk-folder';
import { openHouse, type House } from '../bin/house.ts';
import { firstAdministrator } from '../bin/first-administrator.ts';
import { articles } from './articles.ts';
import { copySeconds } from './copy-peer.ts';
import { treeSeconds, ownSeconds } from './processor-time.ts';
import { profiled } from './profile.ts';

/*
 * The whole ingest (files in, parsed, read, into ledger, projections and search columns) against a bare COPY of the
 * same texts into a table with the same text indexes, on the same server, in one run.
 */
const { values } = parseArgs({
  options: {
    texts: { type: 'string' },
    count: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '7' },
    parallel: { type: 'string', default: '64' },
    profile: { type: 'boolean', default: false },
  },
});

const say = (line: string) => process.stdout.write(`${line}\n`);
const reach = 5;

const texts = await articles(Number(values.count), { folder: values.texts, seed: Number(values.seed) });
if (texts.length === 0) {
  say(`ingest: skipped, there is no .txt under ${values.texts}`);
  process.exit(0);
}
const home = await mkdtemp(join(tmpdir(), 'lamplighter-bench-'));
const folder = join(home, 'in', 'articles');
await mkdir(folder, { recursive: true });
for (const { name, text } of texts) await writeFile(join(folder, name), text);
const house = await openHouse({ home, version: 'bench', terminal: quiet() }, { hosts: [], whenHeld: 'refuse' });
try {
  await run(house);
} finally {
  await house.stop();
  await rm(home, { recursive: true, force: true });
}

async function run(of: House): Promise<void> {
  const bytes = texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  say(
    `${texts.length} articles, ${(bytes / 1024 / 1024).toFixed(1)} MiB, ${values.texts ?? `made from seed ${values.seed}`}`,
  );
  const { client, caseId } = await caseFor(of);
  const peer = await copySeconds(of.installation.admin, texts);

  const own = ownSeconds();
  const postgres = await postgresSeconds(of);
  const begun = performance.now();
  let receivedAt = 0;
  const work = async (): Promise<IngestReport> => {
    await of.startReading();
    const order = {
      caseId,
      compartmentId: caseId,
      paths: [folder],
      origin: undefined,
      parallel: Number(values.parallel),
    };
    const received = await ingest({ walk: walkFolder }, client, order, () => undefined);
    receivedAt = performance.now();
    const reading = await waitForReading(client, { caseId, documents: received.documents }, Date.now, () => undefined);
    return { ...received, reading };
  };
  const { result, seconds } = values.profile ? await profiled(work) : { result: await work(), seconds: null };
  const whole = (performance.now() - begun) / 1000;

  if (result.received !== texts.length || result.reading?.read !== texts.length)
    throw new Error(`not all came through: ${JSON.stringify({ ...result, documents: result.documents.length })}`);
  const { counts } = await client.call('getCase', { params: { caseId } });
  say(`bare COPY, same text indexes  ${peer.toFixed(2)} s`);
  say(
    `whole ingest                  ${whole.toFixed(2)} s, ${(texts.length / whole).toFixed(0)} articles/s, ${counts.claims} claims`,
  );
  say(`  all received after          ${((receivedAt - begun) / 1000).toFixed(2)} s (reading goes on beside it)`);
  say(`  processor, this program     ${(ownSeconds() - own).toFixed(2)} s`);
  const after = await postgresSeconds(of);
  if (postgres !== null && after !== null) say(`  processor, PostgreSQL       ${(after - postgres).toFixed(2)} s`);
  for (const [place, spent] of seconds ?? []) say(`  ${place.padEnd(28)}${spent.toFixed(2)} s`);
  const ratio = whole / peer;
  say(`ratio ${ratio.toFixed(2)} (reach <= ${reach}): ${ratio <= reach ? 'reached' : 'NOT reached'}`);
}

async function caseFor(of: House): Promise<{ client: Client; caseId: string }> {
  await firstAdministrator(of);
  const base = 'http://127.0.0.1';
  const { token } = await createClient(base, of.sendFromHere).call('openLocalSession', {
    body: { key: of.localKey, login: 'admin' },
  });
  const client = createClient(base, of.sendFromHere, { authorization: `Bearer ${token}` });
  const { caseId } = await client.call('openCase', { body: { title: 'Bench' } });
  return { client, caseId };
}

async function postgresSeconds({ installation }: House): Promise<number | null> {
  const { readFile } = await import('node:fs/promises');
  if (installation.embedded === null) return null;
  const pid = Number.parseInt(await readFile(join(home, 'postgres', 'data', 'postmaster.pid'), 'utf8'), 10);
  return treeSeconds(pid);
}

function quiet() {
  return {
    out: async () => undefined,
    err: () => undefined,
    isInteractive: false,
    columns: () => 80,
    readSecret: async () => '',
  };
}
