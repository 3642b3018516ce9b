import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { LaneThing } from '#api/schemas/lane-thing';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

let server: TestServer;
let ada: TestPerson;
let rita: TestPerson;
let caseId = '';
let one = '';
let other = '';
let cases = 0;
const params = () => ({ caseId });
const receivedAt = () => new Date(server.installation.clock.now).toISOString();
const person = async (name: string, compartmentId: string) =>
  (await ada.client.call('makeEntity', { params: params(), body: { schema: 'Person', name, compartmentId } })).entity
    .entityId;
const warn = (who: TestPerson, personIds: string[], more: { compartmentId?: string } = {}) =>
  who.client.call('fileLaneThing', {
    params: params(),
    body: { kind: 'warning', title: 'Threat to life', fields: { receivedAt: receivedAt() }, personIds, ...more },
  });
const take = (who: TestPerson, { thingId, version }: LaneThing, command: string, fields = {}) =>
  who.client.call('stepLaneThing', { params: { caseId, thingId }, body: { expected: version, command, fields } });
const idsOf = (thing: LaneThing) => thing.persons.map(({ entityId }) => entityId);

beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  [ada, rita] = (await Promise.all(['ada', 'rita'].map((login) => server.person(login)))) as [TestPerson, TestPerson];
});
afterAll(() => server.close());
/** Ada reads two compartments besides main; Rita, who only reads, one of them. */
beforeEach(async () => {
  cases += 1;
  caseId = (await ada.client.call('openCase', { body: { title: `Case ${cases}` } })).caseId;
  const open = async (name: string) =>
    (await ada.client.call('openCompartment', { params: params(), body: { name } })).compartmentId;
  [one, other] = [await open('One'), await open('Other')];
  await server.letIn(ada, caseId, caseId, rita, ['reader']);
  await server.letIn(ada, caseId, other, rita, ['reader']);
});

describe('a warning of a threat to life that names two compartments', () => {
  it('lies in one with what that one may hold, and leaves a note in the other that names nothing else', async () => {
    const here = await person('Mirela Deane', one);
    const there = await person('Nils Ferran', other);
    const plain = await person('Joel Vey', caseId);
    const { thing, toTie, unknownIds } = await warn(ada, [here, there, plain]);
    expect(thing).toMatchObject({ compartmentId: one, state: 'received' });
    expect(idsOf(thing)).toEqual([here, plain]);
    expect(unknownIds).toEqual([]);
    expect(toTie).toEqual([{ compartmentId: other, noteId: expect.any(String), personIds: [there], claimIds: [] }]);
    const { things } = await rita.client.call('listLaneThings', { params: params() });
    expect(things.map(({ thingId }) => thingId)).toEqual([toTie[0]!.noteId]);
    expect(things[0]!.fields).toEqual({
      happening: 'named in a warning',
      personAtRisk: true,
      at: thing.fields['receivedAt'],
      personIds: [there],
    });
    const given = await take(ada, thing, 'warn', { toldAt: receivedAt(), toldWhat: 'that a danger is near' });
    expect(given.thing.state).toBe('given');
  });

  it('lies where it is asked to lie, and beside no record that is not to be seen there', async () => {
    const here = await person('Mirela Deane', one);
    const there = await person('Nils Ferran', other);
    const { thing, toTie } = await warn(ada, [here, there], { compartmentId: other });
    expect([thing.compartmentId, idsOf(thing)]).toEqual([other, [there]]);
    expect(toTie.map(({ compartmentId, personIds }) => [compartmentId, personIds])).toEqual([[one, [here]]]);
  });

  it('goes on where it names what does not exist or is not to be seen, in the same words for both', async () => {
    const hidden = await person('Mirela Deane', one);
    const nobody = crypto.randomUUID();
    for (const id of [hidden, nobody]) {
      const { thing, toTie, unknownIds } = await warn(rita, [id]);
      expect([thing.compartmentId, idsOf(thing), toTie, unknownIds]).toEqual([caseId, [], [], [id]]);
    }
  });
});

it('a fault of the points to prove holds every step that is judged by them, and no warning', async () => {
  const suspectId = await person('Joel Vey', caseId);
  const offenceId = 'osa-1911-s1-1-c';
  const material = { from: '2022-03-01', to: '2022-06-30' };
  const { chargeId } = await ada.client.call('chooseOffence', {
    params: params(),
    body: { suspectId, offenceId, material },
  });
  const charge = await ada.client.call('getLaneThing', { params: { caseId, thingId: chargeId } });
  // What stood in the database is no longer what the matrix can fold.
  await server.installation.ask(
    `update lane_fact set fact = fact - 'material' where kind = 'offence chosen' and case_id = $1`,
    [caseId],
  );
  server.log.length = 0;
  await expect(take(ada, charge, 'fail the evidential stage', { reasons: 'none' })).rejects.toMatchObject({
    code: 'LL-PROOF-FAULT',
  });
  const { thing } = await warn(rita, [suspectId]);
  const given = await take(rita, thing, 'warn', { toldAt: receivedAt(), toldWhat: 'that a danger is near' });
  expect(given.thing).toMatchObject({ state: 'given', watch: [] });
  expect(server.log.find(({ event }) => event === 'proof not worked out')).toMatchObject({ case: caseId });
  const board = await ada.client.call('readBoard', { params: params() });
  expect(board.fault).toMatchObject({ why: expect.stringContaining('could not be worked out') });
  expect(board.waiting.find(({ thingId }) => thingId === chargeId)!.watch).toContain(board.fault!.why);
  expect(board.waiting.map(({ thingId }) => thingId)).toContain(thing.thingId);
});
