import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import type { DocumentSummary } from '#api/schemas/document';
import { eraseDocument } from '#store/erase';
import { rebuild } from '#store/rebuild';
import { verifyLedger } from '#store/verify';
import { makeMail } from '../files/make-mail.ts';
import { makeTar } from '../files/make-tar.ts';
import { makeZip } from '../files/make-zip.ts';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

let server: TestServer;
let ada: TestPerson;
let caseId = '';

beforeEach(async () => {
  server = await createTestServer(inject('postgres'));
  ada = await server.person('ada');
  caseId = (await ada.client.call('openCase', { body: { title: 'The case' } })).caseId;
});
afterEach(() => server.close());

async function add(name: string, bytes: Uint8Array | string): Promise<string> {
  const body = new Uint8Array(Buffer.from(bytes as string));
  const reply = await ada.client.call('receiveDocument', { params: { caseId }, query: { name }, body });
  await server.worker.drain();
  return reply.document.documentId;
}
const all = async (): Promise<readonly DocumentSummary[]> =>
  (await ada.client.call('listDocuments', { params: { caseId }, query: { limit: 500 } })).documents;
const detail = (documentId: string) => ada.client.call('getDocument', { params: { caseId, documentId }, query: {} });
const named = async (name: string) => (await all()).find((one) => one.name === name)!;
const letter = 'Ada Lund said that the ship had left.';

