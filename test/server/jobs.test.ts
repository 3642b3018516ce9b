import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { LogLine } from '#server/deps';
import { addJob } from '#store/jobs/add-job';
import { givenUpJobs, tryGivenUpAgain } from '#store/jobs/job-counts';
import { flagOf, letWait, priorities } from '#store/let-wait';
import { createJobRunner, type JobRunner } from '#work/job-runner';
import type { JobKind, JobUnderWay } from '#work/job-kind';
import { createWorker } from '#work/worker';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

let server: TestServer;
let ada: TestPerson;
const runners: JobRunner[] = [];
const log: LogLine[] = [];
beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  ada = await server.person('ada');
});
afterEach(async () => {
  await Promise.all(runners.splice(0).map((one) => one.stop()));
  await server.installation.ask('delete from lamplighter_jobs._private_jobs');
  log.length = 0;
});
afterAll(() => server.close());

const db = () => server.installation.store.db;
const runner = (kinds: readonly JobKind[], lanes = [{ sideBySide: 1, passesBy: [] as string[] }]): JobRunner => {
  const made = createJobRunner({
    store: server.installation.store,
    log: (line) => log.push(line),
    kinds,
    lanes,
    heldUp: async () => [],
  });
  runners.push(made);
  return made;
};
const kind = (run: (job: JobUnderWay) => Promise<void>): JobKind => ({ name: 'try', run });
const add = (n: number, of: { priority?: number; flags?: string[]; mostAttempts?: number; key?: string } = {}) =>
  addJob(db(), { kind: 'try', payload: { n }, ...of });
const left = () => server.installation.ask('select id from lamplighter_jobs._private_jobs');

