import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { LaneThing } from '#api/schemas/lane-thing';
import { rebuild } from '#store/rebuild';
import { arrestPlan as plan } from './arrest-plan.ts';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

let server: TestServer;
let ada: TestPerson;
let olga: TestPerson;
let rita: TestPerson;
let caseId = '';
let cases = 0;
const params = () => ({ caseId });
type Fields = Record<string, string | number | boolean | null | string[]>;
type Kind = 'lead' | 'check' | 'disruption' | 'warning' | 'gate' | 'material' | 'small team' | 'authority' | 'closing';
const file = async (who: TestPerson, kind: Kind, fields: Fields = {}, title = `A ${kind}`) =>
  (await who.client.call('fileLaneThing', { params: params(), body: { kind, title, fields } })).thing;
const take = (who: TestPerson, { thingId, version }: LaneThing, command: string, fields: Fields = {}) =>
  who.client.call('stepLaneThing', { params: { caseId, thingId }, body: { expected: version, command, fields } });
const stateOf = async (thingId: string) =>
  (await ada.client.call('getLaneThing', { params: { caseId, thingId } })).state;

const inMinutes = (n: number) => new Date(server.installation.clock.now + n * 60_000).toISOString();

beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  [ada, olga, rita] = (await Promise.all(['ada', 'olga', 'rita'].map((login) => server.person(login)))) as [
    TestPerson,
    TestPerson,
    TestPerson,
  ];
});
afterAll(() => server.close());
beforeEach(async () => {
  cases += 1;
  caseId = (await ada.client.call('openCase', { body: { title: `Case ${cases}` } })).caseId;
  await server.letIn(ada, caseId, caseId, olga, ['authoriser']);
  await server.letIn(ada, caseId, caseId, rita, ['reader']);
});

describe('a lead', () => {
  it('waits with its age, is assessed by four questions, and is closed with reasons or not at all', async () => {
    const lead = await file(ada, 'lead', { vector: 'e-mail', sector: 'ports' });
    server.installation.clock.now += 90 * 60_000;
    const { things } = await rita.client.call('listLaneThings', { params: params(), query: { kind: 'lead' } });
    expect(things[0]).toMatchObject({ state: 'waiting', ageMinutes: 90, lane: 'disruption' });
    expect(things[0]!.next.map((one) => [one.command, one.mine])).toContainEqual(['assess', false]);
    await expect(take(ada, lead, 'assess', { activity: 'yes' })).rejects.toMatchObject({
      code: 'LL-STEP-REFUSED',
      details: { state: 'waiting' },
    });
    await expect(take(ada, lead, 'open a case')).rejects.toMatchObject({ code: 'LL-STEP-ORDER' });
    const answers = {
      activity: 'yes',
      credible: 'fairly',
      canAct: 'yes',
      proportionate: 'yes',
      threatKind: 'politics',
    };
    const { thing } = await take(ada, lead, 'assess', answers);
    expect(thing).toMatchObject({ state: 'assessed', fields: { vector: 'e-mail', threatKind: 'politics' } });
    await expect(take(ada, thing, 'close')).rejects.toMatchObject({ code: 'LL-STEP-REFUSED' });
    expect((await take(ada, thing, 'close', { reasons: 'nothing in it' })).thing.state).toBe('closed');
  });

  it('joins only a case that whoever joins it belongs to', async () => {
    const lead = await file(ada, 'lead');
    const other = await olga.client.call('openCase', { body: { title: 'Elsewhere' } });
    await expect(take(ada, lead, 'join a case', { joinedCase: other.caseId })).rejects.toMatchObject({
      code: 'LL-STEP-REFUSED',
    });
    const own = await ada.client.call('openCase', { body: { title: 'Mine' } });
    expect((await take(ada, lead, 'join a case', { joinedCase: own.caseId })).thing.state).toBe('joined');
  });
});

