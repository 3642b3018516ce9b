import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Client } from '#api/client';
import type { Route } from '#api/schemas/trace';
import { createDemoCase, type DemoCase } from './demo-case.ts';

let demo: DemoCase;
/** Reads main alone; reads source protection too. */
let okafor: Client;
let castell: Client;
const ids = new Map<string, string>();
const id = (name: string) => ids.get(name)!;
const params = () => ({ caseId: demo.caseId });

beforeAll(async () => {
  demo = await createDemoCase(inject('postgres'));
  okafor = await demo.as('a.okafor');
  castell = await demo.as('m.castell');
  const { entities } = await okafor.call('listEntities', { params: params() });
  for (const one of entities) ids.set(one.name, one.entityId);
}, 300_000);
afterAll(() => demo.close());

const routes = async (client: Client, from: string, to: string, before: string) =>
  client.call('traceRoutes', { params: params(), query: { from: id(from), to: id(to), before } });
const hopsOf = (route: Route) => route.hops.map(({ link, leaves }) => [link.kind, link.to.name, leaves.words]);
const best = (list: readonly Route[], kind: Route['bestOf'][number]) => list.find((one) => one.bestOf.includes(kind))!;
const day = (text: string) => new Date(text).toISOString().slice(0, 10);

it('rests every link of the demo on words that stand in its documents', async () => {
  expect(demo.loaded.decided.skipped).toEqual([]);
  const { links } = await castell.call('listLinks', { params: params() });
  expect(links.length).toBeGreaterThan(140);
  expect(links.every((one) => one.claimIds.length > 0)).toBe(true);
  const hidden = links.filter((one) => one.compartmentId !== demo.caseId);
  expect(hidden.map((one) => [one.kind, one.to.name])).toEqual([['handover', 'Head of the Seventh Desk']]);
});

