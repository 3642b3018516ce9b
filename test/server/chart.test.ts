import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Chart, ChartEntity } from '#api/schemas/chart';
import type { Claim } from '#api/schemas/claim';
import { betweenTimes, type LinkPiece } from '#engines/chart/link-pieces';
import { chartLinks } from '#store/chart';
import { emptyView, viewAsSent } from '../store/ledger-items.ts';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

const text =
  'Ida Holm alleged that Peter Berg had passed the drawings to Lena Strand. Peter Berg denied that he had passed the drawings. ' +
  'Ada Lund said that the ship had left on Monday. The ledger of the port says the same. ';

let server: TestServer;
let ada: TestPerson;
let caseId = '';
let claims: Claim[] = [];
const params = () => ({ caseId });
const claimWith = (words: string, stance?: string) =>
  claims.find((one) => one.words.content.includes(words) && (stance === undefined || one.stance === stance))!;

type Choice = { entityId: string } | { schema: 'Person' | 'PublicBody'; name: string };
const relyOn = async (
  from: Choice,
  to: Choice,
  of: { claim?: Claim; kind?: 'report' | 'family' | 'payment'; time?: string } = {},
) => {
  const claim = of.claim ?? claimWith('the ship', 'said');
  const { link, entry } = await ada.client.call('relyOn', {
    params: params(),
    body: { kind: of.kind ?? 'report', from, to, time: of.time ?? null, claimIds: [claim.claimId] },
  });
  server.installation.clock.now += 1000;
  return { link, entry };
};
const person = (name: string): Choice => ({ schema: 'Person', name });
const chart = (body: object = {}) => ada.client.call('readChart', { params: params(), body });
const named = ({ marks }: Chart, name: string) =>
  marks.find((one): one is ChartEntity => one.kind === 'entity' && one.name === name)!;

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