describe('a disruption', () => {
  it('is authorised by a second person, never by its planner, and not beyond its expiry', async () => {
    await server.letIn(ada, caseId, caseId, ada, ['case owner', 'analyst', 'authoriser']);
    const { thing } = await take(ada, await file(ada, 'disruption', plan), 'propose');
    const authority = { authorityExpires: inMinutes(30) };
    await expect(take(ada, thing, 'authorise', authority)).rejects.toMatchObject({ code: 'LL-STEP-REFUSED' });
    await expect(take(rita, thing, 'authorise', authority)).rejects.toMatchObject({ code: 'LL-FORBIDDEN' });
    await expect(take(olga, thing, 'authorise', { authorityExpires: '2020-01-01T00:00:00Z' })).rejects.toMatchObject({
      code: 'LL-STEP-REFUSED',
    });
    const done = await take(olga, thing, 'authorise', authority);
    expect(done.thing).toMatchObject({ state: 'authorised', watch: [] });
    const begun = await take(ada, done.thing, 'begin');
    server.installation.clock.now += 31 * 60_000;
    const doneAt = inMinutes(0);
    const [late] = (await ada.client.call('listLaneThings', { params: params(), query: { kind: 'disruption' } }))
      .things;
    expect(late!.watch.map((one) => one.rule)).toContain('authority-in-force');
    const finished = await take(ada, begun.thing, 'finish', { doneAt, doneBy: 'the police' });
    expect(finished.flags.map((one) => one.rule)).toContain('authority-in-force');
    const measured = { effect: 'three messages, then none', measuredAt: doneAt, durability: 'likely', adverse: 'none' };
    expect((await take(ada, finished.thing, 'measure', measured)).thing.state).toBe('measured');
  });

  it('gives the second of two authorisers a clear conflict, and is authorised once', async () => {
    const sam = await server.person(`sam${cases}`);
    await server.letIn(ada, caseId, caseId, sam, ['authoriser']);
    const { thing } = await take(ada, await file(ada, 'disruption', plan), 'propose');
    const both = await Promise.allSettled(
      [olga, sam].map((who) => take(who, thing, 'authorise', { authorityExpires: inMinutes(30) })),
    );
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const lost = both.find((one) => one.status === 'rejected') as PromiseRejectedResult;
    expect(lost.reason).toMatchObject({ code: 'LL-CONFLICT', details: { decision: 'authorise: authorised' } });
    const now = await ada.client.call('getLaneThing', { params: { caseId, thingId: thing.thingId } });
    expect(now.steps.filter((one) => one.command === 'authorise')).toHaveLength(1);
  });

  it('is a referral where another body decides, and lets a small team go on with a named outside reviewer', async () => {
    await server.letIn(ada, caseId, caseId, ada, ['case owner', 'analyst', 'authoriser']);
    const theirs = await take(ada, await file(ada, 'disruption', { ...plan, measure: 'visa-refusal' }), 'propose');
    await expect(take(olga, theirs.thing, 'authorise', { authorityExpires: inMinutes(30) })).rejects.toMatchObject({
      code: 'LL-STEP-REFUSED',
    });
    expect((await take(olga, theirs.thing, 'refer')).thing.state).toBe('referred');
    await expect(file(ada, 'disruption', { ...plan, authoriser: 'olga' })).rejects.toMatchObject({
      code: 'LL-INVALID',
    });
    const own = await take(ada, await file(ada, 'disruption', plan), 'propose');
    await file(ada, 'small team', { outsideReviewer: 'Dr Vane', reasons: 'one person in this office' });
    expect((await take(ada, own.thing, 'authorise', { authorityExpires: inMinutes(30) })).thing.state).toBe(
      'authorised',
    );
  });
});