describe('from the clerk to the Minister', () => {
  it('is reached by the route that the answer key tells, three hops on 20 July', async () => {
    const truth = await readFile(join(import.meta.dirname, '..', '..', 'demo', 'TRUTH.md'), 'utf8');
    expect(truth).toContain('**Earliest arrival: 20 July 2023, 3 hops**: F3, F4, F9.');
    const found = await routes(okafor, 'Joel Vey', 'Ilir Osk', '2023-07-30');
    const earliest = best(found.routes, 'earliest');
    expect(hopsOf(earliest)).toEqual([
      ['report', 'Aidan Lorne', '5 July 2023, 21:14'],
      ['report', 'Alun', '12 July 2023, 08:28'],
      ['handover', 'Ilir Osk', '20 July 2023'],
    ]);
    expect(best(found.routes, 'fewest')).toBe(earliest);
    expect(day(earliest.arrives.latest!)).toBe('2023-07-20');
    const latest = best(found.routes, 'latest');
    expect(hopsOf(latest)[0]).toEqual(['message', 'Aidan Lorne', '10 July 2023, 21:03']);
    expect([found.noRoute, found.partial]).toEqual([null, null]);
    expect(found.routes).toHaveLength(2);
  });

  it('names the handover as weakest, and says that the first hop is denied by both men', async () => {
    const [route] = (await routes(okafor, 'Joel Vey', 'Ilir Osk', '2023-07-30')).routes;
    expect(route!.hops.map((one) => one.isWeakest)).toEqual([false, false, true]);
    expect(route!.hops[2]!.weakness[0]).toBe('doubtful by the grade of every origin (D4)');
    const denials = route!.hops[0]!.link.fairness!.denials.map((one) => one.speaker);
    expect(denials).toEqual(expect.arrayContaining([expect.stringMatching(/Vey/), expect.stringMatching(/Lorne/i)]));
    const { persons, statuses } = route!.hops[0]!.link.fairness!;
    expect(persons).toEqual(expect.arrayContaining(['Joel Vey', 'Aidan Lorne']));
    for (const person of ['Joel Vey', 'Aidan Lorne'])
      expect(
        statuses
          .filter((one) => one.person.toLowerCase().includes(person.toLowerCase()))
          .map((one) => one.reported?.status),
      ).toEqual(expect.arrayContaining(['charged', 'discontinued']));
    expect(route!.warnings).toEqual([
      'Hops 1, 3 are alleged and denied.',
      'Hop 3 rests on an origin of doubtful grade alone.',
      'Alun and Alyun Sarkat count as one here, by decision.',
    ]);
    expect(route!.hops[1]!.link.basis).toBe('recorded');
  });

  it('would be broken by either of two links alone', async () => {
    const { breaks } = await routes(okafor, 'Joel Vey', 'Ilir Osk', '2023-07-30');
    expect(breaks.map((one) => one.words)).toEqual([
      expect.stringContaining('from Aidan Lorne to Alun, 12 July 2023'),
      expect.stringContaining('from Alyun Sarkat to Ilir Osk, 20 July 2023'),
    ]);
  });

  it('ends without the handover at the embassy on 14 July and in Sabrin on 15 July', async () => {
    const query = { of: id('Joel Vey'), direction: 'from' as const, before: '2023-07-19' };
    const { reached } = await okafor.call('traceReach', { params: params(), query });
    const at = new Map(reached.map((one) => [one.entity.name, one.when.words]));
    expect(at.get('Embassy of Varran')).toContain('14 July 2023');
    expect(at.get('Sabrin, recipient unknown')).toContain('15 July 2023');
    expect(at.get('Head of the Seventh Desk')).toContain('18 July 2023');
    expect([at.has('Ilir Osk'), at.has('Norvarra Ports')]).toEqual([false, false]);
  });

  it('is reached on 24 July by two hops only once the principal is decided to be the Minister', async () => {
    const { decisions } = await okafor.call('getEntity', {
      params: { ...params(), entityId: id('the principal') },
    });
    const unsure = decisions.find((one) => one.decision === 'unsure')!;
    const body = {
      leftId: id('the principal'),
      rightId: id('Ilir Osk'),
      decision: 'same' as const,
      expectedId: unsure.resolutionId,
    };
    const { entry } = await okafor.call('decideResolution', { params: params(), body });
    const found = await routes(okafor, 'Joel Vey', 'Ilir Osk', '2023-07-30');
    const fewest = best(found.routes, 'fewest');
    expect(fewest.hops.map((one) => one.link.kind)).toEqual(['report', 'meeting']);
    expect(day(fewest.arrives.latest!)).toBe('2023-07-24');
    expect(day(best(found.routes, 'earliest').arrives.latest!)).toBe('2023-07-20');
    for (const kind of ['latest', 'fastest'] as const)
      expect(hopsOf(best(found.routes, kind))[0]).toEqual(['message', 'Aidan Lorne', '21 July 2023, 09:12']);
    await okafor.call('undo', { params: params(), body: entry });
    expect((await routes(okafor, 'Joel Vey', 'Ilir Osk', '2023-07-30')).routes).toHaveLength(2);
  });
});

it('shows the hop that is kept apart to those let in, and not a trace of it to others', async () => {
  const seen = async (client: Client) => {
    const found = await routes(client, 'Joel Vey', 'Head of the Seventh Desk', '2023-07-30');
    return { kinds: found.routes.map((one) => one.hops.at(-1)!.link.kind), found };
  };
  const inside = await seen(castell);
  const outside = await seen(okafor);
  expect(inside.kinds).toContain('handover');
  expect(outside.kinds).not.toContain('handover');
  expect(outside.found.routes.flatMap((one) => one.hops.map((hop) => hop.instead))[2]).toBe(0);
  const both = await Promise.all(
    [castell, okafor].map(async (one) => hopsOf((await routes(one, 'Joel Vey', 'Ilir Osk', '2023-07-30')).routes[0]!)),
  );
  expect(both[0]).toEqual(both[1]);
});

