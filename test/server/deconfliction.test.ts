import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { match, notice } from '#api/schemas/deconfliction';
import { collision, collisionTold } from '#api/schemas/lane-collision';
import { rebuild } from '#store/rebuild';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

let server: TestServer;
let ada: TestPerson;
let ben: TestPerson;
let cy: TestPerson;
let officer: TestPerson;
const cases = { ada: '', ben: '' };
let known = '';
let hidden = '';

const refused = (run: Promise<unknown>) =>
  run.then(
    () => 'let through',
    (error: { code: string }) => error.code,
  );
const make = async (who: TestPerson, caseId: string, name: string, compartmentId = caseId) =>
  (await who.client.call('makeEntity', { params: { caseId }, body: { compartmentId, schema: 'Person', name } })).entity
    .entityId;
const matches = async (who: TestPerson) => {
  const all = [];
  let cursor: string | null = null;
  do {
    const query: { cursor?: string } = cursor === null ? {} : { cursor };
    const page = await who.client.call('listMatches', { query });
    all.push(...page.matches);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
};
const noticesOf = async (who: TestPerson, caseId: string) =>
  (await who.client.call('listNotices', { params: { caseId } })).notices;

beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  [ada, ben, cy, officer] = (await Promise.all(['ada', 'ben', 'cy', 'officer'].map((name) => server.person(name)))) as [
    TestPerson,
    TestPerson,
    TestPerson,
    TestPerson,
  ];
  cases.ada = (await ada.client.call('openCase', { body: { title: 'Ferry' } })).caseId;
  cases.ben = (await ben.client.call('openCase', { body: { title: 'Quay' } })).caseId;
  await server.letIn(ada, cases.ada, cases.ada, officer, ['deconfliction officer']);
  await server.letIn(ben, cases.ben, cases.ben, officer, ['deconfliction officer']);
  await server.letIn(ada, cases.ada, cases.ada, cy, ['analyst']);
  known = await make(ada, cases.ada, 'Алюн Саркат');
  hidden = await make(ben, cases.ben, 'Alyun Sarkat');
  await make(ada, cases.ada, 'Joel Vey');
  await make(ben, cases.ben, 'Imogen Tarrant');
});
afterAll(() => server.close());

describe('a match between cases that are hidden from each other', () => {
  it('goes to the officer of both, with its reasons and whom to speak to', async () => {
    const [found, ...more] = await matches(officer);
    expect(more).toEqual([]);
    expect([found!.left, found!.right].map((side) => [side.caseTitle, side.entity.name, side.owners[0]!.name])).toEqual(
      [
        ['Ferry', 'Алюн Саркат', 'ada'],
        ['Quay', 'Alyun Sarkat', 'ben'],
      ],
    );
    expect(found!.reasons.map(({ words }) => words).join()).toContain('romanisation');
    expect(found!.told).toBeNull();
  });

  it('goes to nobody else, and changes nothing for whoever searches', async () => {
    for (const who of [ada, ben, cy]) expect(await refused(matches(who))).toBe('LL-FORBIDDEN');
    const { hits } = await ada.client.call('lookUpName', {
      params: { caseId: cases.ada },
      query: { name: 'Alyun Sarkat' },
    });
    expect(hits.map((hit) => hit.entity?.entityId)).toEqual([known]);
    const { possibly } = await ada.client.call('getEntity', { params: { caseId: cases.ada, entityId: known } });
    expect(possibly).toEqual([]);
  });

  it('is not seen by the officer of one of the two alone', async () => {
    const half = await server.person('half');
    await server.letIn(ada, cases.ada, cases.ada, half, ['deconfliction officer']);
    await server.letIn(ben, cases.ben, cases.ben, half, ['reader']);
    expect(await matches(half)).toEqual([]);
    const body = { left: { caseId: cases.ada, entityId: known }, right: { caseId: cases.ben, entityId: hidden } };
    expect(await refused(half.client.call('tellSides', { body }))).toBe('LL-NOT-FOUND');
  });

  it('is told to both sides by the officer: each learns whom to speak to about its own entity, once', async () => {
    const body = { left: { caseId: cases.ada, entityId: known }, right: { caseId: cases.ben, entityId: hidden } };
    expect(await refused(ada.client.call('tellSides', { body }))).toBe('LL-FORBIDDEN');
    expect((await officer.client.call('tellSides', { body })).entries).toHaveLength(2);
    expect((await officer.client.call('tellSides', { body })).entries).toEqual([]);
    const [own, ...more] = await noticesOf(cy, cases.ada);
    expect(more).toEqual([]);
    expect(own).toMatchObject({ entity: { entityId: known }, speakTo: { name: 'officer' } });
    expect(JSON.stringify(own)).not.toContain('Alyun');
    expect((await noticesOf(ben, cases.ben)).map((one) => one.entity.entityId)).toEqual([hidden]);
    expect((await matches(officer))[0]!.told).not.toBeNull();
    expect((await rebuild(server.installation.operator)).differing).toEqual([]);
    expect(await noticesOf(cy, cases.ada)).toEqual([own]);
  });

  it('stores nothing of the other side', async () => {
    const rows = await server.installation.ask<{ text: string }>(
      `select convert_from(bytes, 'UTF8') as text from lamplighter.ledger_payload where case_id = $1 and convert_from(bytes, 'UTF8') like '%notice.given%'`,
      [cases.ada],
    );
    expect(rows).toHaveLength(1);
    for (const word of [hidden, cases.ben, 'Alyun', 'Quay', 'ben']) expect(rows[0]!.text).not.toContain(word);
  });
});

describe('a match between two compartments of one case', () => {
  it('goes to their officer, and a pair with main to the queue of those who read both', async () => {
    const caseId = cases.ada;
    const open = async (name: string) =>
      (await ada.client.call('openCompartment', { params: { caseId }, body: { name } })).compartmentId;
    const [one, other] = [await open('One'), await open('Other')];
    for (const where of [one, other]) await server.letIn(ada, caseId, where, officer, ['deconfliction officer']);
    await make(ada, caseId, 'Nils Ferran', one);
    await make(ada, caseId, 'FERRAN Nils', other);
    await make(ada, caseId, 'J. Vey', other);
    const inside = (await matches(officer)).filter((found) => found.left.caseId === found.right.caseId);
    expect(inside.map((found) => [found.left.entity.name, found.right.entity.name].toSorted())).toEqual([
      ['FERRAN Nils', 'Nils Ferran'],
    ]);
  });
});

it('what crosses the wall is what the list of declassifications says, field by field', async () => {
  const path = new URL('../../data/declassifications/flows.json', import.meta.url);
  const { flows } = JSON.parse(await readFile(path, 'utf8')) as { flows: { id: string; fields: string[] }[] };
  const fieldsOf = new Map(flows.map((one) => [one.id, one.fields]));
  expect(fieldsOf).toEqual(
    new Map([
      ['match-listed', Object.keys(match.shape)],
      ['match-told', Object.keys(notice.shape)],
      ['collision-listed', Object.keys(collision.shape)],
      ['collision-told', Object.keys(collisionTold.shape)],
      // test/server/lane-warning.test.ts looks at the note itself.
      ['warning-noted', ['happening', 'personAtRisk', 'at', 'personIds', 'claimIds']],
    ]),
  );
});
