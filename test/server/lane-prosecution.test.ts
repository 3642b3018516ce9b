import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Claim } from '#api/schemas/claim';
import type { LaneThing } from '#api/schemas/lane-thing';
import { rebuild } from '#store/rebuild';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

const text =
  'Ida Holm alleged that Peter Berg had passed the drawings to Lena Strand. Peter Berg denied that he had passed the drawings. ' +
  'The Ministry said on 3 May 2022 that Varran was a rival and a partner.';
const offenceId = 'osa-1911-s1-1-c';
const material = { from: '2022-03-01', to: '2022-06-30' };

type Fields = Record<string, string | number | boolean | null | string[]>;
let server: TestServer;
let ada: TestPerson;
let dora: TestPerson;
let caseId = '';
let claims: Claim[] = [];
let suspectId = '';
let chargeId = '';
const params = () => ({ caseId });
const file = async (
  who: TestPerson,
  kind:
    | 'material'
    | 'gate'
    | 'tripwire'
    | 'answer'
    | 'happening'
    | 'position'
    | 'statement'
    | 'draft'
    | 'defence'
    | 'decision'
    | 'closing'
    | 'custody'
    | 'disruption',
  fields: Fields = {},
  more: { title?: string; about?: string; claimIds?: string[] } = {},
) =>
  (await who.client.call('fileLaneThing', { params: params(), body: { kind, title: `A ${kind}`, fields, ...more } }))
    .thing;
const thing = (thingId: string) => ada.client.call('getLaneThing', { params: { caseId, thingId } });
const take = (who: TestPerson, { thingId, version }: LaneThing, command: string, fields: Fields = {}, on?: string) =>
  who.client.call('stepLaneThing', {
    params: { caseId, thingId },
    body: { expected: version, command, fields, ...(on === undefined ? {} : { on }) },
  });

beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  [ada, dora] = (await Promise.all(['ada', 'dora'].map((login) => server.person(login)))) as [TestPerson, TestPerson];
  caseId = (await ada.client.call('openCase', { body: { title: 'The case' } })).caseId;
  await server.letIn(ada, caseId, caseId, dora, ['disclosure officer', 'authoriser']);
  const documentId = await server.addText(ada, caseId, text);
  claims = (await ada.client.call('listClaims', { params: params(), query: { documentId } })).claims;
  const made = { schema: 'Person' as const, name: 'Peter Berg' };
  suspectId = (await ada.client.call('makeEntity', { params: params(), body: made })).entity.entityId;
  const body = { suspectId, offenceId, material, on: '2024-01-10' };
  chargeId = (await ada.client.call('chooseOffence', { params: params(), body })).chargeId;
});
afterAll(() => server.close());

const answers = {
  decisionMaker: 'Ms Hallow, prosecutor',
  admissible: 'yes',
  reliable: 'yes',
  credible: 'yes',
  otherMaterial: 'looked at',
  defenceCase: 'denies it',
  dissent: 'none',
  reasons: 'more likely than not',
};