describe('from the Ministry to the bidder', () => {
  it('says with the lunch that it is alleged, and not yet put to whoever is said to have talked', async () => {
    const { links } = await okafor.call('listLinks', { params: params() });
    const lunch = links.find((one) => one.kind === 'meeting' && one.from.name === 'Gideon Pell')!;
    expect(lunch.basis).toBe('alleged');
    expect(lunch.fairness).toMatchObject({
      notYetPut: true,
      persons: expect.arrayContaining([expect.stringMatching(/Pell/)]) as string[],
    });
    expect(lunch.time).toBe('2023-07-11?');
  });

  it('finds no route, and says that Sabrin is reached and what is missing', async () => {
    const { routes: none, noRoute } = await routes(okafor, 'Leon Abbot', 'Norvarra Ports', '2023-07-27');
    expect(none).toEqual([]);
    expect(noRoute!.words).toContain('No dated flow leads to Norvarra Ports in this time.');
    const query = { of: id('Leon Abbot'), direction: 'from' as const, before: '2023-07-15' };
    const { reached } = await okafor.call('traceReach', { params: params(), query });
    const names = reached.map((one) => one.entity.name);
    expect(names).toEqual(expect.arrayContaining(['Gideon Pell', 'Pavel Tresh', 'Sabrin, recipient unknown']));
  });

  it('does not let the journey of 7 August carry what was offered on 27 July', async () => {
    const query = { of: id('Gideon Pell'), direction: 'from' as const, before: '2023-07-27' };
    const { reached } = await okafor.call('traceReach', { params: params(), query });
    expect(reached.find((one) => one.entity.name === 'Sabrin')?.when.words ?? '').not.toContain('August');
  });
});

describe('who could have been the origin of paragraph 42', () => {
  const item = 'Paragraph 42 of the draft: northern berth, nine-year reversion';
  const origin = (appearedWith: string, appearedAt: string) =>
    okafor.call('traceOrigin', {
      params: params(),
      body: {
        itemId: id(item),
        appearedWith: id(appearedWith),
        appearedAt,
        why: 'to learn by which road it left the building',
        isOwnReporting: false,
        loggedSince: '2023-07-10T09:00',
      },
    });
  const names = (list: readonly { entity: { name: string } }[]) => list.map((one) => one.entity.name);

  it('states everyone with access, fifteen in the room, fourteen with the file, redacted and unnamed ones too', async () => {
    expect((await origin('Alun', '2023-06-26')).population).toHaveLength(15);
    const { population } = await origin('Alun', '2023-07-05T21:14');
    expect(population).toHaveLength(23);
    const withFile = population.filter((one) =>
      one.access.some(({ item: how, time }) => how!.startsWith('The file') && !time!.startsWith('2023-07-1')),
    );
    expect(withFile).toHaveLength(14);
    expect(names(population)).toEqual(
      expect.arrayContaining(['Access list no. 7, name redacted', 'Member not named in the minutes, 5 of 5']),
    );
  });

  it('adds two by 12 July, leaves both roads open, and excludes nobody for want of a log', async () => {
    const { population, accessLater, missing, warnings } = await origin('Alun', '2023-07-12T08:28');
    expect(population).toHaveLength(25);
    expect(names(population)).toEqual(expect.arrayContaining(['Gideon Pell', 'Nadia Corrow']));
    expect(accessLater).toEqual([]);
    expect(missing[0]).toBe(
      'Uses of the item were logged from 10 July 2023, 09:00 on; before that no log says who used it.',
    );
    expect(warnings).toContain('Nobody is left out for want of a log or of a recorded route.');
    const before = await origin('Alun', '2023-07-05T21:14');
    expect(names(before.accessLater)).toEqual(['Gideon Pell', 'Nadia Corrow']);
    const hallow = population.find((one) => one.entity.name === 'Piers Hallow')!;
    expect(hallow.needs).toEqual(['that it was passed on by a way that nobody recorded']);
  });

  it('leaves two roads to Sabrin, one by each man who passed something on', async () => {
    const { population } = await origin('Sabrin, recipient unknown', '2023-07-27');
    const routed = population.filter((one) => one.route !== null);
    expect(names(routed)).toEqual(['Gideon Pell', 'Joel Vey', 'Leon Abbot']);
    expect(population).toHaveLength(25);
    const offered = await origin('Norvarra Ports', '2023-07-27');
    expect(offered.population.filter((one) => one.route !== null)).toEqual([]);
    expect(offered.population).toHaveLength(25);
  });
});

it('pairs nineteen requests with the papers that followed, two to twelve days later', async () => {
  const query = { from: id('Alun'), to: id('Aidan Lorne'), withinDays: 14, shuffles: 200 };
  const found = await okafor.call('traceRequests', { params: params(), query });
  expect(found.pairs).toHaveLength(19);
  expect(found.reports).toBe(19);
  const days = found.pairs.map((one) => Math.round(one.days));
  expect([Math.min(...days), Math.max(...days)]).toEqual([2, 12]);
  expect(found.byChance!.asMany).toBe(0);
});
