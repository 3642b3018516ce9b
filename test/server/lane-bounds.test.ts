import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { LaneThing } from '#api/schemas/lane-thing';
import { rebuild } from '#store/rebuild';
import { arrestPlan as plan } from './arrest-plan.ts';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

const offenceId = 'osa-1911-s1-1-c';
const material = { from: '2022-03-01', to: '2022-06-30' };
type Fields = Record<string, string | number | boolean | null | string[]>;
let server: TestServer;
let ada: TestPerson;
let olga: TestPerson;
let outside: TestPerson;
let caseId = '';
let hiddenId = '';
let suspectId = '';
let cases = 0;
const params = () => ({ caseId });
const inMinutes = (n: number) => new Date(server.installation.clock.now + n * 60_000).toISOString();
const file = async (
  kind: 'disruption' | 'gate' | 'warning' | 'tripwire' | 'happening' | 'answer' | 'small team',
  fields: Fields = {},
  more: { about?: string; claimIds?: string[]; compartmentId?: string } = {},
) =>
  (await ada.client.call('fileLaneThing', { params: params(), body: { kind, title: `A ${kind}`, fields, ...more } }))
    .thing;
const take = async (who: TestPerson, { thingId, version }: LaneThing, command: string, fields: Fields = {}) => {
  const body = { expected: version, command, fields };
  return (await who.client.call('stepLaneThing', { params: { caseId, thingId }, body })).thing;
};
const makePerson = async (name: string) =>
  (await ada.client.call('makeEntity', { params: params(), body: { schema: 'Person', name } })).entity.entityId;

beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  [ada, olga, outside] = (await Promise.all(['ada', 'olga', 'outside'].map((login) => server.person(login)))) as [
    TestPerson,
    TestPerson,
    TestPerson,
  ];
});
afterAll(() => server.close());
/** Ada reads both compartments; whoever is outside reads `main` alone. */
beforeEach(async () => {
  cases += 1;
  caseId = (await ada.client.call('openCase', { body: { title: `Case ${cases}` } })).caseId;
  await server.letIn(ada, caseId, caseId, olga, ['authoriser']);
  await server.letIn(ada, caseId, caseId, outside, ['analyst']);
  hiddenId = (await ada.client.call('openCompartment', { params: params(), body: { name: 'Behind' } })).compartmentId;
  suspectId = await makePerson('Peter Berg');
});

