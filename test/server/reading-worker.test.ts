import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import type { JobRunner } from '#work/job-runner';
import { createWorker } from '#work/worker';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

let server: TestServer;
let ada: TestPerson;
let caseId = '';
const workers: JobRunner[] = [];

beforeEach(async () => {
  server = await createTestServer(inject('postgres'));
  ada = await server.person('ada');
  caseId = (await ada.client.call('openCase', { body: { title: 'The case' } })).caseId;
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((one) => one.stop()));
  await server.close();
});

function workerOf(over: Partial<Parameters<typeof createWorker>[0]> = {}): JobRunner {
  const worker = createWorker({ ...server.deps, ...over });
  workers.push(worker);
  return worker;
}

const put = (name: string, text: string) =>
  ada.client.call('receiveDocument', { params: { caseId }, query: { name }, body: new TextEncoder().encode(text) });
const putMany = (count: number) =>
  Promise.all(Array.from({ length: count }, (_, i) => put(`${i}.txt`, `Ada Lund said that ship ${i} had left.`)));
const progress = () => ada.client.call('getProgress', { params: { caseId } });
const readings = () =>
  server.installation.ask<{ document_id: string; n: number }>(
    'select document_id, count(*)::int as n from lamplighter.reading group by document_id',
  );

describe('the reading worker', () => {
  it('reads every document once, however many workers run', async () => {
    await putMany(150);
    await Promise.all([workerOf().drain(), workerOf().drain(), workerOf().drain()]);
    expect(await progress()).toMatchObject({ waiting: 0, read: 150, unreadable: 0 });
    expect((await readings()).every((row) => row.n === 1)).toBe(true);
    const claims = await ada.client.call('listClaims', { params: { caseId }, query: { limit: 500 } });
    expect(claims.claims).toHaveLength(150);
  });

  it('stopped in the middle leaves each document waiting or read, and the next one reads the rest', async () => {
    await putMany(100);
    let begun = 0;
    const stopped: Promise<void>[] = [];
    const worker: JobRunner = workerOf({
      reader: {
        version: server.deps.reader.version,
        read(text, date) {
          begun += 1;
          if (begun === 70) stopped.push(worker.stop());
          return server.deps.reader.read(text, date);
        },
      },
    });
    void worker.drain();
    while (stopped.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await Promise.all(stopped);
    const between = await progress();
    expect(between.waiting).toBeGreaterThan(0);
    expect(between.waiting + between.read).toBe(100);
    const next = workerOf();
    await next.start();
    await next.drain();
    expect(await progress()).toMatchObject({ waiting: 0, read: 100, unreadable: 0 });
    expect((await readings()).every((row) => row.n === 1)).toBe(true);
  });

  it('waits for a database that ends its connections, says so once, and goes on', async () => {
    await putMany(30);
    let begun = 0;
    const worker = workerOf({
      reader: {
        version: server.deps.reader.version,
        async read(text, date) {
          begun += 1;
          if (begun === 10)
            await server.installation.ask(
              'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename <> current_user',
            );
          return server.deps.reader.read(text, date);
        },
      },
    });
    await worker.drain();
    expect(await progress()).toMatchObject({ waiting: 0, read: 30, unreadable: 0 });
    expect((await readings()).every((row) => row.n === 1)).toBe(true);
    const said = server.log.filter((line) => line.event.startsWith('work waits'));
    expect(said.length).toBeLessThanOrEqual(1);
  });

  it('keeps a document on which the reader fails, with the reason, and reads the others', async () => {
    await putMany(5);
    await put('broken.txt', 'This one breaks the reader.');
    const worker = workerOf({
      reader: {
        version: server.deps.reader.version,
        read(text, date) {
          if (text.includes('breaks the reader')) throw new TypeError(`cannot read ${text}`);
          return server.deps.reader.read(text, date);
        },
      },
    });
    await worker.drain();
    expect(await progress()).toMatchObject({ waiting: 0, read: 5, unreadable: 1 });
    const { documents } = await ada.client.call('listDocuments', {
      params: { caseId },
      query: { state: 'unreadable' },
    });
    expect(documents[0]).toMatchObject({ name: 'broken.txt', failure: { code: 'LL-READER-FAILED', retryable: true } });
    expect(JSON.stringify(server.log)).not.toContain('breaks');
  });

  it('does not record a reading that the ledger refuses, and records the others of its group', async () => {
    await putMany(3);
    await put('odd.txt', 'Odd one.');
    const worker = workerOf({
      reader: {
        version: server.deps.reader.version,
        async read(text, date) {
          const reading = await server.deps.reader.read(text, date);
          const mentions = [{ start: 0, end: 3, type: 'person' as const, entity: '\uD800' }];
          return text.startsWith('Odd') ? { ...reading, mentions } : reading;
        },
      },
    });
    await worker.drain();
    expect(await progress()).toMatchObject({ waiting: 0, read: 3, unreadable: 1 });
  });

  it('leaves a document alone that was set aside while it was being read', async () => {
    const { document } = await put('late.txt', 'Ada Lund said the lawyer had called.');
    const worker = workerOf({
      reader: {
        version: server.deps.reader.version,
        async read(text, date) {
          await ada.client.call('setDocumentAside', {
            params: { caseId, documentId: document.documentId },
            body: { expected: document.version, reason: 'privilege' },
          });
          return server.deps.reader.read(text, date);
        },
      },
    });
    await worker.drain();
    expect(await progress()).toMatchObject({ waiting: 0, read: 0, setAside: 1 });
    expect(await readings()).toEqual([]);
  });
});
