import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

let server: TestServer;
let ada: TestPerson;
let olga: TestPerson;
let rita: TestPerson;
let caseId = '';
const hours = (n: number) => new Date(server.installation.clock.now + n * 3_600_000).toISOString();
const file = (kind: 'authority' | 'warning' | 'tripwire' | 'happening', title: string, fields = {}, more = {}) =>
  ada.client.call('fileLaneThing', { params: { caseId }, body: { kind, title, fields, ...more } });
const toldTo = async (who: TestPerson) =>
  (await who.client.call('listDue')).due.map(({ title, level }) => [title, level]);

beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  [ada, olga, rita] = (await Promise.all(['ada', 'olga', 'rita'].map((login) => server.person(login)))) as [
    TestPerson,
    TestPerson,
    TestPerson,
  ];
  caseId = (await ada.client.call('openCase', { body: { title: 'The yard' } })).caseId;
  await server.letIn(ada, caseId, caseId, olga, ['authoriser']);
  await server.letIn(ada, caseId, caseId, rita, ['reader']);
});
afterAll(() => server.close());

it('tells whose role has to act, goes up in time, is gone once it is done, and tells nobody what lies behind a wall', async () => {
  await file('authority', 'To watch the yard', { due: hours(2) });
  const { compartmentId } = await ada.client.call('openCompartment', { params: { caseId }, body: { name: 'Behind' } });
  await file('authority', 'To watch elsewhere', { due: hours(4) }, { compartmentId });
  expect(await toldTo(ada)).toEqual([
    ['To watch the yard', 'soon'],
    ['To watch elsewhere', 'soon'],
  ]);
  expect(await toldTo(olga)).toEqual([]);
  server.installation.clock.now += 2 * 3_600_000;
  expect(await toldTo(ada)).toEqual([
    ['To watch the yard', 'gone up'],
    ['To watch elsewhere', 'soon'],
  ]);
  // Asked again, it says the same: nothing is kept of what was told.
  expect(await toldTo(olga)).toEqual([['To watch the yard', 'gone up']]);
  expect(await toldTo(olga)).toEqual([['To watch the yard', 'gone up']]);
  const { things } = await ada.client.call('listLaneThings', { params: { caseId }, query: { kind: 'authority' } });
  const { thingId, version } = things.find(({ title }) => title === 'To watch the yard')!;
  await ada.client.call('stepLaneThing', {
    params: { caseId, thingId },
    body: { expected: version, command: 'amend', fields: { ended: true } },
  });
  expect(await toldTo(olga)).toEqual([]);
  server.installation.clock.now += 2 * 3_600_000;
  expect(await toldTo(olga)).toEqual([]);
});

it('tells every member of a threat to life that nobody has passed on, and whoever must answer of a crossed tripwire', async () => {
  const rule = {
    when: [{ field: 'personAtRisk', is: true }],
    count: null,
    answer: { by: 'authoriser', withinMinutes: 60, escalateTo: 'case owner' },
  };
  await file('tripwire', 'Somebody at risk', { rule: JSON.stringify(rule) });
  await file('warning', 'Threat to life', { receivedAt: hours(0) });
  expect(await toldTo(rita)).toEqual([['Warning of a threat to life: Threat to life', 'due']]);
  expect(await toldTo(olga)).toContainEqual(['Somebody at risk', 'due']);
  expect(await toldTo(ada)).not.toContainEqual(['Somebody at risk', 'due']);
  server.installation.clock.now += 2 * 3_600_000;
  expect(await toldTo(ada)).toContainEqual(['Somebody at risk', 'gone up']);
  expect(await toldTo(rita)).toEqual([['Warning of a threat to life: Threat to life', 'gone up']]);
});