describe('the Full Code Test', () => {
  it('flags each gap, keeps dissent, tells the matrix, and asks for both status fields', async () => {
    const passed = await take(ada, await thing(chargeId), 'pass the evidential stage', answers, '2024-04-03');
    expect(passed.flags.map((one) => one.rule)).toEqual(['no-gap']);
    expect(passed.thing.persons[0]).toMatchObject({ name: 'Peter Berg', fairness: { notYetPut: false } });
    await expect(
      take(ada, passed.thing, 'pass the public interest stage', {
        ...answers,
        decisionMaker: 'ada',
        publicInterest: 'yes',
      }),
    ).rejects.toMatchObject({ code: 'LL-STEP-REFUSED' });
    const both = await take(
      ada,
      passed.thing,
      'pass the public interest stage',
      { ...answers, publicInterest: 'yes' },
      '2024-04-03',
    );
    await expect(
      take(ada, both.thing, 'charge', { decisionMaker: 'Ms Hallow', consent: 'given' }, '2024-04-04'),
    ).rejects.toMatchObject({
      code: 'LL-STEP-REFUSED',
      details: { reasons: [{ rule: 'reportedStatus' }] },
    });
    const charge = {
      decisionMaker: 'Ms Hallow',
      consent: 'given',
      reportedStatus: 'charged',
      courtRecord: 'charge sheet 4/24',
    };
    const charged = await take(ada, both.thing, 'charge', charge, '2024-04-04');
    expect(charged.thing.state).toBe('charged');
    const { rows } = await ada.client.call('readMatrix', { params: params(), query: { on: '2024-04-04' } });
    expect(rows[0]).toMatchObject({ chargeId, standing: { reported: 'charged', verified: 'charged' } });
    const { claims: shown } = await ada.client.call('listClaims', { params: params(), query: { words: 'drawings' } });
    expect(shown[0]!.fairness?.statuses[0]?.verified).toMatchObject({ status: 'charged', record: 'charge sheet 4/24' });
  });

  it('is due again once a witness takes a position, and says so on the board', async () => {
    const [item] = [claims[0]!.claimId];
    const { elementId } = (await ada.client.call('readMatrix', { params: params() })).rows[0]!.cells[0]!;
    const cell = { suspectId, offenceId, elementId };
    await ada.client.call('recordProof', {
      params: params(),
      body: {
        facts: [
          {
            kind: 'item recorded',
            as: 'x',
            title: 'A statement',
            form: 'statement',
            origin: 'intelligence',
            claimIds: [item],
          },
          { kind: 'item bears', ...cell, itemId: 'new:x', bearing: 'supports', why: 'read against it' },
        ],
      },
    });
    const { alarms } = await ada.client.call('readBoard', { params: params() });
    expect(alarms.map((one) => one.kind)).toContain('evidential stage due again');
    expect((await thing(chargeId)).watch.map((one) => one.rule)).toContain('review-due');
  });
});

describe('intelligence', () => {
  it('counts for an element only once the gate has passed it, by somebody who did not ask', async () => {
    const { items } = await ada.client.call('readMatrix', { params: params() });
    const itemId = items[0]!.id;
    let gate = await file(ada, 'gate', { itemId });
    const later = async (who: TestPerson, command: string, fields: Fields) => {
      gate = (await take(who, gate, command, fields)).thing;
    };
    await later(ada, 'ask for permission', { originator: 'the service' });
    await later(ada, 'permission was given', { permission: 'Mr Vale, 2 May' });
    await later(ada, 'sanitise', { original: 'as received', sanitisedWording: 'what may be said' });
    const decision = { riskToOrigin: 'low', independentRoute: 'none', reasons: 'it may be used' };
    await expect(take(ada, gate, 'pass', decision)).rejects.toMatchObject({ code: 'LL-FORBIDDEN' });
    await later(dora, 'pass', decision);
    const after = await ada.client.call('readMatrix', { params: params() });
    expect(after.items[0]!.gate).toMatchObject({ passed: true });
  });
});

describe('unused material', () => {
  it('is judged by the disclosure officer, listed by schedule, and up again after a defence case', async () => {
    const marked = claims.find((one) => one.words.content.includes('rival'))!;
    await ada.client.call('flagClaim', {
      params: { caseId, claimId: marked.claimId },
      body: { expected: marked.version, helpsDefence: true, note: 'a partner' },
    });
    const read = () => dora.client.call('readSchedules', { params: params() });
    expect((await read()).unlisted).toMatchObject([{ kind: 'marked “may help the defence”', id: marked.claimId }]);
    let item = await file(
      dora,
      'material',
      { origin: 'evidence', description: 'A note on Varran', location: 'store 2', personIds: [suspectId] },
      { claimIds: [marked.claimId] },
    );
    const next = async (command: string, fields: Fields) => {
      item = (await take(dora, item, command, fields)).thing;
    };
    await expect(take(ada, item, 'judge relevant', { method: 'one by one' })).rejects.toMatchObject({
      code: 'LL-FORBIDDEN',
    });
    await expect(take(dora, item, 'judge not relevant', { method: 'one by one', reasons: 'no' })).rejects.toMatchObject(
      {
        details: { reasons: [{ rule: 'defence-mark-answered' }] },
      },
    );
    await next('judge relevant', { method: 'block', searchTerms: 'Varran', dipSample: '10 of 200', blockSize: 200 });
    await next('schedule as non-sensitive', {});
    server.installation.clock.now += 1000;
    expect((await read()).items[0]).toMatchObject({
      schedule: 'non-sensitive',
      isDueAgain: false,
      block: { size: 200 },
    });
    await file(ada, 'defence', { words: 'He was elsewhere.' });
    const schedules = await read();
    expect(schedules.items[0]).toMatchObject({ isDueAgain: true, mayHelpDefence: 'marked on its words while reading' });
    expect(schedules.items[0]!.about[0]).toMatchObject({
      name: 'Peter Berg',
      verified: 'charged',
      verifiedBy: 'charge sheet 4/24',
    });
    expect(schedules.items[0]!.about[0]!.answer).toContain('passed the drawings');
    expect(schedules.unlisted).toEqual([]);
  });
});