describe('the chart of a case', () => {
  it('is empty for an empty case', async () => {
    await newCase();
    expect(await chart()).toEqual({
      marks: [],
      bundles: [],
      times: { unit: 'day', edges: [], counts: [], undated: 0 },
      totals: { entities: 0, links: 0, counted: 0, withoutLinks: 0 },
      leftOut: { bundles: 0, links: 0 },
      gone: { entities: 0, links: 0, first: [] },
    });
  });

  it('bundles and counts parallel links, and shows a link that is denied as such, with who denies it', async () => {
    await newCase();
    const { link } = await relyOn(person('Peter Berg'), person('Lena Strand'), {
      claim: claimWith('passed the drawings', 'alleged'),
      time: '2022-03',
    });
    await relyOn({ entityId: link.from.entityId }, { entityId: link.to.entityId }, { time: '2022-07-01' });
    await relyOn({ entityId: link.to.entityId }, { entityId: link.from.entityId }, { kind: 'family' });
    const { marks, bundles, totals, times } = await chart();
    expect(marks.map((one) => (one.kind === 'entity' ? one.name : ''))).toEqual(['Lena Strand', 'Peter Berg']);
    expect(totals).toEqual({ entities: 2, links: 3, counted: 3, withoutLinks: 0 });
    const [flow, relation] = [bundles.find((one) => one.directed)!, bundles.find((one) => !one.directed)!];
    expect(flow).toMatchObject({
      from: link.from.entityId,
      to: link.to.entityId,
      count: 2,
      looked: 2,
      denied: 1,
      earliest: Date.UTC(2022, 2, 1),
      kinds: [{ kind: 'report', count: 2 }],
    });
    expect(flow.fairness?.deniedBy).toContain('Peter Berg');
    expect(relation).toMatchObject({ count: 1, kinds: [{ kind: 'family', count: 1 }], earliest: null, undated: 1 });
    expect([times.unit, times.counts.reduce((sum, one) => sum + one, 0), times.undated]).toEqual(['week', 2, 1]);
    const between = await ada.client.call('listLinksBetween', {
      params: params(),
      query: { one: link.to.entityId, other: link.from.entityId },
    });
    expect([between.total, between.links.length]).toEqual([3, 3]);
    const { neighbours, total } = await ada.client.call('listNeighbours', {
      params: { caseId, entityId: link.from.entityId },
    });
    expect([total, neighbours[0]]).toMatchObject([
      1,
      { entity: { name: 'Lena Strand' }, flowsIn: 0, flowsOut: 2, relations: 1 },
    ]);
  });

  it('counts what lies in a window and what is of a kind, and keeps who belongs together', async () => {
    const inMarch = await chart({ window: { from: Date.UTC(2022, 2, 1), to: Date.UTC(2022, 3, 1) } });
    expect([inMarch.totals.counted, inMarch.bundles.map((one) => one.count)]).toEqual([1, [1]]);
    expect((await chart({ kinds: ['family'] })).bundles.map((one) => one.directed)).toEqual([false]);
  });

  it('folds what does not stand for itself, and lets it out again', async () => {
    await newCase();
    const { link } = await relyOn(person('Hub'), person('Spoke 0'));
    for (let i = 1; i < 6; i++) await relyOn({ entityId: link.from.entityId }, person(`Spoke ${i}`));
    const folded = await chart({ individuals: 1 });
    const group = folded.marks.find((one) => one.kind === 'group')!;
    expect(folded.marks.map((one) => (one.kind === 'entity' ? one.name : one.size))).toEqual(['Hub', 5 + 1]);
    expect(folded.bundles).toMatchObject([{ count: 6, basis: null, fairness: null }]);
    const opened = await chart({ individuals: 1, opened: [{ group: group.id, count: 2 }] });
    expect(opened.marks.map((one) => (one.kind === 'entity' ? one.name : one.size))).toEqual([
      'Hub',
      'Spoke 0',
      'Spoke 1',
      4,
    ]);
    const asked = await chart({
      individuals: 1,
      groupBy: 'type',
      shown: [group.kind === 'group' ? group.first[5]!.id : ''],
    });
    expect(asked.marks.map((one) => (one.kind === 'entity' ? one.name : one.id))).toEqual([
      'Hub',
      'Spoke 5',
      'type:Person',
    ]);
  });

  it('says what was recorded since a moment, what stood then, and what stands no more', async () => {
    await newCase();
    const { link, entry } = await relyOn(person('Peter Berg'), person('Lena Strand'));
    const since = new Date((server.installation.clock.now += 1000)).toISOString();
    server.installation.clock.now += 1000;
    await relyOn({ entityId: link.from.entityId }, person('Ida Holm'));
    await ada.client.call('undo', { params: params(), body: entry });
    const now = await chart({ since });
    expect([named(now, 'Ida Holm').isNew, named(now, 'Peter Berg').isNew]).toEqual([true, false]);
    expect(now.bundles.map((one) => [one.count, one.newInside])).toEqual([[1, 1]]);
    expect(now.gone).toEqual({
      entities: 0,
      links: 1,
      first: [
        {
          linkId: link.linkId,
          kind: 'report',
          from: 'Peter Berg',
          to: 'Lena Strand',
          time: null,
          fromMark: link.from.entityId,
          toMark: link.to.entityId,
        },
      ],
    });
    const then = await chart({ asOf: since });
    expect(then.bundles.map((one) => one.linkIds)).toEqual([[link.linkId]]);
    expect(named(then, 'Ida Holm')).toBeUndefined();
  });

  it('draws two names that were decided to be one as one, and two again once that is withdrawn', async () => {
    await newCase();
    const { link } = await relyOn(person('Alun'), person('Osk'));
    const { link: other } = await relyOn(person('SARKAT ALYUN'), { entityId: link.to.entityId });
    expect((await chart()).marks).toHaveLength(3);
    const [left, right] = [link.from.entityId, other.from.entityId].toSorted() as [string, string];
    const seq = await server.installation.store.write(
      { caseId, compartmentIds: [caseId], accountId: null },
      caseId,
      async (tx) => {
        const { draftEntry } = await import('#store/draft-entry');
        const draft = draftEntry();
        const body = { kind: 'resolution.decided', left, right, decision: 'same' } as const;
        draft.add({ accountId: ada.accountId, name: 'ada' }, { ...body, reasons: [], contradictions: [], note: null });
        return (await tx.append(draft)).seq;
      },
    );
    const merged = await chart();
    expect(named(merged, 'Alun')).toMatchObject({
      id: left,
      alsoNamed: ['SARKAT ALYUN'],
      flowsOut: 2,
      counterparts: 1,
    });
    expect(merged.bundles.map((one) => one.count)).toEqual([2]);
    await ada.client.call('undo', { params: params(), body: { compartmentId: caseId, seq, ordinal: 0 } });
    expect((await chart()).marks).toHaveLength(3);
  });

  it('is that of each reader: what another compartment holds changes nothing for who may not see it', async () => {
    await newCase();
    const ben = await server.person(`ben-${caseId.slice(0, 4)}`);
    await server.letIn(ada, caseId, caseId, ben, ['analyst']);
    const { link } = await relyOn(person('Peter Berg'), person('Lena Strand'));
    const bens = () => ben.client.call('readChart', { params: params(), body: {} });
    const before = await bens();
    const hidden = await ada.client.call('openCompartment', { params: params(), body: { name: 'Behind' } });
    const documentId = await server.addText(ada, caseId, text, { compartmentId: hidden.compartmentId });
    const { claims: secret } = await ada.client.call('listClaims', { params: params(), query: { documentId } });
    await relyOn({ entityId: link.from.entityId }, person('Behind the wall'), { claim: secret[0]! });
    expect(await bens()).toEqual(before);
    expect((await chart()).totals).toMatchObject({ entities: 3, links: 2 });
    const { entities } = await ben.client.call('findOnChart', { params: params(), query: { name: 'wall' } });
    expect(entities).toEqual([]);
  });
});

