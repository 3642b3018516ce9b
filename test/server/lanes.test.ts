import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Claim } from '#api/schemas/claim';
import { rebuild } from '#store/rebuild';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

const text =
  'Ida Holm alleged that Peter Berg had passed the drawings to Lena Strand. Peter Berg denied that he had passed the drawings. ' +
  'Ada Lund said that the ship had left on Monday.';
const offenceId = 'osa-1911-s1-1-c';
const material = { from: '2022-03-01', to: '2022-06-30' };

let server: TestServer;
let ada: TestPerson;
let caseId = '';
let claims: Claim[] = [];
let suspectId = '';
let witnessId = '';
const params = () => ({ caseId });
const person = async (name: string) =>
  (await ada.client.call('makeEntity', { params: params(), body: { schema: 'Person', name } })).entity.entityId;
const matrixOn = (on: string) => ada.client.call('readMatrix', { params: params(), query: { on } });
const cellOn = async (on: string, elementId: string) =>
  (await matrixOn(on)).rows[0]?.cells.find((one) => one.elementId === elementId);

beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  ada = await server.person('ada');
  caseId = (await ada.client.call('openCase', { body: { title: 'The case' } })).caseId;
  const documentId = await server.addText(ada, caseId, text);
  claims = (await ada.client.call('listClaims', { params: params(), query: { documentId } })).claims;
  suspectId = await person('Peter Berg');
  witnessId = await person('Ida Holm');
});
afterAll(() => server.close());