describe('exhibits, positions, statements and tripwires', () => {
  it('shows an exhibit that would be in two places at once, in words', async () => {
    const move = (at: string, from: string | null, to: string) => ({
      kind: 'exhibit moved' as const,
      exhibitId: 'new:e',
      movement: { at, from, to, by: 'DC Fenn', why: 'moved' },
    });
    await ada.client.call('recordProof', {
      params: params(),
      body: {
        facts: [
          { kind: 'exhibit produced', as: 'e', reference: 'MF/1', witnessId: suspectId },
          move('2024-01-01T10:00:00Z', null, 'Store'),
          move('2024-01-02T10:00:00Z', 'Store', 'Laboratory'),
          move('2024-01-03T10:00:00Z', 'Store', 'Court'),
        ],
      },
    });
    const { exhibits } = await ada.client.call('listExhibits', { params: params() });
    expect(exhibits[0]).toMatchObject({
      reference: 'MF/1',
      isUnbroken: false,
      faults: [{ fault: 'two places at once' }],
    });
  });

  it('reads official positions by their words, and says on which days nothing had been said', async () => {
    const claim = claims.find((one) => one.words.content.includes('rival'))!;
    await file(
      ada,
      'position',
      { state: 'Varran', saidBy: 'The Ministry', on: '2022-05-03', holds: 'until replaced' },
      { claimIds: [claim.claimId] },
    );
    const query = { state: 'Varran', ...material };
    const { positions, silent } = await ada.client.call('listPositions', { params: params(), query });
    expect(positions[0]).toMatchObject({
      words: claim.words.content,
      covers: { from: '2022-05-03', to: '2022-06-30' },
    });
    expect(silent).toEqual([{ from: '2022-03-01', to: '2022-05-02' }]);
  });

  it('keeps every draft of a statement about its statement', async () => {
    const statement = await file(ada, 'statement', { witness: 'Ida Holm', signature: 'not signed' });
    await file(ada, 'draft', { paragraphs: ['I saw it.', 'I deny nothing.'] }, { about: statement.thingId });
    await expect(file(ada, 'draft', {})).rejects.toMatchObject({ code: 'LL-INVALID' });
    const query = { kind: 'draft' as const, about: statement.thingId };
    expect((await ada.client.call('listLaneThings', { params: params(), query })).things).toHaveLength(1);
    const amended = await take(ada, statement, 'amend', { signature: 'signed', signedOn: '2024-03-01' });
    expect(amended.thing.fields).toMatchObject({ signature: 'signed', witness: 'Ida Holm' });
  });

  it('tries a rule on the past, asks for an answer once crossed, and escalates', async () => {
    const rule = {
      when: [{ field: 'kind' as const, oneOf: ['harassment'] }],
      count: null,
      answer: { by: 'duty officer' as const, withinMinutes: 60, escalateTo: 'case owner' as const },
    };
    await file(ada, 'happening', { happening: 'harassment', place: 'Port Hallam' });
    const trial = await dora.client.call('tryTripwire', { params: params(), body: { title: 'Harassment', rule } });
    expect(trial).toMatchObject({ faults: [], looked: 1, crossings: [{ by: [expect.any(String)] }] });
    server.installation.clock.now += 1000;
    await expect(file(ada, 'tripwire', { rule: '{}' })).rejects.toMatchObject({ code: 'LL-INVALID' });
    const live = await file(ada, 'tripwire', { rule: JSON.stringify(rule) }, { title: 'Harassment' });
    const crossings = async () => (await dora.client.call('readBoard', { params: params() })).crossings;
    expect(await crossings()).toEqual([]);
    await file(ada, 'happening', { happening: 'harassment', place: 'Port Hallam' });
    const [waiting] = await crossings();
    expect(waiting).toMatchObject({ state: 'waiting', waitsFor: 'duty officer', title: 'Harassment' });
    server.installation.clock.now += 61 * 60_000;
    expect((await crossings())[0]).toMatchObject({ state: 'escalated', waitsFor: 'case owner' });
    await file(dora, 'answer', { crossing: waiting!.key, words: 'looked into' }, { about: live.thingId });
    expect((await crossings())[0]).toMatchObject({ state: 'answered late', waitsFor: null });
  });
});

