import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { isOfAtRisk } from '#domain/is-of-at-risk';
import { rebuild } from '#store/rebuild';
import { jobKinds } from '#work/job-kinds';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

let server: TestServer;
let ada: TestPerson;
let rita: TestPerson;
let caseId = '';
let behind = '';
const params = () => ({ caseId });
const hours = (n: number) => new Date(server.installation.clock.now + n * 3_600_000).toISOString();
const later = (n: number) => (server.installation.clock.now += n * 3_600_000);
const file = async (kind: 'authority' | 'tripwire' | 'happening' | 'answer' | 'warning', title: string, body: object) =>
  (await ada.client.call('fileLaneThing', { params: params(), body: { kind, title, ...body } })).thing;

/** What comes by the clock, once, as of the server's time. */
async function tick(): Promise<void> {
  const job = jobKinds(server.deps).find(({ name }) => name === 'raise-due')!;
  await job.run({ payload: {}, attempts: 1, priority: 0, flags: [], signal: new AbortController().signal });
}
const raised = async (who: TestPerson) =>
  (await who.client.call('listLaneThings', { params: params(), query: { kind: 'escalation' } })).things;

beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  [ada, rita] = [await server.person('ada'), await server.person('rita')];
  caseId = (await ada.client.call('openCase', { body: { title: 'The yard' } })).caseId;
  await server.letIn(ada, caseId, caseId, rita, ['reader']);
  behind = (await ada.client.call('openCompartment', { params: params(), body: { name: 'Behind' } })).compartmentId;
}, 60_000);
afterAll(() => server.close());

describe('what nobody did in time', () => {
  it('is put on record once, by the program, with whom it went up to, where all who read it see it', async () => {
    const seen = await file('authority', 'To watch the yard', { fields: { due: hours(2) } });
    await file('authority', 'To watch elsewhere', { fields: { due: hours(1) }, compartmentId: behind });
    await tick();
    expect(await raised(ada)).toEqual([]);
    later(3);
    await Promise.all([tick(), tick()]);
    await tick();
    expect(
      (await raised(rita)).map(({ title, about, fields, filedBy }) => ({ title, about, fields, by: filedBy.name })),
    ).toEqual([
      {
        title: 'To watch the yard',
        about: seen.thingId,
        fields: {
          deadlineId: seen.thingId,
          what: 'authority',
          wasDue: seen.fields['due'],
          told: ['analyst', 'case owner', 'authoriser'],
        },
        by: 'Lamplighter',
      },
    ]);
    expect((await raised(ada)).map(({ compartmentId }) => compartmentId).toSorted()).toEqual(
      [caseId, behind].toSorted(),
    );
  });

  it('is put on record again where it was given more time and that ran out as well', async () => {
    const { things } = await ada.client.call('listLaneThings', { params: params(), query: { kind: 'authority' } });
    const { thingId, version } = things.find(({ title }) => title === 'To watch the yard')!;
    await ada.client.call('stepLaneThing', {
      params: { caseId, thingId },
      body: { expected: version, command: 'amend', fields: { due: hours(5) } },
    });
    await tick();
    expect(await raised(rita)).toHaveLength(1);
    later(6);
    await tick();
    expect((await raised(rita)).map(({ fields }) => fields['wasDue'])).toHaveLength(2);
  });

  it('goes up from whoever should have answered a tripwire, and stays known once it was answered', async () => {
    const answer = { by: 'authoriser', withinMinutes: 60, escalateTo: 'case owner' };
    const rule = JSON.stringify({ when: [{ field: 'kind', oneOf: ['flood'] }], count: null, answer });
    const wire = await file('tripwire', 'A flood', { fields: { rule } });
    const fall = await file('happening', 'It rose', { fields: { happening: 'flood', at: hours(0) } });
    const hidden = { fields: { happening: 'flood', at: hours(0) }, compartmentId: behind };
    const risen = await file('happening', 'It rose behind', hidden);
    await tick();
    later(2);
    await tick();
    const crossing = JSON.stringify([fall.thingId]);
    await file('answer', 'Moved the papers', { about: wire.thingId, fields: { crossing } });
    await tick();
    const floods = (await raised(ada)).filter(({ about }) => about === wire.thingId);
    expect(floods.map(({ compartmentId, fields }) => [compartmentId, fields['deadlineId'], fields['told']])).toEqual([
      [caseId, `${wire.thingId} ${crossing}`, ['case owner']],
      [behind, `${wire.thingId} ${JSON.stringify([risen.thingId])}`, ['case owner']],
    ]);
    expect(JSON.stringify(await raised(rita))).not.toContain(risen.thingId);
    const { crossings } = await rita.client.call('readBoard', { params: params() });
    expect(crossings.map(({ state }) => state)).toEqual(['answered late']);
  });

  it('keeps whoever is threatened apart from those of whom something is said, wherever it stands', async () => {
    const made = await ada.client.call('makeEntity', {
      params: params(),
      body: { schema: 'Person', name: 'Mirela Deane' },
    });
    const of = { personIds: [made.entity.entityId] };
    const late = { reviewDue: hours(-24 * 8) };
    const warning = await file('warning', 'A threat', { ...of, fields: { receivedAt: hours(-2), ...late } });
    const fields = { happening: 'named', at: hours(0), ...late };
    const note = await file('happening', 'Named in it', { ...of, fields: { ...fields, personAtRisk: true } });
    const plain = await file('happening', 'Seen there', { ...of, fields });
    await tick();
    const ofThem = (await raised(rita)).filter(({ persons }) => persons.length > 0);
    expect(ofThem.map((one) => [one.about, one.fields['what'], isOfAtRisk(one)])).toEqual([
      [warning.thingId, 'review', true],
      [note.thingId, 'review', true],
      [plain.thingId, 'review', false],
      [warning.thingId, 'warning', true],
    ]);
    const { events, overdue } = await rita.client.call('readBoard', { params: params() });
    const { due } = await ada.client.call('listDue');
    const told = [...events, ...overdue, ...due].filter((one) =>
      'persons' in one ? one.persons.length > 0 : one.personIds.length > 0,
    );
    for (const { title, isAtRisk } of told) expect([title, isAtRisk]).toEqual([title, !title.endsWith('Seen there')]);
    expect(told.length).toBeGreaterThan(12);
  });

  it('is the review of what a case keeps as well, years after anybody last put something on record', async () => {
    const years = 6.1 * 365.25 * 24;
    later(-years);
    const { caseId: old } = await ada.client.call('openCase', { body: { title: 'The weir' } });
    await tick();
    later(years);
    await tick();
    const { things } = await ada.client.call('listLaneThings', { params: { caseId: old } });
    expect(things.map(({ kind, title, fields }) => [kind, title, fields['what'], fields['told']])).toEqual([
      ['escalation', 'Review of what this case keeps', 'retention', ['case owner', 'authoriser']],
    ]);
  });

  it('is taken back by nobody, filed by nobody, and folded to the same', async () => {
    const [one] = await raised(ada);
    await expect(ada.client.call('undo', { params: params(), body: one!.entry })).rejects.toMatchObject({
      code: 'LL-FORBIDDEN',
    });
    const filed = { kind: 'escalation' as 'answer', title: 'By hand' };
    await expect(ada.client.call('fileLaneThing', { params: params(), body: filed })).rejects.toMatchObject({
      code: 'LL-INVALID',
    });
    expect(await rebuild(server.installation.operator)).toMatchObject({ identical: true });
    const before = (await raised(ada)).length;
    await tick();
    expect(await raised(ada)).toHaveLength(before);
  });
});
