import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { LaneThing } from '#api/schemas/lane-thing';
import { DEFAULT_LIMITS } from '#files/extraction-limits';
import { parseDocx } from '#files/parse-docx';
import { arrestPlan as plan } from './arrest-plan.ts';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

const rule = {
  when: [{ field: 'personAtRisk', is: true }],
  count: null,
  answer: { by: 'duty officer', withinMinutes: 60, escalateTo: 'case owner' },
};
type Fields = Record<string, string | number | boolean | null | string[]>;
type Kind = 'lead' | 'disruption' | 'tripwire' | 'custody' | 'statement' | 'closing';

let server: TestServer;
let ada: TestPerson;
let olga: TestPerson;
let caseId = '';
let cases = 0;
const params = () => ({ caseId });
const invalid = { code: 'LL-INVALID' };
const at = (days: number) => new Date(server.installation.clock.now + days * 86_400_000).toISOString();
const day = (days: number) => at(days).slice(0, 10);
const file = async (kind: Kind, fields: Fields = {}, more: { on?: string; compartmentId?: string } = {}) =>
  (await ada.client.call('fileLaneThing', { params: params(), body: { kind, title: `A ${kind}`, fields, ...more } }))
    .thing;
const take = async (
  who: TestPerson,
  { thingId, version }: LaneThing,
  command: string,
  fields: Fields = {},
  on?: string,
) =>
  (
    await who.client.call('stepLaneThing', {
      params: { caseId, thingId },
      body: { expected: version, command, fields, ...(on === undefined ? {} : { on }) },
    })
  ).thing;

beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  [ada, olga] = (await Promise.all(['ada', 'olga'].map((login) => server.person(login)))) as [TestPerson, TestPerson];
});
afterAll(() => server.close());
beforeEach(async () => {
  cases += 1;
  caseId = (await ada.client.call('openCase', { body: { title: `Case ${cases}` } })).caseId;
  await server.letIn(ada, caseId, caseId, olga, ['authoriser']);
});

describe('dates out of order', () => {
  it('are refused in what is planned and in what is due', async () => {
    await expect(file('disruption', { ...plan, plannedFrom: at(2), plannedTo: at(1) })).rejects.toMatchObject(invalid);
    await expect(file('custody', { startsAt: at(2), due: at(1) })).rejects.toMatchObject(invalid);
    const planned = await file('disruption', { ...plan, plannedFrom: at(2) });
    await expect(take(ada, planned, 'propose', { plannedTo: at(1) })).rejects.toMatchObject(invalid);
  });

  it('never let a step be dated before the one that it follows from, so that nothing begins before its authority', async () => {
    const planned = await file('disruption', plan, { on: day(-9) });
    const proposed = await take(ada, planned, 'propose', {}, day(-8));
    const authorised = await take(olga, proposed, 'authorise', { authorityExpires: at(-2) }, day(-6));
    await expect(take(ada, authorised, 'begin', {}, day(-7))).rejects.toMatchObject(invalid);
    // The authority ran out two days ago: on the day after it did, and today, nothing can begin.
    for (const on of [day(-1), day(0)])
      await expect(take(ada, authorised, 'begin', {}, on)).rejects.toMatchObject({ code: 'LL-STEP-REFUSED' });
    expect(await take(ada, authorised, 'begin', {}, day(-5))).toMatchObject({ state: 'under way' });
  });
});

it('a live tripwire is never amended into a rule that is none', async () => {
  const live = await file('tripwire', { rule: JSON.stringify(rule) });
  await expect(take(ada, live, 'amend', { rule: 'everything' })).rejects.toMatchObject(invalid);
  const upTo = { ...rule, answer: { ...rule.answer, escalateTo: 'duty officer' } };
  await expect(take(ada, live, 'amend', { rule: JSON.stringify(upTo) })).rejects.toMatchObject(invalid);
  const sooner = { ...rule, answer: { ...rule.answer, withinMinutes: 30 } };
  expect(await take(ada, live, 'amend', { rule: JSON.stringify(sooner) })).toMatchObject({ kind: 'tripwire' });
});

it('whatever is held by somebody who was let out is flagged, with what to do', async () => {
  await server.letIn(ada, caseId, caseId, olga, ['case owner', 'analyst']);
  const { thing } = await olga.client.call('fileLaneThing', {
    params: params(),
    body: { kind: 'lead', title: 'A lead', fields: {} },
  });
  expect(thing.watch).toEqual([]);
  await server.letIn(ada, caseId, caseId, olga, []);
  const [left] = (await ada.client.call('listLaneThings', { params: params(), query: { kind: 'lead' } })).things;
  expect(left!.watch).toMatchObject([{ rule: 'holder-removed', next: 'Give it to somebody who is.' }]);
  const { waiting } = await ada.client.call('readBoard', { params: params() });
  expect(waiting[0]!.watch).toEqual(['Whoever holds this decision is no longer a member of the case.']);
});

it('a statement with missing fields is refused as complete, and marks on paper what another said', async () => {
  const { thingId } = await file('statement', {
    witness: 'Rita Sand',
    paragraphs: ['I keep the gate.', 'I was told.'],
    hearsay: '2',
  });
  const ask = (kind: 'complete' | 'draft') =>
    ada.client.call('takeStatement', { params: { caseId, thingId }, body: { form: 'docx', kind } });
  await expect(ask('complete')).rejects.toMatchObject({ code: 'LL-PAPER-INCOMPLETE' });
  const bytes = new Uint8Array(await (await ask('draft')).arrayBuffer());
  const { text } = await parseDocx(bytes, 'application/x-test', DEFAULT_LIMITS);
  expect(text.match(/Tells what another said/gu)).toHaveLength(1);
  expect(text.indexOf('I was told.')).toBeLessThan(text.indexOf('Tells what another said'));
});

describe('the closing of a case', () => {
  it('closes the case for everybody, says as what, and opens it again', async () => {
    const { compartmentId } = await ada.client.call('openCompartment', { params: params(), body: { name: 'Behind' } });
    await expect(file('closing', {}, { compartmentId })).rejects.toMatchObject(invalid);
    const fields = { decisionMaker: 'Ada', reasons: 'nothing in it', reviewDue: at(300) };
    const closed = await take(ada, await file('closing'), 'close: no hostile activity found', fields);
    const now = async () => {
      const { state, closedAs } = await olga.client.call('getCase', { params: params() });
      return [state, closedAs];
    };
    expect(await now()).toEqual(['closed', 'no hostile activity found']);
    const elsewhere = await ada.client.call('openCase', { body: { title: 'Elsewhere' } });
    const { thing } = await ada.client.call('fileLaneThing', {
      params: { caseId: elsewhere.caseId },
      body: { kind: 'lead', title: 'A lead', fields: {} },
    });
    const join = { expected: thing.version, command: 'join a case', fields: { joinedCase: caseId } };
    const asked = { params: { caseId: elsewhere.caseId, thingId: thing.thingId }, body: join };
    await expect(ada.client.call('stepLaneThing', asked)).rejects.toMatchObject({ code: 'LL-STEP-REFUSED' });
    await take(ada, closed, 'open again', { decisionMaker: 'Ada', reasons: 'more came in' });
    expect(await now()).toEqual(['open', null]);
    expect((await ada.client.call('stepLaneThing', asked)).thing.state).toBe('joined');
  });
});