describe('a step', () => {
  it('never lengthens an authority or changes what was authorised, unless it is for that', async () => {
    const proposed = await take(ada, await file('disruption', plan), 'propose');
    const authorised = await take(olga, proposed, 'authorise', { authorityExpires: inMinutes(30) });
    server.installation.clock.now += 31 * 60_000;
    const invalid = { code: 'LL-INVALID' };
    await expect(take(ada, authorised, 'begin', { authorityExpires: inMinutes(600) })).rejects.toMatchObject(invalid);
    const renewed = await take(olga, authorised, 'renew', { authorityExpires: inMinutes(30) });
    await expect(take(ada, renewed, 'begin', { measure: 'protective-advice' })).rejects.toMatchObject(invalid);
    await expect(take(ada, renewed, 'begin', { personIds: [suspectId] })).rejects.toMatchObject(invalid);
    expect((await take(ada, renewed, 'begin', { measure: 'arrest' })).state).toBe('under way');
  });

  it('is decided alone in a small team only where everybody who reads it sees that team', async () => {
    await server.letIn(ada, caseId, caseId, ada, ['case owner', 'analyst', 'authoriser']);
    const proposed = await take(ada, await file('disruption', plan), 'propose');
    const team = { outsideReviewer: 'Dr Vane' };
    await file('small team', team, { compartmentId: hiddenId });
    const authority = { authorityExpires: inMinutes(30) };
    await expect(take(ada, proposed, 'authorise', authority)).rejects.toMatchObject({ code: 'LL-STEP-REFUSED' });
    await file('small team', team);
    expect((await take(ada, proposed, 'authorise', authority)).state).toBe('authorised');
  });

  it('never makes a thing one about another person or item', async () => {
    const body = { suspectId, offenceId, material };
    const { chargeId } = await ada.client.call('chooseOffence', { params: params(), body });
    const charge = await ada.client.call('getLaneThing', { params: { caseId, thingId: chargeId } });
    const other = await makePerson('Lena Strand');
    await expect(
      take(ada, charge, 'fail the evidential stage', {
        suspectId: other,
        decisionMaker: 'A lawyer',
        dissent: 'none',
        reasons: 'too thin',
      }),
    ).rejects.toMatchObject({ code: 'LL-INVALID' });
  });

  it('is taken back with what followed from it, or not at all', async () => {
    const gate = async () => {
      const { items } = await ada.client.call('readMatrix', { params: params() });
      return items[0]!.gate;
    };
    const item = { kind: 'item recorded' as const, title: 'A report', form: 'statement' as const };
    const { recorded } = await ada.client.call('recordProof', {
      params: params(),
      body: { facts: [{ ...item, origin: 'intelligence' as const, claimIds: [] }] },
    });
    let thing = await file('gate', { itemId: recorded.find((one) => one.makes !== null)!.makes! });
    thing = await take(ada, thing, 'ask for permission', { originator: 'The service' });
    thing = await take(ada, thing, 'permission was given', { permission: 'yes, today' });
    thing = await take(ada, thing, 'sanitise', { original: 'as it was', sanitisedWording: 'as it may be said' });
    const last = { riskToOrigin: 'none', independentRoute: 'none', reasons: 'it may be used' };
    thing = await take(olga, thing, 'pass', last);
    expect(await gate()).toMatchObject({ passed: true });
    const { entry } = thing.steps.at(-1)!;
    await olga.client.call('undo', { params: params(), body: entry });
    expect(await gate()).toBeNull();
    expect(await rebuild(server.installation.operator)).toMatchObject({ identical: true });
  });
});

describe('what lies behind a wall', () => {
  it('changes nothing of what is put on record before it', async () => {
    const behind = { suspectId, offenceId, material, compartmentId: hiddenId };
    await ada.client.call('chooseOffence', { params: params(), body: behind });
    const answer = { kind: 'answer recorded' as const, suspectId, answer: 'I deny it.' };
    await ada.client.call('recordProof', { params: params(), body: { compartmentId: hiddenId, facts: [answer] } });
    const { chargeId } = await ada.client.call('chooseOffence', {
      params: params(),
      body: { suspectId, offenceId, material },
    });
    const rows = async () => (await outside.client.call('readMatrix', { params: params() })).rows;
    expect((await rows()).map((row) => row.standing.name)).toEqual(['Peter Berg']);
    const charge = await ada.client.call('getLaneThing', { params: { caseId, thingId: chargeId } });
    await take(ada, charge, 'take no further action', {
      decisionMaker: 'A lawyer',
      reasons: 'too thin',
      reportedStatus: 'no further action',
    });
    const { facts } = await outside.client.call('listProof', { params: params(), query: { kind: 'suspect named' } });
    expect(facts).toHaveLength(1);
  });

  it('is never named by the answer to a tripwire before it', async () => {
    const rule = {
      when: [{ field: 'kind', oneOf: ['threat'] }],
      count: null,
      answer: { by: 'case owner', withinMinutes: 60, escalateTo: 'authoriser' },
    };
    const tripwire = await file('tripwire', { rule: JSON.stringify(rule) });
    server.installation.clock.now += 1000;
    await file('happening', { happening: 'threat' }, { compartmentId: hiddenId });
    const [crossing] = (await ada.client.call('readBoard', { params: params() })).crossings;
    const words = { crossing: crossing!.key, words: 'looked into' };
    const answer = await file('answer', words, { about: tripwire.thingId });
    expect(answer.compartmentId).toBe(hiddenId);
    const { things } = await outside.client.call('listLaneThings', { params: params() });
    expect(things.map((one) => one.kind)).toEqual(['tripwire']);
    expect((await ada.client.call('readBoard', { params: params() })).crossings[0]).toMatchObject({
      state: 'answered in time',
    });
  });
});