describe('a warning of a threat to life', () => {
  it('is given by any member while everything else is blocked, flags what is missing, and is reviewed by another', async () => {
    const blocked = await take(ada, await file(ada, 'disruption', plan), 'propose');
    await expect(take(ada, blocked.thing, 'begin')).rejects.toMatchObject({ code: 'LL-STEP-ORDER' });
    const warning = await file(rita, 'warning', { receivedAt: new Date(server.installation.clock.now).toISOString() });
    server.installation.clock.now += 40 * 60_000;
    const waiting = await rita.client.call('getLaneThing', { params: { caseId, thingId: warning.thingId } });
    expect(waiting.clock).toMatchObject({ minutes: 40, isGiven: false });
    const toldAt = new Date(server.installation.clock.now).toISOString();
    const given = await take(rita, { ...warning, version: 0 }, 'warn', { toldAt, toldWhat: 'that a danger is near' });
    expect(given.thing).toMatchObject({ state: 'given', fields: { toldBy: 'rita' } });
    expect(given.thing.clock).toMatchObject({ minutes: 40, isGiven: true });
    expect(given.flags.map((one) => one.rule).toSorted()).toEqual(['language', 'safetyPlan']);
    expect((await take(olga, given.thing, 'review')).thing.state).toBe('reviewed');
    await server.letIn(ada, caseId, caseId, rita, ['reader', 'authoriser']);
    const again = await take(rita, await file(rita, 'warning', {}), 'warn', { toldAt });
    await expect(take(rita, again.thing, 'review')).rejects.toMatchObject({ code: 'LL-STEP-REFUSED' });
  });
});

describe('the gate', () => {
  it('never lets through what comes from interception, and records its handling', async () => {
    const gate = await file(ada, 'gate', { origin: 'intercept' });
    await expect(take(ada, gate, 'ask for permission', { originator: 'the service' })).rejects.toMatchObject({
      code: 'LL-STEP-REFUSED',
    });
    await expect(
      take(ada, gate, 'ask for permission', { originator: 'the service', origin: 'intelligence' }),
    ).rejects.toMatchObject({ code: 'LL-INVALID' });
    const { thing } = await take(ada, gate, 'record handling for the prosecutor', {
      handling: 'told by the proper route',
    });
    expect(thing).toMatchObject({ state: 'handled apart', isOver: true });
  });
});

describe('things of the lanes', () => {
  it('are taken back by whoever put them on record, in order, and rebuild to the same', async () => {
    const lead = await file(ada, 'lead');
    const refused = { referredTo: 'police', reasons: 'theirs' };
    const { thing, entry } = await take(ada, lead, 'refer', refused);
    const undo = (who: TestPerson, of: typeof entry) => who.client.call('undo', { params: params(), body: of });
    await expect(undo(ada, lead.entry)).rejects.toMatchObject({ code: 'LL-UNDO-NEWER' });
    await server.letIn(ada, caseId, caseId, rita, ['analyst']);
    await expect(undo(rita, entry)).rejects.toMatchObject({ code: 'LL-FORBIDDEN' });
    await undo(ada, entry);
    expect(await stateOf(thing.thingId)).toBe('waiting');
    await undo(ada, lead.entry);
    await expect(stateOf(thing.thingId)).rejects.toMatchObject({ code: 'LL-NOT-FOUND' });
    const { thing: planned } = await take(ada, await file(ada, 'disruption', plan), 'propose');
    const sent = await take(olga, planned, 'send back', { reasons: 'too early' });
    await undo(olga, sent.entry);
    expect(await stateOf(planned.thingId)).toBe('proposed');
    expect(await rebuild(server.installation.operator)).toMatchObject({ identical: true, differing: [] });
  });

  it('lie in a compartment and show to nobody else', async () => {
    const { compartmentId } = await ada.client.call('openCompartment', { params: params(), body: { name: 'Behind' } });
    const { thing } = await ada.client.call('fileLaneThing', {
      params: params(),
      body: { kind: 'disruption', title: 'Hidden', fields: plan, compartmentId },
    });
    expect(thing.compartmentId).toBe(compartmentId);
    expect((await rita.client.call('listLaneThings', { params: params() })).things).toEqual([]);
    await expect(take(olga, thing, 'propose')).rejects.toMatchObject({ code: 'LL-NOT-FOUND' });
  });
});
