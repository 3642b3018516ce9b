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

it('makes nothing due by what somebody may do in another compartment', async () => {
  const { caseId: of } = await ada.client.call('openCase', { body: { title: 'The mill' } });
  const params = { caseId: of };
  const behind = async (name: string) =>
    (await ada.client.call('openCompartment', { params, body: { name } })).compartmentId;
  const [upper, lower] = [await behind('Upper'), await behind('Lower')];
  const put = (kind: 'authority' | 'tripwire' | 'happening', title: string, fields: object, compartmentId = of) =>
    ada.client.call('fileLaneThing', {
      params,
      body: { kind, title, fields: fields as Record<string, string | boolean>, compartmentId },
    });
  const tells = async (who: TestPerson) =>
    (await who.client.call('listDue')).due
      .filter((one) => one.caseId === of)
      .map(({ title }) => title)
      .toSorted();
  // Authoriser in one compartment, reader of the rest.
  await server.letIn(ada, of, of, olga, ['reader']);
  await server.letIn(ada, of, upper, olga, ['authoriser']);
  await server.letIn(ada, of, lower, olga, ['reader']);
  await put('authority', 'To watch in main', { due: hours(-1) });
  await put('authority', 'To watch above', { due: hours(-1) }, upper);
  await put('authority', 'To watch below', { due: hours(-1) }, lower);
  const answer = { by: 'authoriser', withinMinutes: 60, escalateTo: 'case owner' };
  const rule = (kind: string) => JSON.stringify({ when: [{ field: 'kind', oneOf: [kind] }], count: null, answer });
  await put('tripwire', 'A flood above', { rule: rule('flood') }, upper);
  await put('tripwire', 'A fire below', { rule: rule('fire') }, lower);
  const atRisk = (happening: string) => ({ happening, at: hours(0) });
  await put('happening', 'It burns', atRisk('fire'), lower);
  await put('happening', 'It rose below', atRisk('flood'), lower);
  expect(await tells(olga)).toEqual(['To watch above']);
  // A rule behind a wall says nothing of what lies behind another, and does of what lies before both.
  expect(await tells(ada)).toEqual(['To watch above', 'To watch below', 'To watch in main']);
  await put('happening', 'It rose', atRisk('flood'), upper);
  expect(await tells(olga)).toEqual(['A flood above', 'To watch above']);
});

it('asks for a review of what is kept after the least time, on the day that the last one named, and erases nothing', async () => {
  const year = 365.25 * 24 * 3_600_000;
  /** A case that was opened so many years ago. */
  const openedAgo = async (years: number) => {
    server.installation.clock.now -= years * year;
    const opened = await ada.client.call('openCase', { body: { title: 'The weir' } });
    server.installation.clock.now += years * year;
    return opened.caseId;
  };
  const tells = async (of: string) =>
    (await ada.client.call('listDue')).due
      .filter((one) => one.caseId === of)
      .map(({ kind, title, level, roles }) => [kind, title, level, roles]);
  const review = 'Review of what this case keeps';
  const [young, old, older] = [await openedAgo(4), await openedAgo(5.98), await openedAgo(6.1)];
  expect(await tells(young!)).toEqual([]);
  expect(await tells(old!)).toEqual([['retention', review, 'soon', ['case owner']]]);
  expect(await tells(older!)).toEqual([['retention', review, 'gone up', ['case owner', 'authoriser']]]);
  const params = { caseId: older! };
  expect((await ada.client.call('readBoard', { params })).deadlines).toMatchObject([
    { kind: 'retention', status: 'verified' },
  ]);
  const reviewed = (days: number) =>
    ada.client.call('fileLaneThing', {
      params,
      body: {
        kind: 'decision',
        title: 'What is kept',
        fields: { kept: 'yes: it is kept', reasons: 'an appeal is open', reviewDue: hours(24 * days) },
      },
    });
  await reviewed(40);
  expect(await tells(older!)).toEqual([]);
  await reviewed(20);
  expect(await tells(older!)).toEqual([['retention', review, 'soon', ['case owner']]]);
});
