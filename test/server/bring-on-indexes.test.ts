import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { LogLine } from '#server/deps';
import { holdIndexes } from '#store/index-lock';
import { placesBehind } from '#store/index-watch';
import type { Store } from '#store/open-store';
import { bringOnIndexes } from '#work/bring-on-indexes';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

let server: TestServer;
let ada: TestPerson;
beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  ada = await server.person('ada');
});
afterAll(() => server.close());

const log: LogLine[] = [];
const bringOn = (over: { store?: Store; signal?: AbortSignal } = {}) =>
  bringOnIndexes({ ...server.deps, store: over.store ?? server.deps.store, log: (line) => log.push(line) }).run({
    payload: {},
    attempts: 1,
    priority: 0,
    flags: [],
    signal: over.signal ?? new AbortController().signal,
  });
const behind = async () => (await placesBehind(server.deps.store.db, 100)).map((one) => one.caseId);
const opened = async (text: string) => {
  const { caseId } = await ada.client.call('openCase', { body: { title: 'A case' } });
  await server.addText(ada, caseId, text);
  return caseId;
};
const held = (table: string, column: string, caseId: string) =>
  server.installation.ask(`select ${column} as found from lamplighter.${table} where case_id = $1`, [caseId]);

it('each minute the indexes of words and names are brought on, where documents came in', async () => {
  const caseId = await opened('Ada Lund said that Peter Berg saw a kestrel.');
  expect(await held('search_word', 'word', caseId)).toEqual([]);
  expect(await behind()).toEqual([caseId]);
  await bringOn();
  expect(await held('search_word', 'word', caseId)).toContainEqual({ found: 'kestrel' });
  expect(await held('name_key', 'name', caseId)).toContainEqual({ found: 'Peter Berg' });
  expect(await behind()).toEqual([]);
});

it('a case that cannot be brought on holds up none of the others, and is tried again', async () => {
  const [one, other] = [await opened('A heron.'), await opened('A plover.')];
  const { store } = server.deps;
  const failing: Store = {
    ...store,
    note: (scope, work) => (scope.caseId === one ? Promise.reject(new RangeError('no')) : store.note(scope, work)),
  };
  await bringOn({ store: failing });
  expect(await behind()).toEqual([one]);
  expect(await held('search_word', 'word', other)).toEqual([{ found: 'plover' }]);
  expect(log).toEqual([{ level: 'error', event: 'indexes were not brought on', case: one, error: 'RangeError' }]);
  await bringOn();
  expect(await behind()).toEqual([]);
});

it('told to stop it stops, and goes on another time', async () => {
  const caseId = await opened('A heron.');
  await bringOn({ signal: AbortSignal.abort() });
  expect(await behind()).toEqual([caseId]);
  await bringOn();
  expect(await held('search_word', 'word', caseId)).toEqual([{ found: 'heron' }]);
});

it('a second run at the same time leaves it to the first, and a run ends with its time', async () => {
  const both = [await opened('A heron.'), await opened('A plover.')];
  const job = { payload: {}, attempts: 1, priority: 0, flags: [], signal: new AbortController().signal };
  const { store } = server.deps;
  let notes = 0;
  // Each transaction takes longer than a run may.
  const slow: Store = {
    ...store,
    note: (scope, work) => {
      notes += 1;
      return store.note(scope, work);
    },
  };
  const kind = bringOnIndexes({ ...server.deps, store: slow, clock: () => notes * 50_000 });
  await Promise.all([kind.run(job), kind.run(job)]);
  // One of both places: measured, words, names.
  expect(notes).toBe(3);
  expect(both).toEqual(expect.arrayContaining(await behind()));
  expect(await behind()).toHaveLength(1);
  await kind.run(job);
  expect(await behind()).toEqual([]);
});

it('a search says that spellings are still gathered while an erasure holds them, and does not wait', async () => {
  const caseId = await opened('A heron.');
  const search = () => ada.client.call('search', { params: { caseId }, query: { q: 'herom~' } });
  const { db } = server.deps.store;
  await db.transaction().execute(async (trx) => {
    await holdIndexes(trx, caseId);
    const { hits, notes } = await search();
    expect(hits).toEqual([]);
    expect(notes.map((one) => one.what).join()).toContain('still being gathered');
  });
  const { hits, notes } = await search();
  expect(hits).toHaveLength(1);
  expect(notes).toEqual([]);
});

it('a saved search that was run before its spellings were gathered counts what it missed the next time', async () => {
  const caseId = await opened('A gannet.');
  const body = { name: 'Birds', q: 'herom~' };
  const { search } = await ada.client.call('saveSearch', { params: { caseId }, body });
  const run = () => ada.client.call('runSearch', { params: { caseId, searchId: search.searchId } });
  const tick = () => (server.installation.clock.now += 1000);
  tick();
  await run();
  tick();
  await server.addText(ada, caseId, 'A heron.', { name: 'heron.txt' });
  tick();
  await server.deps.store.db.transaction().execute(async (trx) => {
    await holdIndexes(trx, caseId);
    expect(await run()).toMatchObject({ documents: 0, fresh: 0 });
  });
  tick();
  expect(await run()).toMatchObject({ documents: 1, fresh: 1 });
  tick();
  expect(await run()).toMatchObject({ documents: 1, fresh: 0 });
});

it('beside a load they are brought on after two thousand documents, and no more once the program stops', async () => {
  await bringOn();
  const caseId = await opened('A heron.');
  const kind = bringOnIndexes({ ...server.deps, log: (line) => log.push(line) });
  kind.add(1999);
  expect(await behind()).toEqual([caseId]);
  kind.add(1);
  await expect.poll(behind).toEqual([]);
  await kind.settle!();
  const other = await opened('A plover.');
  kind.add(5000);
  await kind.settle!();
  expect(await behind()).toEqual([other]);
});
