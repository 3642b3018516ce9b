import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '#api/client';
import { hindrances } from './axe.ts';
import { isBrowserHere } from './chromium.ts';
import { demoInBrowser, type DemoInBrowser, type Seat } from './harness.ts';

const staff = `Staff No,First Name,Last Name,EmailAddress,Job Title,Start Date,Gender
7,Tove,Lund,tove.lund@yard.example,Chief engineer,3/4/2020,F
8,Nils,Vang,nils.vang@yard.example,Guard,5/6/2021,M
9,Nils,Vang,,Driver,7/8/2022,M
`;

/** In the page: every request it makes from now on, those included that are given up before they leave. */
const noteRequests = `(() => {
  const asked = [];
  const { fetch } = window;
  window.fetch = (request, ...rest) => {
    asked.push(request.method + ' ' + request.url);
    return fetch(request, ...rest);
  };
  return asked;
})()`;

describe.runIf(isBrowserHere())('records of tables, in a browser', { timeout: 180_000 }, () => {
  let demo: DemoInBrowser;
  let okafor: Seat;
  let client: Client;
  let caseId = '';
  const add = async (name: string, text: string) => {
    const body = new TextEncoder().encode(text);
    await client.call('receiveDocument', { params: { caseId }, query: { name }, body });
    await expect
      .poll(async () => (await client.call('getProgress', { params: { caseId } })).waiting, { timeout: 60_000 })
      .toBe(0);
  };
  const shoot = async (name: string) => {
    const { page } = okafor;
    const pictures = process.env['LAMPLIGHTER_PICTURE'];
    for (const width of pictures === undefined ? [] : [1280, 1920])
      for (const theme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme: theme });
        await page.screenshot({ path: join(pictures!, `${name}-${width}-${theme}.png`) });
      }
  };
  beforeAll(async () => {
    demo = await demoInBrowser();
    client = await demo.client('a.okafor');
    caseId = (await client.call('listCases', {})).cases[0]!.caseId;
    okafor = await demo.signIn('a.okafor');
  }, 240_000);
  afterAll(() => demo?.close());

  test('a table is mended and taken; its link opens at its row', async () => {
    const { page } = okafor;
    await add('staff 2024.csv', staff);
    await page.goto(`${demo.url}/cases/${caseId}/records`);
    await page.getByRole('link', { name: 'staff 2024.csv' }).click();
    await page.getByText('Every date in “Start Date” could be read two ways').waitFor();
    expect(await page.getByRole('button', { name: /^Accept/ }).isDisabled()).toBe(true);
    await page.getByLabel('How dates in “Start Date” are written').selectOption('day first');
    await page.getByLabel('All of them belong to').fill('The Yard');
    await page.getByLabel('“Staff No” tells rows apart').check();
    await page.getByText('3 of 3 rows: 4 entities, 3 links.').waitFor();
    expect(await hindrances(page)).toEqual([]);
    await shoot('records-table');
    await page.getByLabel('Name of this mapping').fill('Staff of the yard');
    await page.getByRole('button', { name: 'Save the mapping' }).click();
    await page.getByText('Saved: Staff of the yard.').first().waitFor();
    await page.getByRole('button', { name: 'Accept 3 rows' }).click();
    await page.getByRole('heading', { name: 'Records' }).waitFor();
    await page.getByRole('button', { name: 'Take back' }).waitFor();
    expect(await hindrances(page)).toEqual([]);
    await shoot('records-list');
    await page.getByRole('link', { name: 'Links', exact: true }).click();
    const row = page.locator('tr', { hasText: 'Chief engineer' });
    await row.getByRole('button', { name: '1 claim' }).click();
    const words = page.locator('.links-list', { hasText: 'on record: a row of a table' });
    await words.locator('.links-quote').click();
    await page.locator('.text-pane', { hasText: 'Chief engineer' }).waitFor();
    await page.getByRole('region', { name: 'Records' }).getByRole('link', { name: 'Records' }).waitFor();
    expect(new URL(page.url()).searchParams.get('at')).toMatch(/^\d+-\d+$/);
    await shoot('records-row');
    expect(okafor.watch.unexpected()).toEqual([]);
  });

  test('a newer version says what changed before it is taken, and is taken back in one step', async () => {
    const { page } = okafor;
    await add(
      'staff 2025.csv',
      staff.replace('Guard', 'Head of security').replace(/9,.*\n/, '10,Dee,Rask,dee@yard.example,Clerk,1/2/2024,F\n'),
    );
    await page.goto(`${demo.url}/cases/${caseId}/records`);
    await page.getByRole('link', { name: 'staff 2025.csv' }).click();
    await page.getByLabel('These rows are').selectOption({ index: 1 });
    await page.getByText('1 new, 1 changed, 1 gone, 1 the same').waitFor();
    const asked = await page.evaluateHandle<string[]>(noteRequests);
    await page.getByRole('button', { name: 'Accept 3 changes' }).click();
    const newer = page.locator('tr', { hasText: 'a newer version; ' });
    await newer.getByText('1 new, 1 changed, 1 gone').waitFor();
    const previews = (await asked.jsonValue()).filter((one) => /^POST .*\/table$/.test(one));
    expect(previews, 'what would be taken is no longer asked once it is taken').toEqual([]);
    await newer.getByRole('button', { name: 'Take back' }).click();
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('a newer version; ').waitFor({ state: 'detached' });
    expect(await hindrances(page)).toEqual([]);
    expect(okafor.watch.unexpected()).toEqual([]);
  });

  test('a report that is filled in keeps its draft, says what is wrong, and becomes a document', async () => {
    const { page } = okafor;
    await page.goto(`${demo.url}/cases/${caseId}/documents`);
    await page.getByRole('button', { name: '+ Report' }).click();
    await page.getByText('Incident of a person under threat').click();
    await page.getByLabel('Report reference').fill('IN-7');
    await page.getByLabel('Person reference').fill('Shirin');
    await page.getByRole('button', { name: 'Keep as a document' }).click();
    await page.getByText('never a name').nth(1).waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.getAttribute("aria-invalid")')).toBe('true');
    expect(await hindrances(page)).toEqual([]);
    await shoot('report-wrong');
    await page.reload();
    expect(await page.getByLabel('Report reference').inputValue()).toBe('IN-7');
    await page.getByLabel('Person reference').fill('P-17');
    await page.getByLabel('Date of report').fill('2026-11-20');
    await page.getByLabel('When it happened').fill('2026-11-18, at night');
    await page.getByLabel('By which channel').fill('telephone');
    await page.getByLabel('In which language').fill('Farsi');
    await page.getByLabel('What happened').fill('A man called and said that my brother would be arrested.');
    await page.getByRole('button', { name: 'Add a recipient' }).click();
    const recipient = page.getByRole('group', { name: 'Recipient 1' });
    await recipient.getByRole('textbox', { name: 'Recipient' }).fill('police');
    await recipient.getByLabel('The person').selectOption('refuses');
    await recipient.getByLabel('Said on').fill('2026-11-20');
    await page.getByLabel('Contact sheet kept in').selectOption({ index: 1 });
    await page.getByLabel('How to reach them safely').fill('Signal, after 20:00');
    await shoot('report-whole');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('region', { name: 'Consent' }).getByText('police: refuses').waitFor({ timeout: 60_000 });
    await page.locator('.card', { hasText: 'P-17' }).first().waitFor();
    expect(await hindrances(page)).toEqual([]);
    await shoot('report-document');
    expect(okafor.watch.unexpected()).toEqual([]);
  });
});