describe('documents found inside others', () => {
  it('are read, say where they lie, and are listed by what holds them', async () => {
    const inner = makeZip([{ name: 'deep/letter.txt', bytes: letter }]);
    const outer = makeZip([
      { name: 'box/inner.zip', bytes: inner },
      { name: '../../etc/passwd', bytes: 'root of nothing' },
    ]);
    const documentId = await add('box.zip', outer);
    expect((await all()).map((one) => [one.name, one.state, one.children]).toSorted()).toEqual([
      ['box.zip', 'read', 2],
      ['inner.zip', 'read', 1],
      ['letter.txt', 'read', 0],
      ['passwd', 'read', 0],
    ]);
    const box = await detail(documentId);
    expect(box.inside.map(({ n, path }) => [n, path])).toEqual([
      [1, 'box/inner.zip'],
      [2, '../../etc/passwd'],
    ]);
    const deepest = await named('letter.txt');
    expect(deepest).toMatchObject({ claims: 1, parent: { title: 'inner.zip', n: 1, of: 1 } });
    expect((await named('inner.zip')).parent).toMatchObject({ documentId, n: 1, of: 2 });
    const inside = await ada.client.call('listDocuments', {
      params: { caseId },
      query: { limit: 9, inside: documentId },
    });
    expect(inside.documents).toHaveLength(2);
  });

  it('are one document where their bytes are equal, with every place they came from', async () => {
    const attached = [{ name: 'logo.txt', bytes: letter }];
    await add(
      '1.eml',
      makeMail({ From: 'Ada <ada@a.example>', To: 'b@b.example', Subject: '=?utf-8?B?RWlucw==?=' }, 'One', attached),
    );
    await add('2.eml', makeMail({ From: 'Ben <b@b.example>', To: 'ada@a.example', Subject: 'Zwei' }, 'Two', attached));
    await add(
      'both.tar.gz',
      gzipSync(
        makeTar([
          { name: 'a/x.txt', bytes: letter },
          { name: 'b/y.txt', bytes: letter },
        ]),
      ),
    );
    const logo = await detail((await named('logo.txt')).documentId);
    expect(logo.places.map(({ parentTitle, path }) => [parentTitle, path])).toEqual([
      ['Eins', 'logo.txt'],
      ['Zwei', 'logo.txt'],
      ['both.tar.gz', 'a/x.txt'],
      ['both.tar.gz', 'b/y.txt'],
    ]);
    expect(await all()).toHaveLength(4);
    expect(await rebuild(server.installation.operator)).toMatchObject({ identical: true });
  });

  it('of a mailbox are its mails, tied into threads', async () => {
    const mail = (id: string, more = '') =>
      `From ada@a.example Mon Jan  5 10:00:00 2026\nFrom: Ada <ada@a.example>\nTo: Ben <ben@b.example>\nMessage-ID: <${id}@a.example>\n${more}Subject: About ${id}\nDate: Mon, 5 Jan 2026 10:00:00 +0000\n\nWords of ${id}.\n\n`;
    await add(
      'mail.mbox',
      mail('one') + mail('two', 'In-Reply-To: <one@a.example>\n') + mail('three', 'References: <one@a.example>\n'),
    );
    const documents = await all();
    expect(documents.map((one) => one.title).toSorted()).toEqual([
      'About one',
      'About three',
      'About two',
      'mail.mbox',
    ]);
    const two = documents.find((one) => one.title === 'About two')!;
    const { thread } = await detail(two.documentId);
    expect(thread.map((one) => one.title).toSorted()).toEqual(['About one', 'About three']);
  });

  it('are not unpacked past the depth that is allowed', async () => {
    let bytes: Uint8Array = makeZip([{ name: 'letter.txt', bytes: letter }]);
    for (let depth = 0; depth < 15; depth++) bytes = makeZip([{ name: `${depth}.zip`, bytes }]);
    await add('deep.zip', bytes);
    const documents = await all();
    expect(documents).toHaveLength(11);
    expect(documents.filter((one) => one.failure?.code === 'LL-FILE-TOO-DEEP')).toHaveLength(1);
  });

  it('that hold themselves end there', async () => {
    const bytes = makeZip([{ name: 'a.txt', bytes: letter }]);
    const documentId = await add('a.zip', bytes);
    await add(
      'b.zip',
      makeZip([
        { name: 'a.zip', bytes },
        { name: 'b.txt', bytes: letter },
      ]),
    );
    expect(await all()).toHaveLength(3);
    expect((await detail(documentId)).places).toHaveLength(1);
  });

  it('go with what they were found in, where they lie nowhere else, and do not come back', async () => {
    const shared = { name: 'shared.txt', bytes: 'Ben said that both hold it.' };
    const first = await add('first.zip', makeZip([{ name: 'own.txt', bytes: letter }, shared]));
    await add('second.zip', makeZip([shared]));
    await add('own.txt', letter);
    const erasure = {
      caseId,
      compartmentId: caseId,
      documentId: first,
      authority: 'an order',
      actor: { accountId: ada.accountId, name: 'ada' },
    };
    expect((await named('shared.txt')).parent?.title).toBe('first.zip');
    const report = await eraseDocument(server.installation.operator, erasure, server.installation.clock.now);
    expect(report).toMatchObject({ documents: 2, around: [] });
    const left = await all();
    expect(left.map((one) => one.name).toSorted()).toEqual(['own.txt', 'second.zip', 'shared.txt']);
    expect(left.find((one) => one.name === 'own.txt')?.parent).toBeNull();
    expect(left.find((one) => one.name === 'shared.txt')?.parent).toMatchObject({ title: 'second.zip' });
    const one = left.find((document) => document.name === 'shared.txt')!;
    const again = await eraseDocument(
      server.installation.operator,
      { ...erasure, documentId: one.documentId },
      server.installation.clock.now,
    );
    expect(again.around).toEqual(['second.zip']);
    await add('third.zip', makeZip([shared]));
    expect((await all()).map((document) => document.name)).not.toContain('shared.txt');
    expect(await verifyLedger(server.installation.operator)).toMatchObject({ ok: true });
    expect(await rebuild(server.installation.operator)).toMatchObject({ identical: true });
  });

  it('go with the last of what they were found in', async () => {
    const shared = { name: 'shared.txt', bytes: letter };
    const boxes = [await add('first.zip', makeZip([shared])), await add('second.zip', makeZip([shared, shared]))];
    for (const documentId of boxes)
      await eraseDocument(
        server.installation.operator,
        {
          caseId,
          compartmentId: caseId,
          documentId,
          authority: 'an order',
          actor: { accountId: ada.accountId, name: 'ada' },
        },
        server.installation.clock.now,
      );
    expect(await all()).toEqual([]);
    expect(await rebuild(server.installation.operator)).toMatchObject({ identical: true });
  });

  it('are set aside with what they were found in', async () => {
    const documentId = await add(
      '1.eml',
      makeMail({ From: 'a@a.example', To: 'b@b.example' }, 'One', [{ name: 'x.txt', bytes: letter }]),
    );
    const { version } = await detail(documentId);
    await ada.client.call('setDocumentAside', {
      params: { caseId, documentId },
      body: { expected: version, reason: 'privileged' },
    });
    expect((await all()).map((one) => one.state)).toEqual(['set aside', 'set aside']);
    expect((await detail(documentId)).inside).toEqual([]);
  });

  it('are listed some at a time, each with its form and outcome, and counted at any depth', async () => {
    const inner = makeZip([
      { name: 'letter.txt', bytes: letter },
      { name: 'odd.bin', bytes: Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3]) },
    ]);
    const box = await add(
      'box.zip',
      makeZip([
        { name: 'a.txt', bytes: 'One.' },
        { name: 'b.txt', bytes: 'Two.' },
        { name: 'inner.zip', bytes: inner },
        { name: 'again.txt', bytes: letter },
      ]),
    );
    const params = { caseId, documentId: box };
    const seen: (string | number)[][] = [];
    for (const after of [0, 3]) {
      const { inside, next } = await ada.client.call('listInside', { params, query: { after, limit: 3 } });
      seen.push(...inside.map((one) => [one.n, one.title, one.form ?? '', one.state, one.children]));
      expect(next).toBe(after === 0 ? 3 : null);
    }
    expect(seen).toEqual([
      [1, 'a.txt', 'Plain text', 'read', 0],
      [2, 'b.txt', 'Plain text', 'read', 0],
      [3, 'inner.zip', 'Archive', 'read', 2],
      [4, 'again.txt', 'Plain text', 'read', 0],
    ]);
    const { counts } = await ada.client.call('countInside', { params });
    expect(counts.map(({ form, state, count }) => `${count} ${form} ${state}`).toSorted()).toEqual([
      '1 Archive read',
      '1 null unreadable',
      '3 Plain text read',
    ]);
  });

  it('are released with what they were found in where that is chosen, each in the log, but not what was set aside alone', async () => {
    const reviewer = await server.person('vera');
    await server.letIn(ada, caseId, caseId, reviewer, ['disclosure officer']);
    const documentId = await add(
      'box.zip',
      makeZip([
        { name: 'a.txt', bytes: 'Ben said that one ship had left.' },
        { name: 'b.txt', bytes: 'Ben said that two ships had left.' },
        { name: 'c.txt', bytes: 'Ben said that three ships had left.' },
      ]),
    );
    const aside = async (id: string, reason: string) =>
      ada.client.call('setDocumentAside', {
        params: { caseId, documentId: id },
        body: { expected: (await detail(id)).version, reason },
      });
    await aside((await named('b.txt')).documentId, 'a letter to counsel');
    await aside(documentId, 'not looked at yet');
    const held = await detail(documentId);
    expect(held.setAsideWith).toBe(2);
    const params = { caseId, documentId };
    expect(await ada.client.call('listInside', { params })).toEqual({ inside: [], next: null });
    expect(await ada.client.call('countInside', { params })).toEqual({ counts: [] });
    const body = { expected: held.version, reason: 'looked at: nothing privileged', withInside: true };
    await expect(ada.client.call('releaseDocument', { params, body })).rejects.toMatchObject({ code: 'LL-FORBIDDEN' });
    await reviewer.client.call('releaseDocument', { params, body });
    await server.worker.drain();
    expect((await all()).map((one) => `${one.name} ${one.state}`).toSorted()).toEqual([
      'a.txt read',
      'b.txt set aside',
      'box.zip read',
      'c.txt read',
    ]);
    const { items } = await ada.client.call('listLog', { params: { caseId }, query: {} });
    const released = items.filter((one) => one.kind === 'document.released');
    expect(released).toHaveLength(3);
    expect(new Set(released.map((one) => one.entry.seq)).size).toBe(1);
    expect((await ada.client.call('countInside', { params })).counts).toEqual([
      { form: 'Plain text', state: 'read', count: 2 },
      { form: null, state: 'set aside', count: 1 },
    ]);
    expect(await rebuild(server.installation.operator)).toMatchObject({ identical: true });
  });
});
