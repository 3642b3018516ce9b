import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Claim } from '#api/schemas/claim';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

const text =
  'Ida Holm alleged that Peter Berg had passed the drawings to Lena Strand. Peter Berg denied that he had passed the drawings. ' +
  'Ada Lund said that the ship had left on Monday. The ledger of the port says the same.';

let server: TestServer;
let ada: TestPerson;
let caseId = '';
let claims: Claim[] = [];
const ids = new Map<string, string>();
const params = () => ({ caseId });
const claimWith = (words: string) =>
  claims.find((one) => one.words.content.includes(words) && one.polarity === 'asserts')!;
const id = (name: string) => ids.get(name)!;

type Of = { kind?: 'report' | 'tasking' | 'meeting' | 'access'; item?: string; words?: string; arrives?: string };
/** Relies on a link between two, whom it makes where they are new. */
async function rely(from: string, to: string, time: string | null, { kind = 'report', item, words, arrives }: Of = {}) {
  const end = (name: string) => (ids.has(name) ? { entityId: id(name) } : { schema: 'Person' as const, name });
  const body = {
    kind,
    from: end(from),
    to: end(to),
    time,
    item: item ?? null,
    arrives: arrives ?? null,
    claimIds: [claimWith(words ?? 'the ship').claimId],
  };
  const { link, entry } = await ada.client.call('relyOn', { params: params(), body });
  ids.set(from, link.from.entityId).set(to, link.to.entityId);
  server.installation.clock.now += 1000;
  return { link, entry };
}
const routes = (from: string, to: string, query: object = {}) =>
  ada.client.call('traceRoutes', { params: params(), query: { from: id(from), to: id(to), ...query } });
const through = (route: { hops: readonly { link: { to: { name: string } } }[] }) =>
  route.hops.map((hop) => hop.link.to.name);

beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  ada = await server.person('ada');
});
afterAll(() => server.close());

async function newCase() {
  ids.clear();
  caseId = (await ada.client.call('openCase', { body: { title: 'The case' } })).caseId;
  const documentId = await server.addText(ada, caseId, text);
  claims = (await ada.client.call('listClaims', { params: params(), query: { documentId } })).claims;
}

