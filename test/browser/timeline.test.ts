import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '#api/client';
import type { Claim } from '#api/schemas/claim';
import type { EntitySchema } from '#domain/entity';
import type { LinkKind } from '#domain/link';
import { hindrances } from './axe.ts';
import { isBrowserHere } from './chromium.ts';
import { demoInBrowser, type DemoInBrowser, type Seat } from './harness.ts';

/** Ends of links that the demo case already knows or that are made here, by name. */
type Cast = Map<string, string>;

type Told = readonly [LinkKind, string, string, string | null, string | null, string?];

async function rely(
  client: Client,
  caseId: string,
  cast: Cast,
  claim: Claim,
  [kind, from, to, time, item, arrives]: Told,
): Promise<void> {
  const end = (name: string) =>
    cast.has(name) ? { entityId: cast.get(name)! } : { schema: 'Person' as EntitySchema, name };
  const { link } = await client.call('relyOn', {
    params: { caseId },
    body: {
      kind,
      from: end(from),
      to: end(to),
      time,
      item,
      arrives: arrives ?? null,
      claimIds: [claim.claimId],
      contradictedBy: claim.fairness?.denials.map((one) => one.claimId).slice(0, 2) ?? [],
    },
  });
  cast.set(from, link.from.entityId).set(to, link.to.entityId);
}

const story: readonly Told[] = [
  ['report', 'Test Vey', 'Test Lorne', '2031-07-05T21:14', 'version 3'],
  ['report', 'Test Lorne', 'Test Alun', '2031-07-12T08:28', 'paper 15'],
  ['handover', 'Test Alun', 'Test Osk', '2031-07-20', 'paper 15'],
  ['report', 'Test Vey', 'Test Lorne', '2031-07', null],
  ['employment', 'Test Vey', 'Test Assembly', '2031-02/2031-10', null],
  ['friendship', 'Test Vey', 'Test Lorne', null, null],
];

/** Given twice, there and back, arrived before it left, without a date or with one that is none in time, and very many. */
const odd: readonly Told[] = [
  ['report', 'Odd sender', 'Odd hub', '2032-01-05', null],
  ['report', 'Odd sender', 'Odd hub', '2032-01-05', null],
  ['report', 'Odd hub', 'Odd sender', '2032-01-06', null],
  ['handover', 'Odd hub', 'Odd end', '2032-02-20', null, '2032-02-01'],
  ['handover', 'Odd hub', 'Odd end', null, null],
  ['handover', 'Odd hub', 'Odd end', 'XXXX-07-05', null],
  ...Array.from({ length: 120 }, (): Told => ['message', 'Odd hub', 'Odd friend', '2032-03-01', null]),
];

