import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { IngestReport } from '#cli/ingest-run';
import { makeEncryptedPdf } from '../files/make-encrypted-pdf.ts';
import { makeZip } from '../files/make-zip.ts';
import { installation, type Installation } from './lamplighter.ts';

vi.setConfig({ testTimeout: 180_000 });

let here: Installation;
let outside: string;
let folder: string;

const mebibyte = 1024 * 1024;

beforeAll(async () => {
  here = await installation();
  outside = await mkdtemp(join(tmpdir(), 'lamplighter-folder-'));
  folder = join(outside, 'seized');
  await mkdir(join(folder, 'deep', 'deeper'), { recursive: true });
  const put = (path: string, content: string | Uint8Array) => writeFile(join(folder, path), content);
  await put('good.txt', 'Mr Lorne said that he had sent the paper.\n');
  await put('deep/good.txt', 'Ms Abbot denied that she had seen it.\n');
  await put('deep/deeper/again.txt', 'Mr Lorne said that he had sent the paper.\n');
  await put('empty.txt', '');
  await put(
    'photo.txt',
    Uint8Array.from({ length: 4096 }, (_, n) => (n * 89) % 256),
  );
  await put('broken-utf8.txt', Buffer.from('He said: \xff\xfe\xc3( and left.\n', 'latin1'));
  await put('bom.txt', '\ufeffShe said that it was late.\r\nIt was.\rYes.\n');
  await put('שלום.txt', 'הוא אמר שלום 👩‍🚀 e\u0301\n');
  await put('broken.pdf', '%PDF-1.7\nnothing that follows is a PDF\n');
  await put('locked.pdf', makeEncryptedPdf('secret', 'The words nobody may read.'));
  await put('report.docx', Buffer.from('PK\u0003\u0004 no zip at all'));
  await put('large.bin', '');
  await truncate(join(folder, 'large.bin'), 66 * mebibyte);
  await writeFile(join(outside, 'private.txt'), 'not in the folder');
  await symlink(folder, join(folder, 'deep', 'loop'));
  await symlink(join(outside, 'private.txt'), join(folder, 'leads-out.txt'));
  await symlink(join(folder, 'gone.txt'), join(folder, 'leads-nowhere.txt'));
  await here.run(['user', 'add', 'a.okafor']);
  await here.run(['case', 'open', 'Northern berth']);
});

afterAll(async () => {
  await here.remove();
  await rm(outside, { recursive: true, force: true });
});

const ingest = async () => {
  const ended = await here.run(['ingest', 'Northern berth', folder, '--wait', '--json']);
  return { ...ended, report: JSON.parse(ended.stdout) as IngestReport };
};

const sum = ({ received, alreadyThere, failed, passedOver }: IngestReport) =>
  received + alreadyThere + failed.length + passedOver.length;

test('accounts for every file of a folder full of broken things, and goes on past each', async () => {
  const { report, status } = await ingest();
  expect(status).toBe(0);
  expect(report.found).toBe(15);
  expect(sum(report)).toBe(report.found);
  expect(report.received).toBe(12);
  expect(report.failed).toEqual([]);
  expect(report.passedOver.map((one) => one.path).toSorted()).toEqual([
    'seized/deep/loop',
    'seized/leads-nowhere.txt',
    'seized/leads-out.txt',
  ]);
  const { read, unreadable, setAside, waiting } = report.reading!;
  expect(read + unreadable.length + setAside + waiting).toBe(12);
  expect(waiting).toBe(0);
  for (const path of ['seized/broken.pdf', 'seized/locked.pdf', 'seized/large.bin', 'seized/report.docx'])
    expect(unreadable).toContainEqual({ path, code: expect.stringMatching(/^LL-FILE-/), why: expect.any(String) });
  expect(unreadable).toContainEqual({
    path: 'seized/report.docx',
    code: 'LL-FILE-BROKEN',
    why: expect.stringContaining('Word document'),
  });
});

test('receives nothing twice when it is run again, and receives a file whose bytes have changed', async () => {
  const again = await ingest();
  expect(again.report).toMatchObject({ found: 15, received: 0, alreadyThere: 12, failed: [] });
  await writeFile(join(folder, 'good.txt'), 'Mr Lorne said that he had never sent the paper.\n');
  const changed = await ingest();
  expect(changed.report).toMatchObject({ found: 15, received: 1, alreadyThere: 11, failed: [] });
});

test('a path that was named and is not there is a failure, and what lies beside it is received', async () => {
  const gone = join(outside, 'gone');
  const ended = await here.run(['ingest', 'Northern berth', gone, join(outside, 'private.txt'), '--json']);
  expect(ended.status).toBe(1);
  expect(ended.stderr).toContain('LL-INGEST-PARTLY');
  expect(JSON.parse(ended.stdout)).toMatchObject({
    found: 2,
    received: 1,
    failed: [{ path: gone, why: expect.stringContaining('not there') }],
    passedOver: [],
  });
});