describe('the answer to a tripwire', () => {
  const crossed = async (answer: object) => {
    const rule = { when: [{ field: 'kind', oneOf: ['threat'] }], count: null, answer };
    const tripwire = await file('tripwire', { rule: JSON.stringify(rule) });
    server.installation.clock.now += 1000;
    await file('happening', { happening: 'threat' });
    const [crossing] = (await ada.client.call('readBoard', { params: params() })).crossings;
    const fields = { crossing: crossing!.key, words: 'looked into' };
    const body = { kind: 'answer' as const, title: 'An answer', fields, about: tripwire.thingId };
    return (who: TestPerson) => who.client.call('fileLaneThing', { params: params(), body });
  };
  const states = async () =>
    (await ada.client.call('readBoard', { params: params() })).crossings.map(({ state }) => state);

  it('is given by the role that the rule names and by nobody else', async () => {
    const answer = await crossed({ by: 'authoriser', withinMinutes: 60, escalateTo: 'case owner' });
    await expect(answer(outside)).rejects.toMatchObject({ code: 'LL-FORBIDDEN' });
    await expect(answer(ada)).rejects.toMatchObject({ code: 'LL-FORBIDDEN' });
    expect(await states()).toEqual(['waiting']);
    await answer(olga);
    expect(await states()).toEqual(['answered in time']);
  });

  it('may come from whoever it went up to, once it did', async () => {
    const answer = await crossed({ by: 'authoriser', withinMinutes: 60, escalateTo: 'case owner' });
    server.installation.clock.now += 61 * 60_000;
    expect(await states()).toEqual(['escalated']);
    await expect(answer(outside)).rejects.toMatchObject({ code: 'LL-FORBIDDEN' });
    await answer(ada);
    expect(await states()).toEqual(['answered late']);
  });

  it('is for any member where the duty officer answers', async () => {
    const answer = await crossed({ by: 'duty officer', withinMinutes: 60, escalateTo: 'case owner' });
    await answer(outside);
    expect(await states()).toEqual(['answered in time']);
  });
});

describe('a collision', () => {
  it('names nobody beside an offence without their answer and status', async () => {
    await server.letIn(ada, caseId, caseId, ada, ['case owner', 'analyst', 'deconfliction officer']);
    await ada.client.call('chooseOffence', { params: params(), body: { suspectId, offenceId, material } });
    const cell = { suspectId, offenceId, elementId: 'conduct' };
    const { recorded } = await ada.client.call('recordProof', {
      params: params(),
      body: {
        facts: [
          { kind: 'item recorded', as: 'x', title: 'A report', form: 'statement', origin: 'evidence', claimIds: [] },
          { kind: 'item bears', ...cell, itemId: 'new:x', bearing: 'supports', why: 'so it seems' },
          { kind: 'answer recorded', suspectId, answer: 'I deny it.' },
        ],
      },
    });
    const itemId = recorded.find(({ kind }) => kind === 'item recorded')!.makes!;
    const { thingId: disruptionId } = await file('disruption', plan);
    const tie = { kind: 'disruption shows item' as const, disruptionId, itemId };
    const rests = { kind: 'element rests on item' as const, cell, itemId };
    for (const one of [tie, rests]) await ada.client.call('tieLanes', { params: params(), body: { tie: one } });
    const { collisions } = await ada.client.call('listCollisions');
    expect(collisions.map(({ other }) => other.words)).toEqual([
      expect.stringMatching(
        /: Peter Berg \(answers: “I deny it\.”; status as reported: nothing reported; verified: nothing yet\)$/,
      ),
    ]);
  });
});

describe('a warning of a threat to life', () => {
  it('is put on record on words that were rejected meanwhile', async () => {
    const documentId = await server.addText(ada, caseId, 'Ida Holm said that they would kill Lena Strand.');
    const { claims } = await ada.client.call('listClaims', { params: params(), query: { documentId } });
    const { claimId, version } = claims[0]!;
    const body = { expected: version, decision: 'rejected' as const };
    await ada.client.call('reviewClaim', { params: { caseId, claimId }, body });
    expect((await file('warning', {}, { claimIds: [claimId] })).state).toBe('received');
  });
});
