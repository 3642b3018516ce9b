import { readFile, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadDemoManifest, parseDemoManifest, type DemoManifest } from './load-manifest.ts';
import { madeDocuments } from './made-documents.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const documentsFolder = join(folder, 'documents');

async function filesOnDisk(): Promise<string[]> {
  const entries = await readdir(documentsFolder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(documentsFolder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

const textOf = (path: string) => readFile(join(documentsFolder, path), 'utf8');

/** Rows of a small CSV, quotes understood. */
function rowsOf(csv: string): Record<string, string>[] {
  const [head = [], ...rows] = csv
    .trimEnd()
    .split('\n')
    .map((line) =>
      [...line.matchAll(/(?:"([^"]*)"|([^,]*))(?:,|$)/g)].slice(0, -1).map((cell) => cell[1] ?? cell[2] ?? ''),
    );
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
}

let demo: DemoManifest;
beforeAll(async () => {
  demo = await loadDemoManifest(folder);
});

describe('the demo case', () => {
  it('lists every file and no other', async () => {
    const onDisk = await filesOnDisk();
    expect(onDisk.length).toBeGreaterThanOrEqual(28);
    expect(demo.documents.map((document) => document.path).toSorted()).toEqual(onDisk.toSorted());
  });

  it('gives each document, account and compartment a name of its own', () => {
    for (const names of [
      demo.documents.map((document) => document.path),
      demo.documents.map((document) => document.title),
      demo.accounts.map((account) => account.key),
      demo.accounts.map((account) => account.name),
      demo.accounts.map((account) => account.login),
      demo.compartments.map((compartment) => compartment.key),
    ])
      expect(names).toEqual([...new Set(names)]);
  });

  it('has each seeded quote exactly once in its document', async () => {
    expect(demo.decisions.length).toBeGreaterThanOrEqual(10);
    for (const { document, quote } of demo.decisions)
      expect([document, quote, (await textOf(document)).split(quote).length - 1]).toEqual([document, quote, 1]);
  });

  it('lets only members of a compartment decide on its documents', () => {
    const compartmentOf = new Map(demo.documents.map((document) => [document.path, document.compartment]));
    const accountOf = new Map(demo.accounts.map((account) => [account.key, account]));
    for (const { document, by } of demo.decisions)
      expect(Object.keys(accountOf.get(by)!.roles)).toContain(compartmentOf.get(document));
  });

  it('keeps the two protected documents from most accounts, and the case from one', () => {
    const hidden = demo.documents.filter((document) => document.compartment === 'source-protection');
    expect(hidden).toHaveLength(2);
    const members = demo.accounts.filter((account) => 'source-protection' in account.roles);
    expect(members.map((account) => account.key)).toEqual(['sallow', 'castell', 'marchetti']);
    expect(
      demo.accounts.filter((account) => Object.keys(account.roles).length === 0).map((account) => account.key),
    ).toEqual(['hollis', 'brandt']);
  });

  it('sets one document aside before reading', () => {
    const aside = demo.documents.filter((document) => document.setAside !== null);
    expect(aside.map((document) => document.path)).toEqual(['legal/privileged-advice-2024-02-27.txt']);
  });

  it('carries the made documents exactly as their script makes them', async () => {
    for (const [path, bytes] of await madeDocuments())
      expect((await readFile(join(documentsFolder, path))).equals(bytes), path).toBe(true);
  });

  it('has nineteen papers in a list numbered to twenty-three, each after its request', async () => {
    const papers = rowsOf(await textOf('lists/report-list.csv'));
    expect(papers).toHaveLength(19);
    expect(papers.at(-1)!['no']).toBe('23');
    for (const paper of papers) {
      const days = (Date.parse(paper['paper_date']!) - Date.parse(paper['request_date']!)) / 86_400_000;
      expect(days, paper['title']).toBeGreaterThan(0);
      expect(days, paper['title']).toBeLessThanOrEqual(14);
    }
  });

  it('numbers the messages without a gap and in time order inside each thread', async () => {
    const messages = [
      ...(await textOf('messages/ferry-lane-message-log.txt')).matchAll(
        /^(\d{4}) \[(\S+ \S+)\] (GRP|DM-1|DM-2) (.+?): /gm,
      ),
    ];
    expect(messages.map((message) => Number(message[1]))).toEqual(messages.map((_, index) => index + 1));
    expect(messages.length).toBeGreaterThanOrEqual(199);
    for (const thread of ['GRP', 'DM-1', 'DM-2']) {
      const times = messages.filter((message) => message[3] === thread).map((message) => message[2]!);
      expect(times).toEqual(times.toSorted());
    }
  });

  it('cites only messages that say what they are cited for', async () => {
    const log = await textOf('messages/ferry-lane-message-log.txt');
    expect(log).toContain('0088 [2023-07-05 21:14:09] DM-1 heron: sent over, as asked');
    expect(log).toContain("0115 [2023-07-25 07:15:29] DM-1 heron: You're in deep now.");
    expect(log).toMatch(/^0187 .*Dejani/m);
  });

  it('keeps the word that tells the two roads apart', async () => {
    const reversion = ['email/2023-07-04-circulation-v3.eml', 'email/2023-07-12-paper-15.eml'];
    for (const path of reversion) expect(await textOf(path)).toContain('nine-year reversion');
    const review = await textOf('email/2023-07-06-abbot-to-pell.eml');
    expect(review).toContain('nine-year review');
    expect(review).not.toContain('reversion');
    expect(await textOf('press/quay-wire-2023-07-06-northern-berth.txt')).not.toMatch(/nine/);
  });
});

describe('the answer key', () => {
  it('names only files that are there', async () => {
    const truth = await readFile(join(folder, 'TRUTH.md'), 'utf8');
    const named = [
      ...truth.matchAll(/`((?:press|messages|lists|legal|scans|police|official|statements)\/[^`]+)`/g),
    ].map((match) => match[1]);
    expect(named.length).toBeGreaterThan(5);
    const paths = demo.documents.map((document) => document.path);
    for (const path of named) expect(paths).toContain(path);
  });

  it('counts those who had the file on 5 July as the access list does', async () => {
    const list = await textOf('committee/access-list-thc-23-017.txt');
    const numbered = [...list.matchAll(/^ {1,2}(\d{1,2}) {2}(\S.*?) {2,}/gm)].filter((match) => Number(match[1]) <= 10);
    expect(numbered).toHaveLength(10);
    const drive = /^ +(Vey, J .*)$/m
      .exec(list)![1]!
      .split('·')
      .map((name) => name.trim().split(',')[0]!);
    const both = drive.filter((surname) => numbered.some((match) => match[2]!.startsWith(surname)));
    expect(both).toEqual(['Vey', 'Quill']);
    expect(numbered.length + drive.length - both.length).toBe(14);
    expect(await readFile(join(folder, 'TRUTH.md'), 'utf8')).toContain('| 5 July 21:14, had the file | 14 |');
  });

  it('sums the payments for papers as the list does', async () => {
    const payments = rowsOf(await textOf('lists/payment-list.csv'));
    const papers = payments.filter((payment) => payment['payee'] === 'Lorne Analysis Ltd');
    expect(papers).toHaveLength(18);
    expect(papers.reduce((sum, payment) => sum + Number(payment['amount']), 0)).toBe(37_200);
  });
});

describe('the manifest', () => {
  const faulty = (change: (copy: DemoManifest) => void) => {
    const copy = structuredClone(demo);
    change(copy);
    return () => parseDemoManifest(copy);
  };

  it('refuses a date that is none', () => {
    expect(faulty((copy) => (copy.documents[0]!.date = '2023-02-30'))).toThrow(/date/);
  });

  it('refuses a compartment, a document or an account that nobody defined', () => {
    expect(faulty((copy) => (copy.documents[0]!.compartment = 'attic'))).toThrow(/no known compartment/);
    expect(faulty((copy) => (copy.decisions[0]!.document = 'press/none.txt'))).toThrow(/not listed/);
    expect(faulty((copy) => (copy.decisions[0]!.by = 'nobody'))).toThrow(/has no account/);
  });

  it('refuses a grade that its scheme does not have', () => {
    expect(
      faulty((copy) => (copy.documents[0]!.grade = { scheme: 'admiralty', source: 'G', information: '1' })),
    ).toThrow(/grade/);
  });

  it('refuses a link, a table or a decision on who is who that names nobody', () => {
    expect(faulty((copy) => (copy.relied.links[0]!.from = 'Somebody'))).toThrow(/Somebody is no entity/);
    expect(faulty((copy) => (copy.relied.tables[0]!.document = 'lists/none.csv'))).toThrow(/not listed/);
    expect(faulty((copy) => (copy.relied.resolutions[0]!.by = 'nobody'))).toThrow(/has no account/);
  });
});