describe('the board and the policy file', () => {
  it('hold both lanes in time, what waits for whom, and every decision with its reasons', async () => {
    await file(ada, 'custody', { due: '2026-03-01T00:30:00Z' }, { title: 'Custody of Peter Berg' });
    const disruption = await file(ada, 'disruption', {
      plannedFrom: '2026-02-28T00:00:00Z',
      plannedTo: '2026-03-05T00:00:00Z',
    });
    expect(disruption.missed).toMatchObject([{ how: 'during', deadline: { kind: 'custody' } }]);
    const board = await ada.client.call('readBoard', { params: params() });
    expect(board.events.map((one) => one.lane)).toEqual(expect.arrayContaining(['prosecution', 'disruption']));
    expect(board.events.map((one) => one.at)).toEqual(board.events.map((one) => one.at).toSorted());
    expect(board.waiting.find((one) => one.kind === 'disruption')).toMatchObject({ state: 'planned', mine: true });
    expect(board.overdue.map((one) => one.title)).toContain('Custody of Peter Berg');
    await file(ada, 'decision', {
      advice: 'from counsel',
      decisionMaker: 'the chief',
      effect: 'none on relations',
      reasons: 'so',
    });
    const { decisions } = await ada.client.call('readPolicyFile', { params: params() });
    expect(decisions.find((one) => one.what === 'charge')).toMatchObject({
      to: 'charged',
      title: expect.stringContaining('Peter Berg'),
    });
    expect(decisions.find((one) => one.what === 'pass the evidential stage')!.fields).toMatchObject({
      dissent: 'none',
    });
    expect(decisions.at(-1)).toMatchObject({ kind: 'decision', fields: { effect: 'none on relations' } });
  });

  it('close a case only once nothing is open, with a day of review', async () => {
    const closing = await file(ada, 'closing');
    const fields = { decisionMaker: 'the chief', reasons: 'enough', reviewDue: '2027-01-01T00:00:00Z' };
    await expect(take(ada, closing, 'close as prosecuted', fields)).rejects.toMatchObject({ code: 'LL-STEP-REFUSED' });
    const [open] = (await ada.client.call('listLaneThings', { params: params(), query: { kind: 'disruption' } }))
      .things;
    await take(ada, open!, 'stop', { reasons: 'no longer needed' });
    const end = {
      decisionMaker: 'Ms Hallow',
      reasons: 'no witness',
      courtRecord: 'minutes',
      reportedStatus: 'dropped',
    };
    await take(ada, await thing(chargeId), 'discontinue', end);
    const { rows } = await ada.client.call('readMatrix', { params: params() });
    expect(rows[0]!.standing).toMatchObject({ reported: 'dropped', verified: 'discontinued' });
    const closed = await take(ada, closing, 'close as prosecuted', fields);
    expect(closed.thing.state).toBe('closed: prosecuted');
    expect(await rebuild(server.installation.operator)).toMatchObject({ identical: true, differing: [] });
  });
});
