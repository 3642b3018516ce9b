import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hindrances } from './axe.ts';
import { isBrowserHere } from './chromium.ts';
import { demoInBrowser, type DemoInBrowser, type Seat } from './harness.ts';

describe.runIf(isBrowserHere())('search in a browser', { timeout: 120_000 }, () => {
  let demo: DemoInBrowser;
  let okafor: Seat;
  beforeAll(async () => {
    demo = await demoInBrowser();
    okafor = await demo.signIn('a.okafor');
    await okafor.page.getByRole('link', { name: 'Ferry Lane' }).click();
  }, 240_000);
  afterAll(() => demo?.close());

  const field = () => okafor.page.getByRole('searchbox', { name: 'Words, names and fields, in any script' });
  const found = () => okafor.page.getByRole('list', { name: 'Documents found' });

  test('goes from the box at the top to everything found, narrows it, and opens a document at its words', async () => {
    const { page } = okafor;
    const box = page.getByRole('combobox', { name: 'Search the documents of this case' });
    await box.fill('berth');
    await page.getByRole('option', { name: /found, with ways to narrow/ }).waitFor();
    await box.press('Control+Enter');
    await found().waitFor();
    await page.getByRole('navigation', { name: 'Narrow the search' }).waitFor();
    expect(await hindrances(page)).toEqual([]);
    const before = await found().locator('[data-hit]').count();
    const facet = page.getByRole('group', { name: 'Stance' }).getByRole('button', { name: /^denied/ });
    await facet.click();
    await page.waitForURL(/stance/);
    expect(await field().inputValue()).toMatch(/^berth stance:\w+$/);
    await page.locator('[aria-busy=false]').first().waitFor();
    expect(await found().locator('[data-hit]').count()).toBeLessThanOrEqual(before);
    await field().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/documents\/[0-9a-f-]+\?.*at=/);
  });

  test('says where a query is wrong, and what to do', async () => {
    const { page } = okafor;
    await page.goBack();
    await field().fill('berth stance:lied');
    await page.getByRole('alert').getByText('There is no stance “lied”.').waitFor();
    expect(await hindrances(page)).toEqual([]);
    await field().fill('zzzqx');
    await page.getByRole('heading', { name: 'Nothing in what you may see' }).waitFor();
    await field().fill('');
    await page.getByRole('heading', { name: 'What do you look for?' }).waitFor();
    expect(await hindrances(page)).toEqual([]);
  });

  test('saves a search by keys, runs it again, and says what is new', async () => {
    const { page } = okafor;
    await field().fill('berth stance:denied');
    await page.getByRole('button', { name: /Save this search/ }).waitFor();
    await field().press('Control+s');
    const dialog = page.getByRole('dialog', { name: 'Save this search' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Who denies the berth');
    expect(await hindrances(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await field().fill('');
    const saved = page.getByRole('region', { name: 'Saved searches' });
    await saved.getByText('not run by you yet').waitFor();
    expect(await hindrances(page)).toEqual([]);
    await saved.getByRole('button', { name: 'Run Who denies the berth' }).press('Enter');
    await page.waitForURL(/stance/);
    await page.getByText('was run for the first time by you').last().waitFor();
    expect(await field().inputValue()).toBe('berth stance:denied');
    await field().fill('');
    await saved.getByRole('cell', { name: /^nothing since/ }).waitFor();
    await saved.getByRole('button', { name: 'take back Who denies the berth' }).press('Enter');
    await saved.getByText('None yet.').waitFor();
  });

  test('goes through all cases at once', async () => {
    const { page } = okafor;
    await page.goto(`${demo.url}/search`);
    await field().fill('berth');
    await page.getByRole('region', { name: /Ferry Lane/ }).waitFor();
    expect(await hindrances(page)).toEqual([]);
    expect(okafor.watch.unexpected()).toEqual([]);
  });
});
