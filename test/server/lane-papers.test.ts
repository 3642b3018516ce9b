import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { DEFAULT_LIMITS } from '#files/extraction-limits';
import { parseDocx } from '#files/parse-docx';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

const offenceId = 'osa-1911-s1-1-c';
const material = { from: '2022-03-01', to: '2022-06-30' };

let server: TestServer;
let ada: TestPerson;
let outside: TestPerson;
let caseId = '';
let hiddenId = '';
let otherId = '';
const params = () => ({ caseId });

/** A suspect and an item on the schedule for the defence, in that compartment. */
async function fill(compartmentId: string, name: string, description: string): Promise<void> {
  const of = { compartmentId };
  const made = { ...of, schema: 'Person' as const, name };
  const suspectId = (await ada.client.call('makeEntity', { params: params(), body: made })).entity.entityId;
  await ada.client.call('chooseOffence', { params: params(), body: { ...of, suspectId, offenceId, material } });
  const fields = { origin: 'evidence', description, location: 'store 2' };
  const body = { ...of, kind: 'material' as const, title: description, fields };
  let { thing } = await ada.client.call('fileLaneThing', { params: params(), body });
  const steps = [
    ['judge relevant', { method: 'one by one' }],
    ['schedule as non-sensitive', {}],
  ] as const;
  for (const [command, given] of steps)
    thing = (
      await ada.client.call('stepLaneThing', {
        params: { caseId, thingId: thing.thingId },
        body: { expected: thing.version, command, fields: given },
      })
    ).thing;
}

async function taken(who: TestPerson, compartmentId?: string): Promise<string> {
  const body = { paper: 'non-sensitive' as const, form: 'docx' as const, kind: 'draft' as const };
  const response = await who.client.call('takeSchedule', {
    params: params(),
    body: compartmentId === undefined ? body : { ...body, compartmentId },
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return (await parseDocx(bytes, 'application/x-test', DEFAULT_LIMITS)).text.replaceAll(/\s+/gu, ' ');
}

beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  [ada, outside] = (await Promise.all(['ada', 'outside'].map((login) => server.person(login)))) as [
    TestPerson,
    TestPerson,
  ];
  caseId = (await ada.client.call('openCase', { body: { title: 'The case' } })).caseId;
  const open = async (name: string) =>
    (await ada.client.call('openCompartment', { params: params(), body: { name } })).compartmentId;
  hiddenId = await open('Behind');
  otherId = await open('Elsewhere');
  for (const id of [caseId, hiddenId, otherId])
    await server.letIn(ada, caseId, id, ada, ['case owner', 'disclosure officer']);
  await server.letIn(ada, caseId, caseId, outside, ['analyst']);
  await fill(caseId, 'Peter Berg', 'A log of the gate');
  await fill(hiddenId, 'Lena Strand', 'A note from behind');
  await fill(otherId, 'Ida Holm', 'A note from elsewhere');
});
afterAll(() => server.close());

describe('a schedule to take away', () => {
  it('lists what lies in main alone unless a compartment is chosen, and says so', async () => {
    const paper = await taken(ada);
    for (const words of ['Lists what lies in', 'main', 'Peter Berg', 'A log of the gate'])
      expect(paper).toContain(words);
    for (const words of ['Lena Strand', 'A note from behind', 'Ida Holm', 'elsewhere', 'Behind', 'Elsewhere'])
      expect(paper).not.toContain(words);
    expect(await taken(outside)).toBe(paper);
  });

  it('lists main and the one compartment that is chosen, and names it', async () => {
    const paper = await taken(ada, hiddenId);
    for (const words of ['main and Behind', 'Peter Berg', 'Lena Strand', 'A log of the gate', 'A note from behind'])
      expect(paper).toContain(words);
    for (const words of ['Ida Holm', 'elsewhere', 'Elsewhere']) expect(paper).not.toContain(words);
  });

  it('knows nothing of a compartment that the caller was not let into', async () => {
    await expect(taken(outside, hiddenId)).rejects.toMatchObject({ code: 'LL-NOT-FOUND' });
  });
});
