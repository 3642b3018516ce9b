import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { eraseDocument } from '#store/erase';
import { rebuild } from '#store/rebuild';
import { verifyLedger } from '#store/verify';
import { jobKinds } from '#work/job-kinds';
import { createTestServer, type TestPerson, type TestServer } from '../server/test-server.ts';

let server: TestServer;
let ada: TestPerson;
let caseId = '';
const params = () => ({ caseId });

beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  ada = await server.person('ada');
  caseId = (await ada.client.call('openCase', { body: { title: 'The case' } })).caseId;
});
afterAll(() => server.close());

it('takes copied words out of the lanes with the document, and lists what else rests on it', async () => {
  const documentId = await server.addText(
    ada,
    caseId,
    'Ida Holm alleged that Peter Berg had sold the quince drawings.',
  );
  const { claims } = await ada.client.call('listClaims', { params: params(), query: { documentId } });
  const { claimId, words } = claims[0]!;
  expect(words.content).toContain('quince');
  const file = async (title: string, fields: Record<string, string>, claimIds: string[]) =>
    (
      await ada.client.call('fileLaneThing', {
        params: params(),
        body: { kind: 'position', title, fields, claimIds },
      })
    ).thing;
  const copy = await file('A position', { state: 'Varran', words: `So it was: “${words.content}”` }, [claimId]);
  const body = { expected: copy.version, command: 'amend', fields: { saidBy: 'a quince-grower' } };
  await ada.client.call('stepLaneThing', { params: { caseId, thingId: copy.thingId }, body });
  const other = await file('In words of my own', { state: 'Varran' }, [claimId]);
  const free = await file('Rests on nothing', { state: 'Varran' }, []);
  const { recorded } = await ada.client.call('recordProof', {
    params: params(),
    body: {
      facts: ['An article', words.content].map((title) => ({
        kind: 'item recorded' as const,
        title,
        form: 'statement' as const,
        origin: 'evidence' as const,
        claimIds: [claimId],
      })),
    },
  });
  expect(recorded).toHaveLength(2);
  const { operator, clock, ask } = server.installation;
  const actor = { accountId: ada.accountId, name: 'ada' };
  const erasure = { caseId, compartmentId: caseId, documentId, authority: 'a court', actor };
  const report = await eraseDocument(operator, erasure, clock.now);
  expect(report.lanes).toEqual([
    { kind: 'position', id: other.thingId, title: 'In words of my own' },
    { kind: 'item recorded', id: expect.any(String), title: 'An article' },
  ]);
  expect(report.lanesGone).toEqual([
    { kind: 'position', id: copy.thingId },
    { kind: 'step: amend', id: expect.any(String) },
    { kind: 'item recorded', id: expect.any(String) },
  ]);
  const { things } = await ada.client.call('listLaneThings', { params: params() });
  expect(things.map((one) => one.thingId)).toEqual([other.thingId, free.thingId]);
  const { items } = await ada.client.call('readMatrix', { params: params() });
  expect(items.map((one) => one.title)).toEqual(['An article']);
  for (const table of ['lane_thing', 'lane_step', 'lane_fact', 'log_item'])
    expect(await ask(`select 1 from lamplighter.${table} t where t::text like '%quince%'`)).toEqual([]);
  const left = await ask(
    `select 1 from lamplighter.ledger_payload where strpos(convert_from(bytes, 'UTF8'), 'quince') > 0`,
  );
  expect(left).toEqual([]);
  expect(await verifyLedger(operator)).toMatchObject({ ok: true, findings: [] });
  expect(await rebuild(operator)).toMatchObject({ identical: true, differing: [] });
});

it('takes with a thing what the program put on record of its going up, and lists that of one that stays', async () => {
  const documentId = await server.addText(ada, caseId, 'Ida Holm alleged that Joel Vey had sold the medlar drawings.');
  const { claims } = await ada.client.call('listClaims', { params: params(), query: { documentId } });
  const { claimId, words } = claims[0]!;
  const { operator, clock, ask } = server.installation;
  const due = new Date(clock.now - 3_600_000).toISOString();
  const file = async (title: string, more: Record<string, string> = {}) => {
    const body = { kind: 'authority' as const, title, fields: { due, ...more }, claimIds: [claimId] };
    return (await ada.client.call('fileLaneThing', { params: params(), body })).thing.thingId;
  };
  const titled = await file(words.content);
  const copied = await file('Of a medlar', { purpose: words.content });
  const other = await file('In words of my own');
  const job = jobKinds(server.deps).find(({ name }) => name === 'raise-due')!;
  await job.run({ payload: {}, attempts: 1, priority: 0, flags: [], signal: new AbortController().signal });
  const raised = async () =>
    (await ada.client.call('listLaneThings', { params: params(), query: { kind: 'escalation' } })).things;
  expect((await raised()).map(({ about }) => about)).toEqual([titled, copied, other]);
  const actor = { accountId: ada.accountId, name: 'ada' };
  const erasure = { caseId, compartmentId: caseId, documentId, authority: 'a court', actor };
  const report = await eraseDocument(operator, erasure, clock.now);
  expect(report.lanesGone.map(({ kind }) => kind)).toEqual(['authority', 'authority', 'escalation', 'escalation']);
  const left = await raised();
  expect(left.map(({ about }) => about)).toEqual([other]);
  expect(report.lanes).toEqual([
    { kind: 'authority', id: other, title: 'In words of my own' },
    { kind: 'escalation', id: left[0]!.thingId, title: 'In words of my own' },
  ]);
  for (const table of ['lane_thing', 'log_item'])
    expect(await ask(`select 1 from lamplighter.${table} t where t::text like '%medlar%'`)).toEqual([]);
  const kept = `select 1 from lamplighter.ledger_payload where strpos(convert_from(bytes, 'UTF8'), 'medlar') > 0`;
  expect(await ask(kept)).toEqual([]);
  expect(await verifyLedger(operator)).toMatchObject({ ok: true, findings: [] });
  expect(await rebuild(operator)).toMatchObject({ identical: true, differing: [] });
});