test('no claims is said beside the output, which stays empty', async () => {
  const { status, stdout, stderr } = await here.run(['claims', 'Northern berth', '--words', 'nobody ever said this']);
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  expect(stderr).toContain('no claims');
});

test('every claim of the folder is found, and the ledger is clean', async () => {
  const { stdout } = await here.run(['claims', 'Northern berth', '--stance', 'denied', '--json']);
  const denied = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { documentTitle: string });
  expect(denied.map((claim) => claim.documentTitle)).toContain('good.txt');
  expect((await here.run(['verify'])).status).toBe(0);
});

test('documents are listed with what is needed to name them', async () => {
  const { stdout } = await here.run(['case', 'documents', 'Northern berth', '--state', 'unreadable', '--json']);
  const listed = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { path: string; state: string });
  expect(listed.map((one) => one.path)).toContain('seized/broken.pdf');
  expect(new Set(listed.map((one) => one.state))).toEqual(new Set(['unreadable']));
  const shown = await here.run(['case', 'documents', 'Northern berth']);
  expect(shown.stdout).toMatch(/^DOCUMENT +STATE +PATH +TITLE\n/);
  expect(shown.stdout).toMatch(/^[0-9a-f-]{36} +read +seized\/bom\.txt +/m);
});

test('an erased document is gone with its claims, and the ledger says so and is clean', async () => {
  const claimsOf = async (title: string) => {
    const { stdout } = await here.run(['claims', 'Northern berth', '--json']);
    const claims = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>);
    return claims.filter((claim) => claim['documentTitle'] === title);
  };
  const [claim] = await claimsOf('again.txt');
  const of = ['--case', 'northern berth', '--document', 'seized/deep/deeper/again.txt'];
  const asked = await here.run(['erase', ...of, '--authority', 'Order of the court at Brinmouth']);
  expect(asked.status).toBe(2);
  expect(asked.stderr).toContain('LL-CLI-CONFIRM');
  const erased = await here.run(['erase', ...of, '--authority', 'Order of the court at Brinmouth', '--yes', '--json']);
  expect(erased.status).toBe(0);
  expect(erased.stderr).toContain('again.txt');
  expect(JSON.parse(erased.stdout)).toMatchObject({
    items: 3,
    documentId: claim!['documentId'],
    path: 'seized/deep/deeper/again.txt',
    compartment: 'main',
  });
  expect(await claimsOf('again.txt')).toEqual([]);
  expect(JSON.parse((await here.run(['verify', '--json'])).stdout)).toMatchObject({ ok: true, erased: 3 });
  expect(JSON.parse((await here.run(['rebuild', '--json'])).stdout)).toMatchObject({ identical: true });
  const again = await here.run(['erase', ...of, '--authority', 'The same', '--yes']);
  expect(again.status).toBe(1);
  expect(again.stderr).toContain('LL-DOCUMENT-UNKNOWN');
  const elsewhere = await here.run(['erase', '--case', 'Nowhere', ...of.slice(2), '--authority', 'The same', '--yes']);
  expect(elsewhere.status).toBe(1);
  expect(elsewhere.stderr).toContain('LL-CASE-UNKNOWN');
});

test('a cut-off end shows against a checkpoint kept elsewhere, and a file that is none is refused', async () => {
  const kept = join(outside, 'checkpoint.json');
  const { stdout } = await here.run(['checkpoint']);
  const taken = JSON.parse(stdout) as { chains: { chain: string; seq: number }[] };
  await writeFile(kept, stdout);
  expect((await here.run(['verify', '--checkpoint', kept])).status).toBe(0);
  const longer = { ...taken, chains: taken.chains.map((one) => ({ ...one, seq: one.seq + 1 })) };
  await writeFile(kept, JSON.stringify(longer));
  const found = await here.run(['verify', '--checkpoint', kept]);
  expect(found.status).toBe(1);
  expect(found.stdout).toContain('cut off');
  expect((await here.run(['verify', '--checkpoint', join(folder, 'good.txt')])).status).toBe(2);
});

test('accounts for what was found inside a file, each by where it lies', async () => {
  const box = join(outside, 'box.zip');
  const inner = makeZip([{ name: 'cut.pdf', bytes: '%PDF-1.7\nnothing' }]);
  await writeFile(
    box,
    makeZip([
      { name: 'a/inner.zip', bytes: inner },
      { name: 'b.txt', bytes: 'Mr Lorne left.' },
    ]),
  );
  await here.run(['case', 'open', 'Southern berth']);
  const { stdout } = await here.run(['ingest', 'Southern berth', box, '--wait', '--json']);
  const { reading } = JSON.parse(stdout) as IngestReport;
  expect(reading).toMatchObject({ read: 3, inside: 3, waiting: 0 });
  expect(reading?.unreadable.map(({ path, code }) => [path, code])).toEqual([
    ['box.zip > a/inner.zip > cut.pdf', 'LL-FILE-BROKEN'],
  ]);
});
