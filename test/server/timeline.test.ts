import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Claim } from '#api/schemas/claim';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

const text =
  'Ida Holm alleged that Peter Berg had passed the drawings to Lena Strand. Peter Berg denied that he had passed the drawings. ' +
  'Ada Lund said that the ship had left on Monday. Ada Lund said that Peter Berg was charged on 4 April 2024. ' +
  'Ada Lund said that Peter Berg met Lena Strand in Vienna in July 2022.';

let server: TestServer;
let ada: TestPerson;
let caseId = '';
let claims: Claim[] = [];
const params = () => ({ caseId });
const claimWith = (words: string, stance?: string) =>
  claims.find((one) => one.words.content.includes(words) && (stance === undefined || one.stance === stance))!;

type Choice = { entityId: string } | { schema: 'Person'; name: string };
const person = (name: string): Choice => ({ schema: 'Person', name });
type Of = { claim?: Claim; kind?: 'report' | 'family' | 'employment'; time?: string | null };
const relyOn = async (from: Choice, to: Choice, { claim, kind = 'report', time = null }: Of = {}) => {
  const claimIds = [(claim ?? claimWith('the ship', 'said')).claimId];
  const { link, entry } = await ada.client.call('relyOn', {
    params: params(),
    body: { kind, from, to, time, claimIds },
  });
  server.installation.clock.now += 1000;
  return { link, entry };
};
const read = (body: object = {}) => ada.client.call('readTimeline', { params: params(), body });

beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  ada = await server.person('ada');
});
afterAll(() => server.close());

async function newCase() {
  caseId = (await ada.client.call('openCase', { body: { title: 'The case' } })).caseId;
  const documentId = await server.addText(ada, caseId, text);
  claims = (await ada.client.call('listClaims', { params: params(), query: { documentId } })).claims;
}

