import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createClient } from '#api/client';
import type { DocumentSummary } from '#api/schemas/document';
import { ingest } from '#cli/ingest-run';
import { walkFolder } from '#files/walk-folder';
import { openHouse } from '../bin/house.ts';
import { firstAdministrator } from '../bin/first-administrator.ts';

/*
 * A box of mixed files into a server of its own: every file accounted for, counted by form and outcome, with the code
 * of each that was not read. Says that it skips where it is given no folder.
 */
const { values } = parseArgs({ options: { folder: { type: 'string' } } });
const say = (line: string) => process.stdout.write(`${line}\n`);
if (values.folder === undefined) {
  say('box: skipped, no folder was given with --folder');
  process.exit(0);
}
const home = await mkdtemp(join(tmpdir(), 'lamplighter-box-'));
const terminal = {
  out: async () => undefined,
  err: () => undefined,
  isInteractive: false,
  columns: () => 80,
  readSecret: async () => '',
};
const house = await openHouse({ home, version: 'bench', terminal }, { hosts: [], whenHeld: 'refuse' });
try {
  await run(values.folder);
} finally {
  await house.stop();
  await rm(home, { recursive: true, force: true });
}

async function run(folder: string): Promise<void> {
  await firstAdministrator(house);
  const base = 'http://127.0.0.1';
  const { token } = await createClient(base, house.sendFromHere).call('openLocalSession', {
    body: { key: house.localKey, login: 'admin' },
  });
  const client = createClient(base, house.sendFromHere, { authorization: `Bearer ${token}` });
  const { caseId } = await client.call('openCase', { body: { title: 'Box' } });
  const begun = performance.now();
  await house.startReading();
  const order = { caseId, compartmentId: caseId, paths: [folder], origin: undefined, parallel: 8 };
  const received = await ingest({ walk: walkFolder }, client, order, () => undefined);
  while ((await client.call('getProgress', { params: { caseId } })).waiting > 0) await setTimeout(200);
  const seconds = (performance.now() - begun) / 1000;

  const documents: DocumentSummary[] = [];
  for (let cursor: string | undefined; ;) {
    const query = { limit: 500, ...(cursor === undefined ? {} : { cursor }) };
    const page = await client.call('listDocuments', { params: { caseId }, query });
    documents.push(...page.documents);
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  const outcomes = new Map<string, { files: number; claims: number }>();
  for (const { mediaType, name, state, failure, claims, parent } of documents) {
    const form = mediaType ?? `.${name.split('.').at(-1)}`;
    const key = `${form} | ${parent === null ? 'added' : 'found inside'} | ${failure?.code ?? state}`;
    const before = outcomes.get(key) ?? { files: 0, claims: 0 };
    outcomes.set(key, { files: before.files + 1, claims: before.claims + claims });
  }
  say('| form | how it came | outcome | files | claims |');
  say('|---|---|---|---|---|');
  for (const [key, { files, claims }] of [...outcomes].toSorted()) say(`| ${key} | ${files} | ${claims} |`);
  say('');
  const added = documents.filter(({ parent }) => parent === null).length;
  say(
    `${received.received} files sent, ${added} documents of them, ${documents.length - added} found inside; ${seconds.toFixed(1)} s`,
  );
}
