import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hindrances } from './axe.ts';
import { isBrowserHere } from './chromium.ts';
import { demoInBrowser, type DemoInBrowser, type Seat } from './harness.ts';
import { momentPast } from './moment-past.ts';

describe.runIf(isBrowserHere())('working on the chart in a browser', { timeout: 120_000 }, () => {
  let demo: DemoInBrowser;
  let okafor: Seat;
  let chartUrl = '';
  /** As it is typed: a moment after the first links of ours and before the others. */
  let between = '';
  /** The line between the newcomers, as a sheet names it. */
  let newcomers = '';

  beforeAll(async () => {
    demo = await demoInBrowser();
    const client = await demo.client('a.okafor');
    const caseId = (await client.call('listCases')).cases[0]!.caseId;
    const { claims } = await client.call('listClaims', { params: { caseId }, query: { words: 'at least 19 papers' } });
    const alleged = claims.find((one) => one.polarity === 'asserts' && (one.fairness?.denials.length ?? 0) > 0)!;
    const rely = async (from: string, to: string, time: string) => {
      const body = {
        kind: 'report' as const,
        from: { schema: 'Person' as const, name: from },
        to: { schema: 'Person' as const, name: to },
        time,
        claimIds: [alleged.claimId],
      };
      return client.call('relyOn', { params: { caseId }, body });
    };
    const known = await rely('Tested sender', 'نورا السالم', '2023-07-03');
    const ends = { from: { entityId: known.link.from.entityId }, to: { entityId: known.link.to.entityId } };
    const body = { kind: 'report' as const, time: '2023-07-04', claimIds: [alleged.claimId], ...ends };
    const gone = await rely('Tested sender, then', 'Tested receiver, then', '2023-07-05');
    between = await momentPast(client);
    await client.call('relyOn', { params: { caseId }, body });
    const { link } = await rely('Tested newcomer', 'Tested friend of theirs', '2023-08');
    newcomers = `${link.from.entityId}&gt;${link.to.entityId}`;
    await client.call('undo', { params: { caseId }, body: gone.entry });
    okafor = await demo.signIn('a.okafor');
    chartUrl = `${demo.url}/cases/${caseId}/chart`;
    await open(okafor.page);
    await choose(okafor.page, 'How many stand for themselves', 'first 100');
    await named(okafor.page, 'Tested sender').waitFor();
  }, 240_000);
  afterAll(() => demo?.close());

  const open = async (page: Page) => {
    await page.goto(chartUrl);
    await page.locator('.chart-canvas[data-marks]').waitFor();
  };
  const named = (page: Page, name: string) => page.locator('.chart-side').getByRole('button', { name, exact: true });
  const choose = async (page: Page, field: string, option: string) => {
    await page.getByRole('combobox', { name: field }).click();
    await page.getByRole('option', { name: option }).click();
  };
  const select = async (page: Page, name: string) => {
    await named(page, name).press('Enter');
    await page.locator('.chart-title', { hasText: name }).waitFor();
    await page.locator('.chart-canvas').focus();
  };
  const toTable = async (page: Page) => {
    await page.keyboard.press('Escape');
    await page.locator('.chart-tables').waitFor();
  };
  const exported = async (page: Page, form: 'SVG' | 'PNG') => {
    await page.getByRole('button', { name: 'Export' }).click();
    const item = page.getByRole('menuitem', { name: `As ${form}` });
    const [download] = await Promise.all([page.waitForEvent('download'), item.click()]);
    return readFile(await download.path());
  };
  const undo = (page: Page) => page.getByRole('button', { name: 'Undo' }).click();

  test('says beside a past moment what is new, what changed and what stands no more, by sign and word', async () => {
    const { page } = okafor;
    await page.locator('.chart-canvas').focus();
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('someday');
    await dialog.getByRole('button', { name: 'Compare', exact: true }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByRole('textbox').fill(between);
    await dialog.getByRole('button', { name: 'Compare', exact: true }).click();
    const side = page.locator('.chart-side');
    await side.getByRole('status').waitFor();
    const row = (of: string) => side.locator('tr', { hasText: of });
    expect(await row('Tested newcomer').first().textContent()).toContain('+ new');
    expect(await row('نورا السالم').last().textContent()).toContain('1 new');
    const none = side.locator('table', { hasText: 'that stood then and stand no more' });
    expect(await none.textContent()).toContain('Tested sender, then');
    const legend = await page.locator('.chart-legend').textContent();
    for (const words of ['new since then', 'changed since then', 'stood then, stands no more'])
      expect(legend).toContain(words);
    expect(await hindrances(page)).toEqual([]);
    const svg = (await exported(page, 'SVG')).toString('utf8');
    expect(svg).toContain('compared with');
    expect(svg).toContain('no more');
    const folder = process.env['LAMPLIGHTER_CHART_PICTURES'];
    if (folder !== undefined) await page.screenshot({ path: `${folder}/chart-compared.png` });
    await page.getByRole('button', { name: /^Beside/ }).click();
    await page.getByRole('button', { name: 'Stop comparing' }).click();
    await side.getByRole('status').waitFor({ state: 'detached' });
  });

  test('filters kinds of links and types of things, each a step that undo takes back', async () => {
    const { page } = okafor;
    await page.locator('.chart-canvas').focus();
    await page.keyboard.press('w');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'report', exact: true }).uncheck();
    const reports = page.locator('.chart-table').nth(1).locator('tr', { hasText: 'Tested newcomer' });
    await reports.waitFor({ state: 'detached' });
    expect(await hindrances(page)).toEqual([]);
    await dialog.getByRole('checkbox', { name: 'person', exact: true }).uncheck();
    await named(page, 'Tested sender').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '14 of 15 kinds, 9 of 10 types' }).waitFor();
    await undo(page);
    await named(page, 'Tested sender').waitFor();
    await undo(page);
    await reports.waitFor();
  });

  test('expands, pins, notes, groups and parts again, and undoes each step', async () => {
    const { page } = okafor;
    await choose(page, 'How many stand for themselves', 'first 20');
    await page.getByLabel('Find by name on the chart').fill('Tested newcomer');
    await page.getByRole('option', { name: /Tested newcomer/ }).click();
    await page.locator('.chart-title', { hasText: 'Tested newcomer' }).waitFor();
    await page.locator('.chart-canvas').focus();
    await page.keyboard.press('e');
    await toTable(page);
    await named(page, 'Tested friend of theirs').waitFor();
    await undo(page);
    await named(page, 'Tested friend of theirs').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Redo' }).click();
    await select(page, 'Tested newcomer');
    await page.keyboard.press('p');
    await page.getByRole('button', { name: 'unpin' }).waitFor();
    await page.keyboard.press('t');
    await page.getByLabel('Note on this mark').fill('اسأل مرة أخرى <b>');
    await page.getByRole('button', { name: 'Keep the note' }).click();
    await page.locator('.chart-note', { hasText: 'اسأل' }).waitFor();
    expect(await page.locator('.chart-legend').textContent()).toContain('pinned in its place');
    await toTable(page);
    await named(page, 'Tested newcomer').click();
    await page.locator('.chart-title').waitFor();
    await toTable(page);
    await page.locator('.chart-table tr', { hasText: 'Tested newcomer' }).first().getByRole('button').click();
    await page.locator('.chart-canvas').focus();
    await page.keyboard.press('ArrowRight');
    await toTable(page);
    await undo(page);
    await select(page, 'Tested newcomer');
    expect(await page.locator('.chart-note').count()).toBe(0);
    await undo(page);
    await page.getByRole('button', { name: 'pin', exact: false }).first().waitFor();
    await toTable(page);
  });

  test('comes back to a saved view mark for mark', async () => {
    const { page } = okafor;
    await choose(page, 'How many stand for themselves', 'first 40');
    await select(page, 'Aidan Lorne');
    await page.keyboard.press('p');
    await page.keyboard.press('x');
    await page.getByText('1 hidden').waitFor();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await page.keyboard.press('s');
    await page.getByRole('dialog').getByLabel('Name').fill('As I left it');
    const picture = (svg: Buffer) => svg.toString('utf8').replaceAll(/as of [^·]*·/g, '');
    await page.getByRole('button', { name: 'Save the view' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const left = picture(await exported(page, 'SVG'));
    await open(page);
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('button', { name: 'open As I left it' }).click();
    await page.getByText('1 hidden').waitFor();
    expect(picture(await exported(page, 'SVG'))).toBe(left);
    await undo(page);
    await named(page, 'Aidan Lorne').waitFor();
  });

  test('keeps what was chosen while somebody looks elsewhere in the case', async () => {
    const { page } = okafor;
    await select(page, 'Aidan Lorne');
    await page.keyboard.press('x');
    await page.getByText('1 hidden').waitFor();
    const tabs = page.getByRole('navigation', { name: 'Case' });
    await tabs.getByRole('link', { name: 'Log' }).click();
    await tabs.getByRole('link', { name: 'Chart' }).click();
    await page.getByText('1 hidden').waitFor();
    await undo(page);
    await named(page, 'Aidan Lorne').waitFor();
  });

  test('moves chart, table and timeline together by the time brush', async () => {
    const { page } = okafor;
    const thumb = page.getByRole('slider').first();
    await thumb.focus();
    for (let i = 0; i < 4; i++) await thumb.press('ArrowRight');
    const brushed = page.locator('.chart-brushed');
    await brushed.waitFor();
    await page.locator('.chart-side', { hasText: 'of them let through' }).waitFor();
    await page.getByRole('navigation', { name: 'Case' }).getByRole('link', { name: 'Timeline' }).click();
    await page.locator('.tl-strip-head', { hasText: 'kept:' }).waitFor();
    await page.getByRole('button', { name: 'all times' }).click();
    await page.getByRole('navigation', { name: 'Case' }).getByRole('link', { name: 'Chart' }).click();
    await page.locator('.chart-canvas[data-marks]').waitFor();
    await brushed.waitFor({ state: 'detached' });
  });

  test('opens a link that is clicked on the picture to the words behind it', async () => {
    const { page } = okafor;
    await choose(page, 'How many stand for themselves', 'first 100');
    const find = page.getByLabel('Find by name on the chart');
    await find.fill('Tested newcomer');
    await page.getByRole('option', { name: /Tested newcomer/ }).click();
    await page.locator('.chart-title', { hasText: 'Tested newcomer' }).waitFor();
    await page.locator('.chart-canvas').focus();
    await page.keyboard.press('0');
    const tip = page.locator('.chart-tip', { hasText: 'Aug 2023' });
    let at = { x: 0, y: 0 };
    const isPointed = async () => {
      // The sheet has the picture as it is on the screen.
      at = middleOf((await exported(page, 'SVG')).toString('utf8'), newcomers);
      await page.locator('.chart-canvas').hover({ position: at });
      if (await tip.isVisible()) return true;
      // Two that stand close hide the line between them: nearer, they part.
      await page.mouse.wheel(0, -300);
      return false;
    };
    await expect.poll(isPointed, { timeout: 30_000 }).toBe(true);
    await page.locator('.chart-canvas').click({ position: at });
    const card = page.locator('.chart-card').first();
    await card.locator('.links-quote', { hasText: '19 papers' }).waitFor();
    const words = await card.textContent();
    for (const part of ['denied', 'relied on by A. Okafor', 'Tested newcomer']) expect(words).toContain(part);
    await toTable(page);
  });

  test('leads from a name to the trace from there and to there', async () => {
    const { page } = okafor;
    await select(page, 'Tested sender');
    await page.getByRole('link', { name: 'trace from here' }).click();
    await page.waitForURL(/\/trace\?.*from=/);
    await page.goBack();
    await page.locator('.chart-canvas[data-marks]').waitFor();
  });

  test('goes out as PNG, twice as fine as the screen, and as SVG with names of either direction', async () => {
    const { page } = okafor;
    const png = await exported(page, 'PNG');
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    const stage = (await page.locator('.chart-canvas').boundingBox())!;
    expect(png.readUInt32BE(16)).toBe(Math.round(stage.width) * 2);
    expect(png.readUInt32BE(20)).toBeGreaterThan(Math.round(stage.height) * 2);
    await choose(page, 'How many stand for themselves', 'first 100');
    await named(page, 'نورا السالم').waitFor();
    const svg = (await exported(page, 'SVG')).toString('utf8');
    expect(svg).toContain('نورا السالم');
    expect(svg).toContain('unicode-bidi:plaintext');
    expect(okafor.watch.unexpected()).toEqual([]);
  });

  test('leaves the table, the keys and the SVG where a browser gives no canvas', async () => {
    const { page, watch, close } = await demo.signIn('a.okafor');
    await page.addInitScript('HTMLCanvasElement.prototype.getContext = () => null;');
    await page.goto(chartUrl);
    await page.getByText('The picture cannot be drawn in this browser').waitFor();
    await named(page, 'Aidan Lorne').press('Enter');
    await page.locator('.chart-title', { hasText: 'Aidan Lorne' }).waitFor();
    await page.keyboard.press('x');
    await page.getByText('1 hidden').waitFor();
    expect((await exported(page, 'SVG')).toString('utf8')).toContain('class="legend"');
    expect(await hindrances(page)).toEqual([]);
    expect(watch.unexpected()).toEqual([]);
    await close();
  });
});

/** The middle of a line, in the pixels of the picture on a sheet. */
function middleOf(svg: string, line: string): { x: number; y: number } {
  const number = '([\\d.-]+)';
  const curve = new RegExp(
    `data-link="${line}"><path d="M${number} ${number}Q${number} ${number} ${number} ${number}"`,
  );
  const [x1, y1, cx, cy, x2, y2] = (curve.exec(svg) ?? []).slice(1).map(Number);
  return { x: (x1! + 2 * cx! + x2!) / 4, y: (y1! + 2 * cy! + y2!) / 4 };
}