it('reads the links of a case in pieces that leave out none, wherever they are cut', async () => {
  await newCase();
  const { link } = await relyOn(person('Peter Berg'), person('Lena Strand'));
  const ends = [{ entityId: link.from.entityId }, { entityId: link.to.entityId }] as const;
  for (let i = 1; i < 5; i++) await relyOn(ends[i % 2]!, ends[(i + 1) % 2]!, { time: `2024-03-0${i}` });
  const { entry } = await relyOn(...ends);
  await ada.client.call('undo', { params: params(), body: entry });
  const hidden = await ada.client.call('openCompartment', { params: params(), body: { name: 'Behind' } });
  const documentId = await server.addText(ada, caseId, text, { compartmentId: hidden.compartmentId });
  const { claims: secret } = await ada.client.call('listClaims', { params: params(), query: { documentId } });
  await relyOn(ends[0], person('Behind the wall'), { claim: secret[0]! });
  const scope = { caseId, compartmentIds: [caseId, hidden.compartmentId], accountId: null };
  const read = (atOnce: number, compartmentIds = scope.compartmentIds) =>
    server.deps.store.read({ ...scope, compartmentIds }, async (tx) => {
      const pieces: LinkPiece[] = [];
      for await (const piece of chartLinks(tx, null, atOnce)) pieces.push(piece);
      const times = pieces.flatMap((piece) => piece.times.split(betweenTimes));
      return { bytes: Buffer.concat(pieces.map((piece) => piece.bytes)).toString('hex'), times };
    });
  const whole = await read(60_000);
  expect(whole.times.toSorted()).toEqual(['', '', '2024-03-01', '2024-03-02', '2024-03-03', '2024-03-04']);
  for (const atOnce of [1, 2, 3, 5, 6]) expect(await read(atOnce)).toEqual(whole);
  expect((await read(2, [caseId])).times).toHaveLength(5);
});

describe('a saved view', () => {
  it('comes back exactly, stands in the log, and is taken back by undo', async () => {
    await newCase();
    const { link } = await relyOn(person('Peter Berg'), person('Lena Strand'));
    const { entityId } = link.from;
    const view = viewAsSent({
      ...emptyView,
      schemata: ['Person', 'Company'],
      lines: 'all',
      shown: [entityId],
      hidden: [`community:${entityId}`],
      window: { from: 1, to: 2 },
      notes: [{ id: entityId, text: '<b>ask</b> مرحبا' }],
      groups: [{ id: 'group:1', name: 'The two', members: [entityId] }],
      places: [{ id: entityId, x: -12.5, y: 7, pinned: true }],
      camera: { x: 3, y: 4, scale: 0.75, width: 800, height: 600.5 },
    });
    const { entry, view: head } = await ada.client.call('saveView', {
      params: params(),
      body: { name: 'First', view },
    });
    expect((await ada.client.call('getView', { params: { caseId, viewId: head.viewId } })).view).toEqual(view);
    expect((await ada.client.call('listViews', { params: params() })).views).toEqual([head]);
    const { items } = await ada.client.call('listLog', { params: params() });
    expect(items[0]).toMatchObject({ what: 'saved the view “First”', canUndo: true });
    await ada.client.call('undo', { params: params(), body: entry });
    expect((await ada.client.call('listViews', { params: params() })).views).toEqual([]);
    const gone = ada.client.call('getView', { params: { caseId, viewId: head.viewId } });
    await expect(gone).rejects.toMatchObject({ code: 'LL-NOT-FOUND' });
  });

  it('lies in the compartment of what it shows', async () => {
    const hidden = await ada.client.call('openCompartment', { params: params(), body: { name: 'Behind' } });
    const { entity } = await ada.client.call('makeEntity', {
      params: params(),
      body: { compartmentId: hidden.compartmentId, schema: 'Person', name: 'Behind the wall' },
    });
    const view = viewAsSent({ ...emptyView, notes: [{ id: entity.entityId, text: 'who is this' }] });
    const saved = await ada.client.call('saveView', { params: params(), body: { name: 'Second', view } });
    expect(saved.view.compartmentId).toBe(hidden.compartmentId);
  });
});