describe('jobs', () => {
  it('of a person pass a load of many', async () => {
    for (let n = 0; n < 20; n++) await add(n, { priority: priorities.load });
    await add(100, { priority: priorities.byHand });
    const order: unknown[] = [];
    await runner([kind(async ({ payload }) => void order.push(payload['n']))]).drain();
    expect(order.indexOf(100)).toBe(0);
    expect(order).toHaveLength(21);
    expect(await left()).toEqual([]);
  });

  it('of a person are done while every other hand is full with a load', async () => {
    let letGo = () => undefined as void;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    const done: unknown[] = [];
    const both = [
      { sideBySide: 2, passesBy: [] },
      { sideBySide: 1, passesBy: [flagOf.load] },
    ];
    const slow = runner(
      [
        kind(async ({ payload, flags }) => {
          if (flags.includes(flagOf.load)) await gate;
          done.push(payload['n']);
        }),
      ],
      both,
    );
    for (const n of [1, 2, 3]) await add(n, { flags: [flagOf.load], priority: priorities.load });
    await slow.start();
    await add(100);
    await expect.poll(() => done).toEqual([100]);
    letGo();
    await slow.drain();
    expect(done.toSorted()).toEqual([1, 100, 2, 3]);
  });

  it('that fail are tried again later, and at last listed with a code and without words', async () => {
    let tries = 0;
    const failing = runner([
      kind(async () => {
        tries += 1;
        throw new TypeError('Ada Lund said the lawyer had called');
      }),
    ]);
    await add(1, { mostAttempts: 2 });
    await failing.drain();
    expect(tries).toBe(2);
    expect(await givenUpJobs(db())).toEqual([{ kind: 'try', jobs: 1, why: 'TypeError' }]);
    const kept = JSON.stringify(await server.installation.ask('select * from lamplighter_jobs._private_jobs'));
    expect(kept + JSON.stringify(log)).not.toContain('lawyer');
    await tryGivenUpAgain(db());
    const seen: number[] = [];
    await runner([kind(async ({ attempts }) => void seen.push(attempts))]).drain();
    expect(seen).toEqual([1]);
    expect(await givenUpJobs(db())).toEqual([]);
  });

  it('under one key are one, the later', async () => {
    await add(1, { key: 'the deadline' });
    await add(2, { key: 'the deadline' });
    const seen: unknown[] = [];
    await runner([kind(async ({ payload }) => void seen.push(payload['n']))]).drain();
    expect(seen).toEqual([2]);
  });

  it('that a dead worker held are done by another', async () => {
    await add(1);
    await server.installation.ask(
      `update lamplighter_jobs._private_jobs set locked_by = 'pool-of-the-dead', locked_at = now(), attempts = 1`,
    );
    const seen: number[] = [];
    await runner([kind(async ({ attempts }) => void seen.push(attempts))]).start();
    await expect.poll(() => seen, { timeout: 30_000 }).toEqual([2]);
  });

  it('are never done by two at once where a worker loses its hold, and the one that lost it lets go', async () => {
    await add(1);
    let atOnce = 0;
    let most = 0;
    const begun: number[] = [];
    const slow = (who: number) =>
      kind(async ({ signal }) => {
        begun.push(who);
        atOnce += 1;
        most = Math.max(most, atOnce);
        try {
          if (begun.length > 1) return;
          await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
        } finally {
          atOnce -= 1;
        }
      });
    await runner([slow(1)]).start();
    await expect.poll(() => begun).toEqual([1]);
    await runner([slow(2)]).start();
    await server.installation.ask(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
      and database = (select oid from pg_database where datname = current_database())
      and objid::bigint = (select hashtext(locked_by)::bigint & 4294967295 from lamplighter_jobs._private_jobs)`);
    await expect.poll(() => begun.length, { timeout: 30_000 }).toBe(2);
    await expect.poll(left, { timeout: 30_000 }).toEqual([]);
    expect(most).toBe(1);
  });
});

describe('documents that wait', () => {
  const readings = (caseId: string) =>
    server.installation.ask<{ n: number }>(
      'select count(*)::int as n from lamplighter.reading where case_id = $1 group by document_id',
      [caseId],
    );

  it('are read once each, whatever is doubled, stopped or begun anew', async () => {
    const acts = fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant('add' as const), count: fc.integer({ min: 1, max: 5 }) }),
        fc.record({ kind: fc.constant('add again' as const) }),
        fc.record({ kind: fc.constant('stop after' as const), texts: fc.integer({ min: 0, max: 6 }) }),
      ),
      { minLength: 2, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(acts, async (all) => {
        const { caseId } = await ada.client.call('openCase', { body: { title: 'The case' } });
        const ids: string[] = [];
        for (const act of all) {
          if (act.kind === 'add')
            for (let n = 0; n < act.count; n++) {
              const body = new TextEncoder().encode(`Ada Lund said that ship ${ids.length} had left.`);
              const { document } = await ada.client.call('receiveDocument', {
                params: { caseId },
                query: { name: `${ids.length}.txt` },
                body,
              });
              ids.push(document.documentId);
            }
          else if (act.kind === 'add again') await letWait(db(), { caseId, compartmentId: caseId }, ids);
          else await readUntil(act.texts);
        }
        const last = createAnother();
        await last.drain();
        await last.stop();
        const found = await readings(caseId);
        expect(found.map(({ n }) => n)).toEqual(ids.map(() => 1));
        expect(await left()).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  const createAnother = (over: Partial<Parameters<typeof createWorker>[0]> = {}) => {
    const worker = createWorker({ ...server.deps, ...over });
    runners.push(worker);
    return worker;
  };

  /** Stops a worker in the middle, when it has begun so many texts. */
  async function readUntil(texts: number): Promise<void> {
    let begun = 0;
    let stopped: Promise<void> | null = null;
    const worker = createAnother({
      reader: {
        version: server.deps.reader.version,
        read(text, date) {
          if (begun++ === texts) stopped = worker.stop();
          return server.deps.reader.read(text, date);
        },
      },
    });
    await worker.drain();
    await worker.stop();
    await stopped;
  }

  it('that ended the program again and again are given up alone, and the others of their job are read', async () => {
    const { caseId } = await ada.client.call('openCase', { body: { title: 'The case' } });
    const names = ['good.txt', 'odd.txt', 'fine.txt'];
    const sent = await Promise.all(
      names.map((name) =>
        ada.client.call('receiveDocument', {
          params: { caseId },
          query: { name },
          body: new TextEncoder().encode(`Ada Lund said that ${name} had left.`),
        }),
      ),
    );
    const jobs = () =>
      server.installation.ask<{ n: number }>('select count(*)::int as n from lamplighter_jobs._private_jobs');
    await server.installation.ask('delete from lamplighter_jobs._private_jobs');
    await letWait(
      db(),
      { caseId, compartmentId: caseId },
      sent.map(({ document }) => document.documentId),
    );
    // As after four kills: it was begun, and never ended.
    await server.installation.ask('update lamplighter_jobs._private_jobs set attempts = 4');
    await server.worker.drain();
    expect(await jobs()).toEqual([{ n: 0 }]);
    expect(await ada.client.call('getProgress', { params: { caseId } })).toMatchObject({ read: 3 });

    const again = await ada.client.call('receiveDocument', {
      params: { caseId },
      query: { name: 'deadly.txt' },
      body: new TextEncoder().encode('Ada Lund said that it had left for good.'),
    });
    await server.installation.ask('update lamplighter_jobs._private_jobs set attempts = 8');
    await server.worker.drain();
    const { documents } = await ada.client.call('listDocuments', {
      params: { caseId },
      query: { state: 'unreadable' },
    });
    expect(documents).toMatchObject([
      { documentId: again.document.documentId, failure: { code: 'LL-READER-GAVE-UP', retryable: true } },
    ]);
  });
});
