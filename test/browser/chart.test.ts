import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hindrances } from './axe.ts';
import { isBrowserHere } from './chromium.ts';
import { demoInBrowser, type DemoInBrowser, type Seat } from './harness.ts';
import { momentPast } from './moment-past.ts';

describe.runIf(isBrowserHere())('the chart in a browser', { timeout: 120_000 }, () => {
  let demo: DemoInBrowser;
  let okafor: Seat;
  /** As it is typed: a moment at which one line rested on less than it does now. */
  let earlier = '';
  beforeAll(async () => {
    demo = await demoInBrowser();
    const client = await demo.client('a.okafor');
    const caseId = (await client.call('listCases')).cases[0]!.caseId;
    const { claims } = await client.call('listClaims', { params: { caseId }, query: { words: 'at least 19 papers' } });
    const claim = claims.find((one) => one.polarity === 'asserts' && (one.fairness?.denials.length ?? 0) > 0)!;
    const [from, to] = ['Tested sender', 'Tested receiver'].map((name) => ({ schema: 'Person' as const, name }));
    const body = { kind: 'report' as const, from: from!, to: to!, time: '2023-07', claimIds: [claim.claimId] };
    const { link } = await client.call('relyOn', { params: { caseId }, body });
    earlier = await momentPast(client);
    const admitted = (await client.call('listClaims', { params: { caseId }, query: { stance: 'admitted' } })).claims;
    const ends = { from: { entityId: link.from.entityId }, to: { entityId: link.to.entityId } };
    const own = { ...body, ...ends, claimIds: [admitted.find((one) => one.polarity === 'asserts')!.claimId] };
    await client.call('relyOn', { params: { caseId }, body: own });
    okafor = await demo.signIn('a.okafor');
    await okafor.page.getByRole('link', { name: 'Ferry Lane' }).click();
    await okafor.page.getByRole('navigation', { name: 'Case' }).getByRole('link', { name: 'Chart' }).click();
    await okafor.page.locator('.chart-canvas[data-marks]').waitFor();
  }, 240_000);
  afterAll(() => demo?.close());

  test('says in its table what the picture shows, and hinders nobody', async () => {
    const { page } = okafor;
    await page.getByRole('button', { name: 'Tested sender', exact: true }).waitFor();
    const line = page.locator('.chart-tables tr', { hasText: 'Tested sender' }).filter({ hasText: 'Tested receiver' });
    expect(await line.textContent()).toContain('1 denied');
    expect(await hindrances(page)).toEqual([]);
  });

  test('leads by keys from a name to its link and the claim behind it, with its denial', async () => {
    const { page } = okafor;
    await page.getByRole('button', { name: 'Tested sender', exact: true }).press('Enter');
    await page.locator('.chart-title', { hasText: 'Tested sender' }).waitFor();
    await page.locator('.chart-canvas').focus();
    await page.keyboard.press('j');
    const card = page.locator('.chart-card', { hasText: '19 papers' });
    await card.locator('.links-quote', { hasText: '19 papers' }).waitFor();
    expect(await card.textContent()).toContain('denied');
    expect(await card.textContent()).toContain('relied on by A. Okafor');
    expect(await hindrances(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  test('hides by a key, and undoes it', async () => {
    const { page } = okafor;
    const sender = page.getByRole('button', { name: 'Tested sender', exact: true });
    await sender.press('Enter');
    await page.locator('.chart-canvas').focus();
    await page.keyboard.press('x');
    await page.getByText('1 hidden').waitFor();
    expect(await sender.count()).toBe(0);
    await page.keyboard.press('u');
    await sender.waitFor();
  });

  test('says beside a past moment what a line rested on then', async () => {
    const { page } = okafor;
    await page.locator('.chart-canvas').focus();
    await page.keyboard.press('c');
    await page.getByRole('dialog').getByRole('textbox').fill(earlier);
    await page.keyboard.press('Enter');
    const side = page.locator('.chart-side');
    await side.getByRole('status').waitFor();
    const line = side.locator('tr', { hasText: 'was alleged' });
    await line.waitFor();
    for (const part of ['Tested sender', 'Tested receiver', '1 new', 'admitted'])
      expect(await line.textContent()).toContain(part);
    expect(await side.getByRole('status').textContent()).toContain('1 line resting on something else');
    expect(await hindrances(page)).toEqual([]);
    await page.locator('.chart-canvas').focus();
    await page.keyboard.press('Escape');
    await side.getByRole('status').waitFor({ state: 'detached' });
  });

  test('groups several by the keys, names the group, parts it again, and undoes each step', async () => {
    const { page } = okafor;
    const named = (name: string) => page.locator('.chart-side').getByRole('button', { name, exact: true });
    await page.locator('.chart-canvas').focus();
    await page.keyboard.press('g');
    await page.getByText('Select several first').first().waitFor();
    await page.keyboard.press('m');
    for (const name of ['Tested sender', 'Tested receiver']) await named(name).press('Enter');
    await page.locator('.chart-side').getByText('2 marks selected').waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.keyboard.press('g');
    await page.getByRole('dialog').getByLabel('Name of the group').fill('المرسل & who got it');
    await page.keyboard.press('Enter');
    const group = named('المرسل & who got it');
    await group.waitFor();
    expect(await named('Tested sender').count()).toBe(0);
    await group.press('Enter');
    await page.locator('.chart-members', { hasText: 'Tested receiver' }).waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.locator('.chart-canvas').focus();
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await named('Tested sender').waitFor();
    await page.keyboard.press('u');
    await group.waitFor();
    await page.keyboard.press('u');
    await named('Tested sender').waitFor();
    expect(await group.count()).toBe(0);
    // The selection grows by arrows too, and the group stays with the rest that undo takes back.
    await named('Tested sender').press('Enter');
    await page.locator('.chart-canvas').focus();
    await page.keyboard.press('m');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowRight');
    await page
      .locator('.chart-side')
      .getByText(/^[23] marks selected/)
      .waitFor();
    await page.keyboard.press('Escape');
    await page
      .locator('.chart-side')
      .getByText(/marks selected/)
      .waitFor({ state: 'detached' });
  });

  test('saves a view and comes back to it after the page was loaded anew', async () => {
    const { page } = okafor;
    await page.getByRole('button', { name: 'Tested receiver', exact: true }).press('Enter');
    await page.locator('.chart-canvas').focus();
    await page.keyboard.press('x');
    await page.getByText('1 hidden').waitFor();
    await page.keyboard.press('s');
    await page.getByRole('dialog').getByLabel('Name').fill('Without the receiver');
    await page.getByRole('button', { name: 'Save the view' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('button', { name: 'Tested receiver', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('button', { name: 'open Without the receiver' }).click();
    await page.getByText('1 hidden').waitFor();
    expect(await page.getByRole('button', { name: 'Tested receiver', exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Tested receiver', exact: true }).waitFor();
  });

  test('goes out as SVG with legend, marking, date and the denial of what it alleges', async () => {
    const { page } = okafor;
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'As SVG' }).click(),
    ]);
    const svg = await readFile(await download.path(), 'utf8');
    expect(svg).toContain('OFFICIAL-SENSITIVE');
    expect(svg).toMatch(/as of \d+ \w+ \d{4}/);
    expect(svg).toContain('class="legend"');
    expect(svg).toContain('alleged and denied');
    expect(svg).toContain('What is alleged here');
    expect(okafor.watch.unexpected()).toEqual([]);
  });

  test('looks right at both widths and in both themes', async () => {
    const { page } = okafor;
    for (const scheme of ['Light', 'Dark'])
      for (const width of [1280, 1920]) {
        await page.setViewportSize({ width, height: width === 1280 ? 800 : 1080 });
        await page.getByRole('button', { name: /^A\. Okafor/ }).click();
        await page.getByRole('menuitemradio', { name: scheme }).click();
        const box = await page.locator('.chart-side').boundingBox();
        expect(box!.x + box!.width).toBeLessThanOrEqual(width);
        expect(await hindrances(page)).toEqual([]);
        const folder = process.env['LAMPLIGHTER_CHART_PICTURES'];
        if (folder !== undefined) await page.screenshot({ path: `${folder}/chart-${width}-${scheme}.png` });
      }
  });
});