describe('the timeline of a case', () => {
  it('is empty for an empty case', async () => {
    await newCase();
    expect(await read()).toMatchObject({ range: null, lanes: [], events: [], isWhole: true, undated: { count: 0 } });
  });

  it('puts a link into the lanes of both its ends, with its bounds, what is certain of it and its denial', async () => {
    await newCase();
    const claim = claimWith('passed the drawings', 'alleged');
    const { link } = await relyOn(person('Peter Berg'), person('Lena Strand'), { claim, time: '2022-07' });
    const job = { kind: 'employment' as const, time: '2021-03/2022-09' };
    await relyOn({ entityId: link.from.entityId }, person('The yard'), job);
    await relyOn({ entityId: link.to.entityId }, person('Ida Holm'));
    const { lanes, events, undated, range, totals } = await read();
    expect(lanes.map((lane) => [lane.label, lane.events.length])).toEqual([
      ['Peter Berg', 2],
      ['Lena Strand', 1],
      ['The yard', 1],
    ]);
    const report = events.find((one) => one.kind === 'report')!;
    expect(report).toMatchObject({
      words: 'July 2022',
      earliest: Date.UTC(2022, 6, 1),
      latest: Date.UTC(2022, 7, 1),
      certain: null,
      basis: 'alleged and denied',
      fairness: { deniedBy: ['Peter Berg'] },
      directed: true,
    });
    expect(events.find((one) => one.kind === 'employment')?.certain).toEqual({
      from: Date.UTC(2021, 3, 1),
      to: Date.UTC(2022, 8, 1),
    });
    expect([undated.count, undated.events.map((one) => one.words), totals]).toEqual([
      1,
      ['no date'],
      { dated: 2, inWindow: 2 },
    ]);
    expect(range).toEqual({ from: Date.UTC(2021, 2, 1), to: Date.UTC(2022, 9, 1) });
  });

  it('shows what lies in a window, what is of a kind, and what someone takes part in', async () => {
    const july = { from: Date.UTC(2022, 6, 1), to: Date.UTC(2022, 9, 1) };
    expect((await read({ window: { from: Date.UTC(2022, 9, 2), to: Date.UTC(2023, 0, 1) } })).events).toEqual([]);
    expect((await read({ window: july })).events).toHaveLength(2);
    expect((await read({ kinds: ['employment'] })).events.map((one) => one.kind)).toEqual(['employment']);
    const byKind = await read({ lanesBy: 'kind' });
    expect(byKind.lanes.map((lane) => lane.label).toSorted()).toEqual(['employment', 'report']);
    const yard = (await read()).lanes.find((lane) => lane.label === 'The yard')!.entity!.entityId;
    const own = await read({ entities: [yard] });
    expect([own.lanes[0]?.label, own.events.length, own.undated.count]).toEqual(['The yard', 1, 0]);
    expect((await read({ lanes: 1 })).lanes.map((lane) => [lane.id === 'rest', lane.count])).toEqual([[false, 2]]);
  });

  it('counts where there is too much to show each, and loses nothing', async () => {
    await newCase();
    const { link } = await relyOn(person('Hub'), person('Spoke'), { time: '2023-01-01' });
    const ends = [{ entityId: link.from.entityId }, { entityId: link.to.entityId }] as const;
    for (let i = 2; i <= 60; i++) await relyOn(...ends, { time: `2023-${String((i % 12) + 1).padStart(2, '0')}-05` });
    const { lanes, events, isWhole } = await read({ most: 50 });
    expect([isWhole, events, lanes.map((lane) => lane.count)]).toEqual([false, [], [60, 60]]);
    expect(lanes[0]!.buckets.reduce((sum, one) => sum + one.count, 0)).toBe(60);
    expect((await read()).isWhole).toBe(true);
  });

  it('shows legal statuses that were recorded, and happenings once their claim was read rightly', async () => {
    await newCase();
    const reported = claimWith('was charged');
    const body = {
      person: 'Peter Berg',
      reported: { status: 'charged' as const, claimId: reported.claimId, when: '2024-04-04' },
    };
    await ada.client.call('recordStatus', { params: params(), body });
    const statuses = (await read()).events;
    expect(statuses).toMatchObject([
      {
        source: 'status',
        kind: 'charged',
        words: '4 April 2024',
        parties: [{ name: 'Peter Berg' }],
        claimIds: [reported.claimId],
      },
    ]);
    const met = claims.find((one) => one.proposals.some((proposal) => proposal.kind === 'meeting'));
    expect(met).toBeDefined();
    expect((await read({ kinds: ['meeting'] })).events).toEqual([]);
    const { claimId, version: expected } = met!;
    await ada.client.call('reviewClaim', { params: { caseId, claimId }, body: { expected, decision: 'read rightly' } });
    const all = await read();
    expect([...all.events, ...all.undated.events].find((one) => one.kind === 'meeting')).toMatchObject({
      claimIds: [claimId],
    });
    expect(all.events.filter((one) => one.kind === 'charged')).toHaveLength(1);
  });

  it('says what is new since a moment, what stood then, and what stands no more', async () => {
    await newCase();
    const { link, entry } = await relyOn(person('Peter Berg'), person('Lena Strand'), { time: '2022' });
    const since = new Date((server.installation.clock.now += 1000)).toISOString();
    server.installation.clock.now += 1000;
    await relyOn({ entityId: link.from.entityId }, person('Ida Holm'), { time: '2023' });
    await ada.client.call('undo', { params: params(), body: entry });
    const now = await read({ since });
    expect([now.events.map((one) => one.isNew), now.gone]).toEqual([[true], 1]);
    expect((await read({ asOf: since })).events.map((one) => one.words)).toEqual(['2022']);
  });

  it('is that of each reader: what another compartment holds changes nothing for who may not see it', async () => {
    await newCase();
    const ben = await server.person(`ben-${caseId.slice(0, 4)}`);
    await server.letIn(ada, caseId, caseId, ben, ['analyst']);
    const { link } = await relyOn(person('Peter Berg'), person('Lena Strand'), { time: '2022' });
    const bens = () => ben.client.call('readTimeline', { params: params(), body: {} });
    const before = await bens();
    const hidden = await ada.client.call('openCompartment', { params: params(), body: { name: 'Behind' } });
    const documentId = await server.addText(ada, caseId, text, { compartmentId: hidden.compartmentId });
    const { claims: secret } = await ada.client.call('listClaims', { params: params(), query: { documentId } });
    await relyOn({ entityId: link.from.entityId }, person('Behind the wall'), { claim: secret[0]!, time: '1999' });
    expect(await bens()).toEqual(before);
    expect((await read()).totals.dated).toBe(2);
  });
});