describe('a trace over the API', () => {
  it('finds the routes in the order of time, with the claims behind every hop, the weakest named and what breaks them', async () => {
    await newCase();
    const first = await rely('Vey', 'Lorne', '2023-07-05T21:14', { words: 'passed the drawings' });
    await rely('Lorne', 'Alun', '2023-07-12T08:28');
    await rely('Alun', 'Osk', '2023-07-20');
    await rely('Osk', 'Lorne', '2023-07-24', { kind: 'meeting' });
    await rely('Lorne', 'Alun', '2023-07-01');
    const found = await routes('Vey', 'Osk', { before: '2023-07-30' });
    expect(found.routes.map((route) => [through(route), route.bestOf])).toEqual([
      [['Lorne', 'Alun', 'Osk'], expect.arrayContaining(['earliest'])],
      [['Lorne', 'Osk'], expect.arrayContaining(['fewest'])],
    ]);
    const [best] = found.routes;
    expect(best!.hops[0]).toMatchObject({
      link: { linkId: first.link.linkId, basis: 'alleged and denied' },
      claims: [{ stance: 'alleged', fairness: { denials: [{ speaker: 'Peter Berg' }] } }],
      leaves: { words: '5 July 2023, 21:14' },
      isWeakest: true,
    });
    expect(best).toMatchObject({ restsOnDenied: true, isSure: true, warnings: ['Hop 1 is alleged and denied.'] });
    expect(best!.hops[0]!.weakness).toContain('denied');
    expect(found.breaks.map((one) => one.words)).toEqual(['the report from Vey to Lorne, 5 July 2023, 21:14']);
    expect([found.noRoute, found.partial, found.surelyBy]).toEqual([null, null, '2023-07-20T23:59:59.999Z']);
  });

  it('says why there is none: who is reached last, who could last have sent, and what has no date', async () => {
    await rely('Tresh', 'Norvarra', null);
    await rely('Pell', 'Norvarra', '2023-07-01');
    const { noRoute, routes: none, undated } = await routes('Vey', 'Norvarra');
    expect(none).toEqual([]);
    expect(noRoute!.lastReached[0]!.entity.name).toBe('Osk');
    expect(noRoute!.lastSenders.map((one) => one.entity.name)).toEqual(['Pell']);
    expect(noRoute!.words).toContain('Pell could last have sent to Norvarra');
    expect(undated.count).toBe(1);
  });

  it('lists all within reach either way, and refuses a date that is none', async () => {
    const reach = (of: string, direction: 'from' | 'to') =>
      ada.client.call('traceReach', { params: params(), query: { of: id(of), direction, before: '2023-07-22' } });
    expect((await reach('Vey', 'from')).reached.map((one) => one.entity.name)).toEqual(['Lorne', 'Alun', 'Osk']);
    expect((await reach('Osk', 'to')).reached.map((one) => one.entity.name)).toEqual(['Alun', 'Lorne', 'Vey']);
    await expect(routes('Vey', 'Osk', { after: 'last week' })).rejects.toMatchObject({ code: 'LL-EVENT-TIME' });
  });

  it('answers as of a past day, and forgets a link that was taken back', async () => {
    const asOf = new Date((server.installation.clock.now += 1000)).toISOString();
    server.installation.clock.now += 1000;
    const { entry } = await rely('Vey', 'Osk', '2023-07-06');
    expect(through((await routes('Vey', 'Osk')).routes[0]!)).toEqual(['Osk']);
    expect(through((await routes('Vey', 'Osk', { asOf })).routes[0]!)).toEqual(['Lorne', 'Alun', 'Osk']);
    await ada.client.call('undo', { params: params(), body: entry });
    expect(through((await routes('Vey', 'Osk')).routes[0]!)).toEqual(['Lorne', 'Alun', 'Osk']);
  });

  it('states everyone with access, in the order of the alphabet, and logs the reason; never of our own reporting', async () => {
    for (const [who, since] of [
      ['Vey', '2023-02'],
      ['Strand', '2023-07-04'],
      ['Abbot', null],
      ['Corrow', '2023-08'],
    ] as const)
      await rely(who, 'Paragraph 42', since, { kind: 'access' });
    const body = {
      itemId: id('Paragraph 42'),
      appearedWith: id('Osk'),
      appearedAt: '2023-07-27',
      why: 'to see who had it',
      isOwnReporting: false,
    };
    const found = await ada.client.call('traceOrigin', { params: params(), body });
    expect(found.population.map((one) => [one.entity.name, one.route?.length ?? null])).toEqual([
      ['Abbot', null],
      ['Strand', null],
      ['Vey', 3],
    ]);
    expect(found.accessLater.map((one) => one.entity.name)).toEqual(['Corrow']);
    expect(found.population[1]!.needs).toEqual(['that it was passed on by a way that nobody recorded']);
    expect([found.missing.length > 0, found.warnings.length > 0]).toEqual([true, true]);
    const day = new Date(server.installation.clock.now).toISOString().slice(0, 10);
    const { consultations } = await ada.client.call('listConsultations', { params: params(), query: { day } });
    expect(consultations.some((one) => one.what.includes('to see who had it'))).toBe(true);
    const own = ada.client.call('traceOrigin', { params: params(), body: { ...body, isOwnReporting: true } });
    await expect(own).rejects.toMatchObject({ code: 'LL-OWN-REPORTING' });
  });

  it('pairs requests with the reports that followed', async () => {
    await newCase();
    for (const month of ['01', '03', '05']) {
      await rely('Alun', 'Lorne', `2023-${month}-01`, { kind: 'tasking', item: `Paper ${month}` });
      await rely('Lorne', 'Alun', `2023-${month}-06`, { item: `paper  ${month}` });
    }
    const found = await ada.client.call('traceRequests', { params: params(), query: { shuffles: 200 } });
    expect(found.pairs.map((one) => one.days)).toEqual([5, 5, 5]);
    expect([found.requests, found.reports, found.byChance?.shuffles]).toEqual([3, 3, 200]);
    expect(found.byChance!.mean).toBeLessThan(3);
  });

  it('goes through a meeting either way, round a loop once, and says where it goes on by a decision', async () => {
    await newCase();
    await rely('Vey', 'Lorne', '2023-07-05');
    await rely('Lorne', 'Vey', '2023-07-06');
    await rely('Lorne', 'Alun', '2023-07-12');
    await rely('Tresh', 'Sarkat', '2023-07-14', { kind: 'meeting' });
    const body = { leftId: id('Alun'), rightId: id('Sarkat'), decision: 'same' as const };
    await ada.client.call('decideResolution', { params: params(), body });
    const { routes: found } = await routes('Vey', 'Tresh');
    expect(found.map((route) => route.hops.map((hop) => [hop.link.from.name, hop.link.to.name]))).toEqual([
      [
        ['Vey', 'Lorne'],
        ['Lorne', 'Alun'],
        ['Sarkat', 'Tresh'],
      ],
    ]);
    expect(found[0]!.warnings).toContain('Alun and Sarkat count as one here, by decision.');
    await expect(routes('Alun', 'Sarkat')).rejects.toMatchObject({ code: 'LL-TRACE-SAME' });
    await expect(routes('Vey', 'Vey')).rejects.toMatchObject({ code: 'LL-TRACE-SAME' });
  });

  it('answers where nothing flows: a case without links, ends that nothing names, what arrives before it left', async () => {
    await newCase();
    for (const name of ['Vey', 'Osk']) {
      const body = { schema: 'Person' as const, name };
      ids.set(name, (await ada.client.call('makeEntity', { params: params(), body })).entity.entityId);
    }
    const empty = await routes('Vey', 'Osk');
    expect([empty.routes, empty.breaks, empty.undated.count, empty.partial]).toEqual([[], [], 0, null]);
    expect(empty.noRoute!.words).toContain('No dated flow leaves Vey in this time.');
    const query = { of: id('Vey'), direction: 'from' as const };
    expect((await ada.client.call('traceReach', { params: params(), query })).count).toBe(0);
    expect((await ada.client.call('traceRequests', { params: params(), query: {} })).count).toBe(0);
    await rely('Vey', 'Osk', '2023-07-20', { arrives: '2023-07-01' });
    await rely('Vey', 'Osk', 'XXXX-07-05');
    const backwards = await routes('Vey', 'Osk');
    expect([backwards.routes, backwards.undated.count]).toEqual([[], 2]);
    expect(backwards.noRoute!.words).toContain('Flows without a date may be what is missing.');
  });

  it('is that of each reader: a hop behind a wall changes nothing for who may not see it', async () => {
    await newCase();
    await rely('Vey', 'Lorne', '2023-07-05');
    await rely('Lorne', 'Osk', '2023-07-24');
    const ben = await server.person(`ben-${caseId.slice(0, 4)}`);
    await server.letIn(ada, caseId, caseId, ben, ['analyst']);
    const bens = () => ben.client.call('traceRoutes', { params: params(), query: { from: id('Vey'), to: id('Osk') } });
    const before = await bens();
    const hidden = await ada.client.call('openCompartment', { params: params(), body: { name: 'Behind' } });
    const documentId = await server.addText(ada, caseId, text, { compartmentId: hidden.compartmentId });
    claims = (await ada.client.call('listClaims', { params: params(), query: { documentId } })).claims;
    await rely('Lorne', 'Osk', '2023-07-18');
    expect((await routes('Vey', 'Osk')).routes[0]!.arrives.words).toBe('18 July 2023');
    expect(await bens()).toEqual(before);
  });
});
