import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { rebuild } from '#store/rebuild';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

const offenceId = 'osa-1911-s1-1-c';
const plan = {
  measure: 'protective-advice',
  purpose: 'to warn the yard',
  lawfulBasis: 'advice needs no power',
  necessity: 'nothing less would do',
  proportionality: 'the harm is grave',
  collateralIntrusion: 'none',
  expectedEffect: 'no more asking',
  indicator: 'requests a week',
};

let server: TestServer;
let ada: TestPerson;
let olga: TestPerson;
let officer: TestPerson;
let caseId = '';
let hiddenId = '';
let suspectId = '';
let disruptionId = '';
const params = () => ({ caseId });
const later = () => (server.installation.clock.now += 1000);
const expiry = () => new Date(server.installation.clock.now + 3_600_000).toISOString();
const disruption = (who = ada) => who.client.call('getLaneThing', { params: { caseId, thingId: disruptionId } });
const step = async (who: TestPerson, command: string, fields = {}) => {
  const { version: expected } = await disruption();
  return who.client.call('stepLaneThing', {
    params: { caseId, thingId: disruptionId },
    body: { expected, command, fields },
  });
};
const decide = (decision: 'held' | 'may go on', words: string) =>
  officer.client.call('decideCollision', { body: { caseId, thingId: disruptionId, decision, words } });

/** A disruption in `main` would tell somebody against whom an offence is considered behind a wall. */
beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  [ada, olga, officer] = (await Promise.all(['ada', 'olga', 'officer'].map((login) => server.person(login)))) as [
    TestPerson,
    TestPerson,
    TestPerson,
  ];
  caseId = (await olga.client.call('openCase', { body: { title: 'The yard' } })).caseId;
  await server.letIn(olga, caseId, caseId, ada, ['analyst', 'authoriser']);
  await server.letIn(olga, caseId, caseId, officer, ['deconfliction officer']);
  hiddenId = (await olga.client.call('openCompartment', { params: params(), body: { name: 'Behind' } })).compartmentId;
  await server.letIn(olga, caseId, hiddenId, officer, ['deconfliction officer']);
  await server.letIn(olga, caseId, caseId, olga, ['case owner', 'authoriser']);
  const made = { schema: 'Person' as const, name: 'Peter Berg' };
  suspectId = (await ada.client.call('makeEntity', { params: params(), body: made })).entity.entityId;
  const body = { kind: 'disruption' as const, title: 'Advice to the yard', fields: plan };
  disruptionId = (await ada.client.call('fileLaneThing', { params: params(), body })).thing.thingId;
  const tie = { kind: 'disruption tells person' as const, disruptionId, personId: suspectId };
  await ada.client.call('tieLanes', { params: params(), body: { tie } });
  await step(ada, 'propose');
  const material = { from: '2022-03-01', to: '2022-06-30' };
  await olga.client.call('chooseOffence', {
    params: params(),
    body: { suspectId, offenceId, material, compartmentId: hiddenId },
  });
});
afterAll(() => server.close());

describe('a collision', () => {
  it('goes to the officer of both sides, and whoever sees one side alone sees nothing of it', async () => {
    const { collisions } = await officer.client.call('listCollisions');
    expect(collisions).toHaveLength(1);
    expect(collisions[0]).toMatchObject({
      kind: 'tells a suspect',
      disruption: { thingId: disruptionId, title: 'Advice to the yard' },
      other: { kind: 'offence', words: 'OSA 1911 s. 1(1)(c)' },
      decided: null,
    });
    expect((await disruption(ada)).speakTo).toBeNull();
    await expect(ada.client.call('listCollisions')).rejects.toMatchObject({ code: 'LL-FORBIDDEN' });
  });

  it('holds for whoever reads both sides already, with words that name no side', async () => {
    expect((await disruption(olga)).speakTo).toMatchObject({ speakTo: 'deconfliction officer' });
    await expect(step(olga, 'authorise', { authorityExpires: expiry() })).rejects.toMatchObject({
      code: 'LL-STEP-REFUSED',
      details: { reasons: [{ rule: 'collisions-cleared' }] },
    });
  });

  it('is held by the officer, who tells one side nothing of the other, and may let it go on', async () => {
    later();
    await decide('held', 'Speak to me first.');
    const told = await disruption(ada);
    expect(told.speakTo).toMatchObject({ speakTo: 'deconfliction officer' });
    expect(JSON.stringify(told)).not.toMatch(/offence|tells a suspect/);
    await server.letIn(olga, caseId, caseId, officer, ['deconfliction officer', 'authoriser']);
    await expect(step(officer, 'authorise', { authorityExpires: expiry() })).rejects.toMatchObject({
      code: 'LL-STEP-REFUSED',
    });
    later();
    await decide('may go on', 'Nothing stands against it now.');
    expect((await officer.client.call('listCollisions')).collisions[0]!.decided).toMatchObject({
      decision: 'may go on',
    });
    expect((await step(olga, 'authorise', { authorityExpires: expiry() })).thing.state).toBe('authorised');
  });

  it('is open again when what it follows from comes later, and gone once a tie is taken back', async () => {
    later();
    const material = { from: '2022-03-01', to: '2022-07-31' };
    await olga.client.call('chooseOffence', {
      params: params(),
      body: { suspectId, offenceId, material, compartmentId: hiddenId },
    });
    expect((await officer.client.call('listCollisions')).collisions[0]!.decided).toBeNull();
    await expect(step(olga, 'renew', { authorityExpires: expiry() })).rejects.toMatchObject({
      code: 'LL-STEP-REFUSED',
    });
    const { ties } = await ada.client.call('listTies', { params: params() });
    await ada.client.call('undo', { params: params(), body: ties[0]!.entry });
    expect((await officer.client.call('listCollisions')).collisions).toEqual([]);
    expect(await rebuild(server.installation.operator)).toMatchObject({ identical: true });
  });

  it('is undone by nobody but the officer who decided, and ties two hidden compartments never', async () => {
    const { things } = await ada.client.call('listLaneThings', { params: params(), query: { kind: 'deconfliction' } });
    await expect(ada.client.call('undo', { params: params(), body: things[0]!.entry })).rejects.toMatchObject({
      code: 'LL-FORBIDDEN',
    });
    const other = await olga.client.call('openCompartment', { params: params(), body: { name: 'Elsewhere' } });
    const filing = { kind: 'disruption' as const, title: 'Hidden', compartmentId: other.compartmentId };
    const { thing } = await olga.client.call('fileLaneThing', { params: params(), body: filing });
    const hidden = { kind: 'material' as const, title: 'Hidden', compartmentId: hiddenId };
    const { thing: material } = await olga.client.call('fileLaneThing', { params: params(), body: hidden });
    const tie = {
      kind: 'material reveals disruption' as const,
      materialId: material.thingId,
      disruptionId: thing.thingId,
    };
    await expect(olga.client.call('tieLanes', { params: params(), body: { tie } })).rejects.toMatchObject({
      code: 'LL-TWO-COMPARTMENTS',
    });
  });
});
