import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { eraseDocument } from '#store/erase';
import { makeZip } from '../files/make-zip.ts';
import { ada as clerk, hashOf } from '../store/ledger-items.ts';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

let server: TestServer;
let ada: TestPerson;
let ben: TestPerson;
let caseId = '';
beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  ada = await server.person('ada');
  ben = await server.person('ben');
});
beforeEach(async () => {
  caseId = (await ada.client.call('openCase', { body: { title: 'The case' } })).caseId;
  await server.letIn(ada, caseId, caseId, ben, ['analyst']);
});
afterAll(() => server.close());

const begin = (who: TestPerson, label = 'box', total = 3) =>
  who.client.call('beginLoad', { params: { caseId, loadId: randomUUID() }, body: { label, total } });
const bytesOf = (name: string) => new TextEncoder().encode(`Ada Lund said that ${name} had left.`);
const put = (name: string, loadId?: string, body: Uint8Array = bytesOf(name)) =>
  ada.client.call('receiveDocument', {
    params: { caseId },
    query: { name, ...(loadId === undefined ? {} : { loadId }) },
    body: new Uint8Array(body),
  });
const to = (loadId: string, state: 'open' | 'stopped' | 'ended') =>
  ada.client.call('changeLoad', { params: { caseId, loadId }, body: { state } });
const loads = async (who = ada) => (await who.client.call('listLoads', { params: { caseId } })).loads;
const progress = () => ada.client.call('getProgress', { params: { caseId } });

describe('a load', () => {
  it('is gone on with by whoever began it under the same label, and is another for anyone else', async () => {
    const first = await begin(ada);
    await put('a.txt', first.loadId);
    const again = await begin(ada, 'box', 5);
    expect(again).toMatchObject({ loadId: first.loadId, total: 5, received: 1 });
    expect((await begin(ben)).loadId).not.toBe(first.loadId);
    await to(first.loadId, 'ended');
    expect(await begin(ada)).toMatchObject({ received: 0 });
  });

  it('is listed for whoever began it, however many others were begun since', async () => {
    const { loadId } = await begin(ada, 'an old box');
    for (let n = 0; n < 51; n++) {
      server.installation.clock.now += 1000;
      await begin(ben, `box ${n}`);
    }
    const { loads: listed, notListed } = await ada.client.call('listLoads', { params: { caseId } });
    expect(listed).toHaveLength(50);
    expect(notListed).toBeGreaterThanOrEqual(2);
    expect(listed[0]).toMatchObject({ loadId });
    expect(await begin(ada, 'an old box')).toMatchObject({ loadId });
  });

  it('knows what is there by path and hash, and counts it as received once', async () => {
    const { loadId } = await begin(ada);
    const { document } = await put('a.txt');
    const file = (name: string, of = name) => ({ name, sha256: hashOf(Buffer.from(bytesOf(of))).toString('hex') });
    const asked = { loadId, files: [file('a.txt'), file('a.txt', 'b.txt'), file('c.txt', 'a.txt')] };
    for (const _ of [1, 2])
      expect(await ada.client.call('findReceived', { params: { caseId }, body: asked })).toEqual({
        documentIds: [document.documentId, null, null],
      });
    await put('a.txt', loadId);
    expect(await loads()).toMatchObject([{ received: 1 }]);
  });

  it('counts what was found inside, and what became of all of it', async () => {
    const { loadId } = await begin(ada);
    await put('a.txt', loadId);
    await put(
      'b.zip',
      loadId,
      makeZip([
        { name: 'one.txt', bytes: bytesOf('one') },
        { name: 'two.txt', bytes: bytesOf('two') },
      ]),
    );
    await put('c.bin', loadId, new Uint8Array([0, 1, 2, 0, 255, 0]));
    await put('not of it.txt');
    await server.worker.drain();
    expect(await loads()).toMatchObject([{ received: 3, inside: 2, read: 4, unreadable: 1, waiting: 0, setAside: 0 }]);
  });

  it('that is stopped takes nothing more, is not read, and lets others in between be', async () => {
    const { loadId } = await begin(ada);
    await put('a.txt', loadId);
    await to(loadId, 'stopped');
    const sent = await Promise.allSettled([put('b.txt', loadId), put('by hand.txt'), put('c.txt', randomUUID())]);
    expect(sent.map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : 'there'))).toEqual([
      'LL-LOAD-STOPPED',
      'there',
      'LL-NOT-FOUND',
    ]);
    await server.worker.drain();
    expect(await progress()).toMatchObject({ waiting: 1, read: 1 });
    await to(loadId, 'open');
    await server.worker.drain();
    expect(await progress()).toMatchObject({ waiting: 0, read: 2 });
  });

  it('goes with the last document of it that is erased', async () => {
    const { loadId } = await begin(ada, 'letter of Ada Lund');
    const { document } = await put('letter.txt', loadId);
    await to(loadId, 'stopped');
    const of = { caseId, compartmentId: caseId, documentId: document.documentId };
    await eraseDocument(server.installation.operator, { ...of, authority: 'order 7', actor: clerk }, Date.now());
    expect(await loads()).toEqual([]);
    expect(await server.installation.ask('select 1 from lamplighter.load where case_id = $1', [caseId])).toEqual([]);
    const held = 'select 1 from lamplighter.load_pause where load_id = $1';
    expect(await server.installation.ask(held, [loadId])).toEqual([]);
  });
});

describe('documents that could not be read', () => {
  it('are counted by reason and tried again by one reason, or all that may work', async () => {
    await put('a.bin', undefined, new Uint8Array([0, 1, 2, 0, 255, 0]));
    await put('b.bin', undefined, new Uint8Array([0, 1, 2, 0, 255, 1]));
    await put('empty.txt', undefined, new Uint8Array());
    await server.worker.drain();
    const { failures } = await progress();
    expect(failures.map(({ code, count }) => [code, count])).toEqual([
      ['LL-FILE-BINARY', 2],
      ['LL-FILE-EMPTY', 1],
    ]);
    const retry = (body: { code?: string }) => ada.client.call('retryDocuments', { params: { caseId }, body });
    expect(await retry({ code: 'LL-FILE-BINARY' })).toEqual({ retried: 2 });
    expect(await progress()).toMatchObject({ waiting: 2, unreadable: 1 });
    await server.worker.drain();
    expect(await progress()).toMatchObject({ waiting: 0, unreadable: 3 });
    expect(await retry({})).toEqual({ retried: 0 });
  });
});