describe('the matrix of a case', () => {
  it('has a gap for each element from the day the offence is chosen, with the denial and both statuses beside it', async () => {
    await ada.client.call('chooseOffence', {
      params: params(),
      body: { suspectId, offenceId, material, on: '2024-01-10' },
    });
    expect((await matrixOn('2024-01-09')).rows).toEqual([]);
    const { rows, caution } = await matrixOn('2024-01-10');
    expect(new Set(rows[0]!.cells.map((one) => one.state))).toEqual(new Set(['gap']));
    expect(rows[0]!.standing).toMatchObject({ name: 'Peter Berg', reported: null, verified: null });
    expect(rows[0]!.standing.answer).toContain('passed the drawings');
    expect(rows[0]!.fairness).toMatchObject({ notYetPut: false, persons: ['Peter Berg'] });
    expect(caution).toContain('not added up');
  });

  it('opens a cell to the words of a claim, and says why until each thing about it is decided', async () => {
    const { rows } = await matrixOn('2024-02-01');
    const { elementId } = rows[0]!.cells[0]!;
    const cell = { suspectId, offenceId, elementId };
    const claim = claims.find((one) => one.words.content.includes('passed the drawings'))!;
    await ada.client.call('recordProof', {
      params: params(),
      body: {
        facts: [
          {
            kind: 'item recorded',
            as: 'account',
            on: '2024-02-01',
            title: 'What Ida Holm saw',
            form: 'statement',
            origin: 'evidence',
            covers: material,
            witnessId,
            claimIds: [claim.claimId],
          },
          {
            kind: 'item bears',
            on: '2024-02-02',
            ...cell,
            itemId: 'new:account',
            bearing: 'supports',
            why: 'she saw it',
          },
          {
            kind: 'admissibility decided',
            on: '2024-02-03',
            itemId: 'new:account',
            admissible: 'admissible',
            why: 'first hand',
          },
          { kind: 'witness position', on: '2024-02-04', witnessId, position: 'will say', since: '2024-02-04' },
        ],
      },
    });
    expect((await cellOn('2024-02-02', elementId))?.state).toBe('gap');
    expect((await cellOn('2024-02-03', elementId))?.state).toBe('thin');
    const { rows: after, claims: shown } = await matrixOn('2024-02-04');
    const now = after[0]!.cells.find((one) => one.elementId === elementId)!;
    expect(now.state).toBe('evidenced');
    expect(now.items[0]).toMatchObject({
      claimIds: [claim.claimId],
      witness: { name: 'Ida Holm', position: 'will say' },
    });
    expect(shown.map((one) => one.claimId)).toEqual([claim.claimId]);
    expect(shown[0]!.fairness?.denials.length).toBeGreaterThan(0);
    const { changes } = await ada.client.call('replayMatrix', { params: params(), query: { until: '2024-03-01' } });
    expect(changes.filter((one) => one.elementId === elementId).map((one) => [one.on, one.to])).toEqual([
      ['2024-01-10', 'gap'],
      ['2024-02-03', 'thin'],
      ['2024-02-04', 'evidenced'],
    ]);
  });

  it('reads as it was known at a moment, undoes, and rebuilds to the same', async () => {
    const before = new Date(server.installation.clock.now).toISOString();
    server.installation.clock.now += 60_000;
    const { elementId } = (await matrixOn('2024-02-04')).rows[0]!.cells[1]!;
    const asked = {
      suspectId,
      offenceId,
      elementId,
      to: 'The ministry',
      words: 'Was it so then?',
      replyBy: '2024-04-01',
    };
    const { recorded } = await ada.client.call('recordProof', {
      params: params(),
      body: { facts: [{ kind: 'request made', on: '2024-03-01', ...asked }] },
    });
    expect((await cellOn('2024-03-05', elementId))?.requests[0]).toMatchObject({ ageDays: 4, isOverdue: false });
    expect((await matrixOn('2024-04-02')).alarms.map((one) => one.kind)).toContain('request overdue');
    const then = await ada.client.call('readMatrix', { params: params(), query: { on: '2024-03-05', asOf: before } });
    expect(then.rows[0]!.cells.flatMap((one) => one.requests)).toEqual([]);
    await ada.client.call('undo', { params: params(), body: recorded[0]!.entry });
    expect((await cellOn('2024-03-05', elementId))?.requests).toEqual([]);
    expect(await rebuild(server.installation.operator)).toMatchObject({ identical: true, differing: [] });
  });

  it('refuses what cannot be, and says what to do', async () => {
    const call = (body: {
      suspectId: string;
      offenceId: string;
      material: { from: string; to: string };
      on?: string;
    }) => ada.client.call('chooseOffence', { params: params(), body });
    await expect(
      call({ suspectId, offenceId, material: { from: '2024-02-01', to: '2024-03-01' } }),
    ).rejects.toMatchObject({
      code: 'LL-NOT-IN-FORCE',
    });
    await expect(
      call({ suspectId, offenceId, material: { from: '2022-06-01', to: '2022-03-01' } }),
    ).rejects.toMatchObject({
      code: 'LL-INVALID',
    });
    await expect(call({ suspectId, offenceId, material, on: '2099-01-01' })).rejects.toMatchObject({
      code: 'LL-INVALID',
    });
    await expect(call({ suspectId, offenceId: 'none', material })).rejects.toMatchObject({ code: 'LL-INVALID' });
    await expect(call({ suspectId: crypto.randomUUID(), offenceId, material })).rejects.toMatchObject({
      code: 'LL-NOT-FOUND',
    });
    const { facts } = await ada.client.call('listProof', { params: params(), query: { kind: 'item recorded' } });
    await expect(ada.client.call('undo', { params: params(), body: facts[0]!.entry })).rejects.toMatchObject({
      code: 'LL-UNDO-NEWER',
    });
  });

  it('is for members to read and for analysts and case owners to work on', async () => {
    const ben = await server.person('ben');
    await expect(ben.client.call('readMatrix', { params: params() })).rejects.toMatchObject({ code: 'LL-NOT-FOUND' });
    await server.letIn(ada, caseId, caseId, ben, ['reader']);
    expect((await ben.client.call('readMatrix', { params: params() })).rows).toHaveLength(1);
    await expect(
      ben.client.call('chooseOffence', { params: params(), body: { suspectId, offenceId, material } }),
    ).rejects.toMatchObject({ code: 'LL-FORBIDDEN' });
  });
});