describe.runIf(isBrowserHere())('the timeline and the trace', { timeout: 120_000 }, () => {
  let demo: DemoInBrowser;
  let seat: Seat;
  let caseId = '';
  beforeAll(async () => {
    demo = await demoInBrowser();
    const client = await demo.client('a.okafor');
    caseId = (await client.call('listCases')).cases[0]!.caseId;
    const { claims } = await client.call('listClaims', { params: { caseId }, query: { stance: 'alleged' } });
    const denied = claims.find((one) => one.polarity === 'asserts' && (one.fairness?.denials.length ?? 0) > 0)!;
    const cast: Cast = new Map();
    for (const one of story) await rely(client, caseId, cast, denied, one);
    seat = await demo.signIn('a.okafor');
    await seat.page.getByRole('link', { name: 'Ferry Lane' }).click();
  }, 120_000);
  afterAll(() => demo?.close());

  /** For people to look at: both widths, both themes. */
  const pictured = async (what: string) => {
    const folder = process.env['LAMPLIGHTER_CHART_PICTURES'];
    if (folder === undefined) return;
    const { page } = seat;
    for (const scheme of ['Dark', 'Light'])
      for (const width of [1920, 1280]) {
        await page.setViewportSize({ width, height: width === 1280 ? 800 : 1080 });
        await page.getByRole('button', { name: /^A\. Okafor/ }).click();
        await page.getByRole('menuitemradio', { name: scheme }).click();
        await page.screenshot({ path: `${folder}/${what}-${width}-${scheme}.png` });
      }
  };
  const tab = (name: string) => seat.page.getByRole('navigation', { name: 'Case' }).getByRole('link', { name }).click();

  test('shows what happened when, lists what has no date, and opens the claims behind a mark by keys', async () => {
    const { page } = seat;
    await tab('Timeline');
    await page.locator('.tl-mark').first().waitFor();
    expect(await hindrances(page)).toEqual([]);
    await pictured('timeline');
    const undated = page.getByRole('table', { name: 'Without a date' });
    expect(await undated.textContent()).toContain('Test Vey and Test Lorne');
    await page.locator('.tl-stage').focus();
    await page.keyboard.press('ArrowLeft');
    const panel = page.getByRole('region', { name: 'What is behind it' });
    await panel.locator('.claim-line').first().waitFor();
    expect(await panel.textContent()).toContain('denied by');
    const words = await panel.locator('h2').textContent();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => panel.locator('h2').textContent()).not.toBe(words);
    expect(await hindrances(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => panel.count()).toBe(0);
  });

  test('keeps to a part of time: picture and table follow, and all comes back', async () => {
    const { page } = seat;
    const rows = page.getByRole('table', { name: 'Dated', exact: true }).getByRole('row');
    const all = await rows.count();
    await page
      .getByRole('button', { name: '5 July 2031' })
      .or(page.locator('[data-row] .tl-open').last())
      .first()
      .click();
    await page.locator('.tl-stage').focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press('+');
    await page.keyboard.press('b');
    await page.getByText(/^kept: /).waitFor();
    await expect.poll(() => rows.count()).toBeLessThan(all);
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('button', { name: 'all times' }).click();
    await expect.poll(() => rows.count()).toBe(all);
    await page.locator('.tl-stage').focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('0');
    await page.keyboard.press('g');
    await page.locator('.tl-label', { hasText: 'employment' }).waitFor();
  });

  test('traces from the form to the words behind a hop by the keyboard alone', async () => {
    const { page } = seat;
    await tab('Trace');
    await page.getByRole('combobox', { name: 'From', exact: true }).focus();
    for (const name of ['Test Vey', 'Test Osk']) {
      await page.keyboard.type(name);
      await page.getByRole('option', { name: new RegExp(`^${name}`) }).waitFor();
      await page.keyboard.press('Enter');
      if (name === 'Test Vey') await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.locator('.tr-hop').first().waitFor();
    expect(await page.locator('.tr-hop-name').allTextContents()).toEqual([
      expect.stringContaining('Test Vey → Test Lorne'),
      expect.stringContaining('Test Lorne → Test Alun'),
      expect.stringContaining('Test Alun → Test Osk'),
    ]);
    await page.getByText('This route rests on what is alleged and denied').waitFor();
    await pictured('route');
    expect(await page.getByText('⚠ weakest link').count()).toBeGreaterThan(0);
    await page.getByRole('heading', { name: 'What would have to be false to break it' }).waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.locator('.tr-strip').focus();
    await page.keyboard.press('j');
    await page.locator('.tr-hop.on', { hasText: 'Test Alun' }).waitFor();

    await page.keyboard.press('p');
    await page.getByRole('dialog').getByLabel('Note').waitFor();
    await page.keyboard.type('The way of the draft');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);

    const taken = page.waitForEvent('download');
    await page.locator('.tr-strip').focus();
    await page.keyboard.press('x');
    expect((await taken).suggestedFilename()).toBe('route.txt');

    await page.locator('.tr-strip').focus();
    await page.keyboard.press('o');
    await page.locator('.card.on').waitFor();
    await page.goBack();
    await page.locator('.tr-hop').first().waitFor();
  });

  test('lists what was pinned, and takes it back', async () => {
    const { page } = seat;
    await page.getByRole('button', { name: 'Pinned' }).click();
    await page.getByText('The way of the draft').waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('button', { name: 'Take back' }).click();
    await page.getByText('No route is pinned yet').waitFor();
  });

  test('says who is reached last where there is no route', async () => {
    const { page } = seat;
    await page.getByRole('button', { name: 'A route' }).click();
    await page.getByRole('combobox', { name: 'From', exact: true }).fill('Test Osk');
    await page.getByRole('option', { name: /^Test Osk/ }).click();
    await page.getByRole('combobox', { name: 'To', exact: true }).fill('Test Vey');
    await page.getByRole('option', { name: /^Test Vey/ }).click();
    await page.getByRole('button', { name: 'Trace', exact: true }).click();
    await page.getByRole('heading', { name: /^No route from/ }).waitFor();
    expect(await hindrances(page)).toEqual([]);
    for (const name of ['Origin of an item', 'Requests and reports']) {
      await page.getByRole('button', { name }).click();
      await page.locator('form.tr-form').waitFor();
      expect(await hindrances(page)).toEqual([]);
    }
    await page.getByRole('button', { name: 'Pair them' }).click();
    await page.getByRole('heading', { name: /followed by a report/ }).waitFor();
  });

  test('shows odd flows for what they are: chart, timeline and trace stand, and the trace says what is missing', async () => {
    const { page } = seat;
    const client = await demo.client('a.okafor');
    const { claims } = await client.call('listClaims', { params: { caseId }, query: { stance: 'said' } });
    const cast: Cast = new Map();
    const [said] = claims.filter((claim) => claim.polarity === 'asserts');
    for (const one of odd) await rely(client, caseId, cast, said!, one);
    const loop = rely(client, caseId, cast, said!, ['report', 'Odd hub', 'Odd hub', '2032-01-07', null]);
    await expect(loop).rejects.toThrow('A link joins two different entities.');
    await page.goto(`${demo.url}/cases/${caseId}/trace?from=${cast.get('Odd sender')}&to=${cast.get('Odd end')}`);
    await page.getByRole('heading', { name: 'No route from Odd sender to Odd end' }).waitFor();
    expect(await page.getByRole('table', { name: 'Reached last' }).textContent()).toContain('Odd friend');
    expect(await page.locator('.tr-none').textContent()).toMatch(/\d+ flows have no date/);
    await page.goto(`${demo.url}/cases/${caseId}/trace?from=${cast.get('Odd sender')}&to=${cast.get('Odd friend')}`);
    await page.locator('.tr-hop').first().waitFor();
    expect(await page.locator('.tr-hop-name').allTextContents()).toEqual([
      expect.stringContaining('Odd sender → Odd hub'),
      expect.stringContaining('Odd hub → Odd friend'),
    ]);
    expect(await hindrances(page)).toEqual([]);
    await tab('Chart');
    await page.getByLabel('Find by name on the chart').fill('Odd hub');
    await page.getByRole('option', { name: /^Odd hub/ }).click();
    await page.locator('.chart-title', { hasText: 'Odd hub' }).waitFor();
    await page.locator('.chart-canvas').focus();
    await page.keyboard.press('e');
    const line = page.locator('.chart-tables tr', { hasText: 'Odd friend' }).filter({ hasText: 'Odd hub' });
    await page.keyboard.press('l');
    await line.waitFor();
    expect(await line.textContent()).toContain('120');
    await tab('Timeline');
    const undated = page.getByRole('table', { name: 'Without a date' });
    await undated.waitFor();
    expect((await undated.textContent())!.split('Odd hub → Odd end').length).toBeGreaterThan(1);
    expect(await hindrances(page)).toEqual([]);
  });

  test('says what to do in an empty case, and draws somebody whom nothing links', async () => {
    const { page } = seat;
    const client = await demo.client('a.okafor');
    const empty = (await client.call('openCase', { body: { title: 'Nothing yet' } })).caseId;
    await page.goto(`${demo.url}/cases/${empty}/chart`);
    await page.getByText('Nothing is drawn yet').waitFor();
    expect(await hindrances(page)).toEqual([]);
    await tab('Timeline');
    await page.getByRole('heading', { level: 2 }).or(page.locator('.empty')).first().waitFor();
    expect(await hindrances(page)).toEqual([]);
    await tab('Trace');
    await page.getByText('Trace how something could have travelled').waitFor();
    const made = [];
    for (const name of ['Alone', 'Alone too']) {
      const body = { schema: 'Person' as const, name };
      made.push((await client.call('makeEntity', { params: { caseId: empty }, body })).entity.entityId);
    }
    await page.goto(`${demo.url}/cases/${empty}/trace?from=${made[0]}&to=${made[1]}`);
    await page.getByText('No dated flow leaves Alone in this time.').waitFor();
    await tab('Chart');
    await page.getByRole('button', { name: 'Alone', exact: true }).press('Enter');
    await page.getByText('Nothing is linked with it yet').waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.goto(`${demo.url}/cases/${caseId}/timeline`);
    await page.locator('.tl-mark').first().waitFor();
  });

  test('is as usable in the dark', async () => {
    const { page } = seat;
    await page.getByRole('button', { name: /^A\. Okafor/ }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    expect(await hindrances(page)).toEqual([]);
    await tab('Timeline');
    await page.locator('.tl-mark').first().waitFor();
    await page.locator('.tl-stage').focus();
    await page.keyboard.press('ArrowLeft');
    await page.locator('.tl-event .claim-line').first().waitFor();
    expect(await hindrances(page)).toEqual([]);
    expect(seat.watch.unexpected()).toEqual([]);
  });
});
