import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { DocumentSummary } from '#api/schemas/document';
import { DEFAULT_LIMITS } from '#files/extraction-limits';
import { verifyLedger } from '#store/verify';
import { makeMail } from '../files/make-mail.ts';
import { makeZip } from '../files/make-zip.ts';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

const mib = 1024 * 1024;
/** What a file may have to be read in one piece here; the program's own limit is 64 MiB. */
const inOnePiece = 2 * mib;

let server: TestServer;
let ada: TestPerson;
let caseId = '';
beforeAll(async () => {
  server = await createTestServer(inject('postgres'), { limits: { ...DEFAULT_LIMITS, maxBytes: inOnePiece } });
  ada = await server.person('ada');
});
afterAll(() => server.close());

async function add(name: string, bytes: Uint8Array): Promise<string> {
  caseId = (await ada.client.call('openCase', { body: { title: name } })).caseId;
  const body = new Blob([Uint8Array.from(bytes)]).stream();
  const { document } = await ada.client.call('receiveDocument', { params: { caseId }, query: { name }, body });
  await server.worker.drain();
  return document.documentId;
}
const all = async (): Promise<readonly DocumentSummary[]> =>
  (await ada.client.call('listDocuments', { params: { caseId }, query: { limit: 500 } })).documents;
const sayings = async () =>
  (await ada.client.call('listClaims', { params: { caseId }, query: { limit: 50 } })).claims
    .map((claim) => claim.speaker.name)
    .toSorted();

/** Words that do not pack, each a line of its own. */
function noise(bytes: number, seed: number): string {
  let at = seed * 7919 + 1;
  const lines: string[] = [];
  for (let size = 0; size < bytes; size += 61) {
    let line = '';
    while (line.length < 60) line += (at = (at * 48_271) % 2_147_483_647).toString(36);
    lines.push(line.slice(0, 60));
  }
  return lines.join('\n');
}
const said = (who: string) => `${who} Lund said that the ship had left.\n`;

describe('a container that is larger than what is read in one piece, through server, store and worker', () => {
  it('as a ZIP: its members are read, and one that is itself too large is named in the list of what was left', async () => {
    const zip = makeZip([
      { name: 'ada.txt', bytes: said('Ada') },
      { name: 'noise.txt', bytes: noise(1.8 * mib, 1) },
      { name: 'ben.txt', bytes: said('Ben') },
      { name: 'too-large.txt', bytes: noise(2.5 * mib, 2) },
      { name: 'cleo.txt', bytes: said('Cleo') },
    ]);
    expect(zip.length).toBeGreaterThan(inOnePiece);
    const documentId = await add('all.zip', zip);
    expect((await all()).map((one) => [one.name, one.state]).toSorted()).toEqual([
      ['ada.txt', 'read'],
      ['all.zip', 'read'],
      ['ben.txt', 'read'],
      ['cleo.txt', 'read'],
      ['noise.txt', 'read'],
    ]);
    const detail = await ada.client.call('getDocument', { params: { caseId, documentId }, query: {} });
    expect(detail.renditions.flatMap((one) => one.notes).join('\n')).toContain(
      `because it has more than ${inOnePiece} bytes: 1`,
    );
    expect(await sayings()).toEqual(['Ada Lund', 'Ben Lund', 'Cleo Lund']);
  });

  it('as a mailbox: each mail is read, with its attachments, and sent again it is the same document', async () => {
    const mail = (n: number, words: string, attached: { name: string; bytes: string }[] = []) =>
      `From a@a.example Mon Jan  5 10:00:00 2026\n${makeMail(
        {
          From: `Ada <ada@a.example>`,
          To: 'Ben <ben@b.example>',
          Subject: `Number ${n}`,
          Date: `Mon, 5 Jan 2026 10:0${n}:00 +0000`,
        },
        words,
        attached,
      ).toString()}\n`;
    const mailbox = Buffer.from(
      [
        mail(1, said('Dora')),
        mail(2, noise(1.2 * mib, 3)),
        mail(3, 'See below.', [{ name: 'list.txt', bytes: said('Emil') }]),
        mail(4, noise(1.2 * mib, 4)),
        mail(5, said('Fritz')),
      ].join(''),
    );
    expect(mailbox.length).toBeGreaterThan(inOnePiece);
    const documentId = await add('post.mbox', mailbox);
    const documents = await all();
    expect(documents.filter((one) => one.state !== 'read')).toEqual([]);
    expect(documents.find((one) => one.documentId === documentId)).toMatchObject({ children: 5 });
    expect(documents.map((one) => one.name)).toContain('list.txt');
    expect(await sayings()).toEqual(expect.arrayContaining(['Dora Lund', 'Emil Lund', 'Fritz Lund']));
    const count = documents.length;
    const body = new Blob([Uint8Array.from(mailbox)]).stream();
    const again = await ada.client.call('receiveDocument', { params: { caseId }, query: { name: 'post.mbox' }, body });
    expect(again.duplicateOf).toBe(documentId);
    await server.worker.drain();
    expect(await all()).toHaveLength(count);
    expect(await verifyLedger(server.installation.operator)).toMatchObject({ ok: true, findings: [] });
  });

  it('as anything else is refused in words', async () => {
    await add('long.txt', Buffer.from(noise(2.5 * mib, 5)));
    const [document] = await all();
    expect(document).toMatchObject({ state: 'unreadable' });
    expect(document!.failure).toMatchObject({ code: 'LL-FILE-TOO-LARGE' });
  });
});
