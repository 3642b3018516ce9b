import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hindrances } from './axe.ts';
import { isBrowserHere } from './chromium.ts';
import { demoInBrowser, openDocument, type DemoInBrowser, type Seat } from './harness.ts';

describe.runIf(isBrowserHere())('the case in a browser', { timeout: 120_000 }, () => {
  let demo: DemoInBrowser;
  let okafor: Seat;
  let beforeTheFiles: Date;
  beforeAll(async () => {
    demo = await demoInBrowser();
    okafor = await demo.signIn('a.okafor');
    beforeTheFiles = new Date();
  }, 240_000);
  afterAll(() => demo?.close());

  test('signs in by a link that works once, and leaves no token in the address', async () => {
    const link = await demo.link('p.nwosu');
    const first = await demo.open();
    await first.page.goto(link);
    await first.page.getByRole('heading', { name: 'Your cases' }).waitFor();
    expect(first.page.url()).toBe(`${demo.url}/`);
    expect(first.watch.unexpected()).toEqual([]);

    const second = await demo.open();
    second.watch.allow(/status of 4\d\d/);
    await second.page.goto(link);
    await second.page.getByRole('alert').waitFor();
    expect(second.page.url()).toBe(`${demo.url}/sign-in`);
    expect(await hindrances(second.page)).toEqual([]);
    expect(second.watch.unexpected()).toEqual([]);
    await Promise.all([first.close(), second.close()]);
  });

  test('tells a wrong password and, after too many, to wait', async () => {
    const seat = await demo.open();
    seat.watch.allow(/status of 4\d\d/);
    await seat.page.goto(`${demo.url}/sign-in`);
    await seat.page.getByLabel('Login').fill('nobody.here');
    await seat.page.getByLabel('Password').first().fill('not the right one');
    const codes = new Set<string>();
    for (let tries = 0; tries < 30 && !codes.has('LL-RATE'); tries++) {
      const answer = seat.page.waitForResponse(/\/api\/session$/);
      await seat.page.getByRole('button', { name: 'Sign in' }).click();
      await answer;
      codes.add((await seat.page.locator('.problem .code').textContent()) ?? '');
      await seat.page.getByRole('button', { name: 'Sign in' }).and(seat.page.locator(':not([data-loading])')).waitFor();
    }
    expect(codes).toContain('LL-RATE');
    expect(seat.watch.unexpected()).toEqual([]);
    await seat.close();
  });

  test('asks somebody who is not signed in to sign in, and then leads on', async () => {
    const seat = await demo.open();
    seat.watch.allow(/status of 401/);
    await seat.page.goto(`${demo.url}/accounts`);
    await seat.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(new URL(seat.page.url()).searchParams.get('to')).toBe('/accounts');
    expect(seat.watch.unexpected()).toEqual([]);
    await seat.close();
  });

  test('shows people their own cases only', async () => {
    const outsider = await demo.signIn('j.brandt');
    await outsider.page.getByText('You belong to no case yet').waitFor();
    expect(await okafor.page.getByRole('link', { name: 'Ferry Lane' }).count()).toBe(1);
    const caseId = (await (await demo.client('a.okafor')).call('listCases')).cases[0]!.caseId;
    outsider.watch.allow(/status of 404/);
    await outsider.page.goto(`${demo.url}/cases/${caseId}/documents`);
    await outsider.page.getByText('There is nothing here that you may see.').waitFor();
    expect(outsider.watch.unexpected()).toEqual([]);
    await outsider.close();
  });

  test('takes a folder of files, tells each one’s fate, and reads them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lamplighter-drop-'));
    await mkdir(join(folder, 'inner'));
    await writeFile(join(folder, 'first.txt'), 'Mr Vey said that the ferry was late on Tuesday.\n');
    await writeFile(join(folder, 'inner', 'ferry-second.txt'), 'Ms Hale denied that the ferry was late on Tuesday.\n');
    await writeFile(join(folder, 'inner', 'empty.txt'), '');
    await writeFile(join(folder, 'inner', 'torn-page.pdf'), '%PDF-1.7\n1 0 obj\n');
    const { page } = okafor;
    await page.getByRole('link', { name: 'Ferry Lane' }).click();
    await page.getByRole('button', { name: '+ Add' }).click();
    await page.getByLabel('Folder to add').setInputFiles(folder);
    await page.getByRole('button', { name: 'Add 4 files' }).click();
    await page.getByText('4 of 4 files').waitFor();
    await page.getByLabel('Filter documents by title').fill('ferry-second');
    await page.locator('.doc', { hasText: 'ferry-second' }).click();
    await page.locator('.card', { hasText: 'denied' }).waitFor();
    expect(await page.getByRole('region', { name: 'Text' }).textContent()).toContain('Ms Hale denied');
    await page.getByRole('button', { name: 'Close' }).click();
    await rm(folder, { recursive: true });
  });

  test('takes files that are dropped on it', async () => {
    const { page } = okafor;
    const files = await page.evaluateHandle(`{
      const transfer = new DataTransfer();
      transfer.items.add(new File(['Mr Lorne said that he had seen the dropped page.'], 'let-go.txt'));
      transfer;
    }`);
    await page.dispatchEvent('.upload-area', 'dragenter', { dataTransfer: files });
    await page.getByText('Let go to add these').waitFor();
    await page.dispatchEvent('.upload-area', 'drop', { dataTransfer: files });
    await page.getByText('1 of 1 file').waitFor();
    await page.getByLabel('Filter documents by title').fill('let-go');
    await page.locator('.doc', { hasText: 'let-go' }).first().waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
  });

  test('shows why a document was not read, and one that is set aside without its words', async () => {
    const { page } = okafor;
    await page.getByLabel('Filter documents by title').fill('torn-page');
    await page.locator('.doc').first().click();
    await page.getByText('It could not be read').waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.getByLabel('Filter documents by title').fill('privileged');
    await page.locator('.doc').first().click();
    await page.getByText('Set aside, unread.').waitFor();
    expect(await page.getByRole('region', { name: 'Text' }).count()).toBe(0);
    expect(await hindrances(page)).toEqual([]);
  });

  test('finds words and opens the document at them', async () => {
    const { page } = okafor;
    await page.getByRole('combobox', { name: 'Search the documents of this case' }).fill('northern berth');
    await page.getByRole('option').first().waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.keyboard.press('Enter');
    const found = page.locator('.found');
    await found.first().waitFor();
    expect((await found.first().textContent())?.toLowerCase()).toMatch(/northern|berth/);
  });

  test('filters claims, and opens one at its words', async () => {
    const { page } = okafor;
    await page.getByRole('link', { name: /^Claims/ }).click();
    await page.getByRole('row').nth(1).waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.getByLabel('Stance').selectOption('denied');
    await page.getByLabel('Words').fill('passing material');
    await expect
      .poll(() =>
        page
          .getByRole('status')
          .filter({ hasText: /^\d+ claims?$/ })
          .textContent(),
      )
      .toBe('1 claim');
    const row = page.getByRole('row').nth(1);
    expect(await row.textContent()).toContain('passing material to anyone');
    await row.focus();
    await page.keyboard.press('Enter');
    await page.locator('.card.on', { hasText: 'passing material to anyone' }).waitFor();
    await page.locator('.lit', { hasText: 'passing material to anyone' }).waitFor();
  });

  test('shows the log in words, newest first, and a past state with decisions off', async () => {
    const { page } = okafor;
    await page.getByRole('link', { name: 'Log' }).click();
    await page.getByRole('heading', { name: 'Log' }).waitFor();
    await page
      .getByText(/^relied on a link/)
      .first()
      .waitFor();
    const reviewed = page.getByText('read rightly').first();
    const older = page.getByRole('button', { name: 'Show older entries' });
    await expect
      .poll(
        async () => {
          if (await reviewed.isVisible()) return true;
          await older.click();
          return false;
        },
        { timeout: 30_000 },
      )
      .toBe(true);
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('button', { name: /^as of now/ }).click();
    await page.getByLabel('The case as it stood on').fill(inFields(beforeTheFiles));
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.locator('.banner', { hasText: 'decisions are off' }).waitFor();
    await page.getByRole('link', { name: /^Documents/ }).click();
    await page.getByLabel('Filter documents by title').fill('ferry-second');
    await page.getByText('No document here matches.').waitFor();
    expect(await page.getByRole('button', { name: '+ Add' }).count()).toBe(0);
    await page.getByLabel('Filter documents by title').fill('two accused');
    await page.locator('.doc').first().click();
    await page.locator('.card').first().waitFor();
    await page.locator('.text-pane').click({ position: { x: 5, y: 5 } });
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await page.getByText('You are looking at the past; decisions are off.').first().waitFor();
    expect(await hindrances(page)).toEqual([]);

    okafor.watch.allow(/status of 404.*asOf=/);
    await page.getByRole('button', { name: /^as of/ }).click();
    await page.getByLabel('The case as it stood on').fill('2001-02-03 04:05');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('This case was not open then').waitFor();
    await page.locator('.banner').getByRole('button', { name: 'Back to now' }).click();
    await page.locator('.doc').first().waitFor();
  });

  test('goes anywhere from the palette, by keys', async () => {
    const { page } = okafor;
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Go to a document, a case, a page').fill('second statement');
    await page.locator('.mantine-Spotlight-action').first().waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Second statement of R. Hale' }).waitFor();
  });

  test('lists members by what they may see, and lets the owner change it', async () => {
    const { page } = okafor;
    await page.getByRole('link', { name: 'Members' }).click();
    await page.getByRole('cell', { name: 'M. Castell', exact: true }).waitFor();
    expect(await page.getByText('Source protection').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Let somebody in' }).count()).toBe(0);
    expect(await hindrances(page)).toEqual([]);

    const owner = await demo.signIn('r.sallow');
    await owner.page.getByRole('link', { name: 'Ferry Lane' }).click();
    await owner.page.getByRole('link', { name: 'Members' }).click();
    await owner.page.getByRole('heading', { name: 'Source protection' }).waitFor();
    await owner.page.getByRole('button', { name: 'Let somebody in' }).first().click();
    const dialog = owner.page.getByRole('dialog');
    await dialog.getByLabel('Login').fill('j.brandt');
    expect(await hindrances(owner.page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Let them in' }).click();
    await owner.page.getByRole('cell', { name: 'J. Brandt', exact: true }).waitFor();
    expect(owner.watch.unexpected()).toEqual([]);
    await owner.close();
  });

  test('makes an account and shows its link once', async () => {
    const administrator = await demo.signIn('t.hollis');
    const { page } = administrator;
    await page.getByRole('button', { name: /T\. Hollis/ }).click();
    await page.getByRole('menuitem', { name: 'Administration' }).click();
    await page.getByRole('cell', { name: 'a.okafor', exact: true }).waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('button', { name: 'Make an account' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('N. Ewe');
    await dialog.getByLabel('Login').fill('n.ewe');
    await dialog.getByRole('button', { name: 'Make the account' }).click();
    const link = await page.getByText(`${demo.url}/sign-in#`).textContent();
    expect(await hindrances(page)).toEqual([]);
    const made = await demo.open();
    await made.page.goto(link!);
    await made.page.getByText('You belong to no case yet').waitFor();
    await made.close();
    expect(administrator.watch.unexpected()).toEqual([]);
    await administrator.close();
  });

  test('is as usable in the dark', async () => {
    const { page } = okafor;
    await page.getByRole('button', { name: /^A\. Okafor/ }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    await page.goto(`${demo.url}/`);
    await openDocument(page, 'two accused');
    await page.keyboard.press('j');
    expect(await hindrances(page)).toEqual([]);
    for (const tab of ['Claims', 'Links', 'Log', 'Members']) {
      await page.getByRole('navigation', { name: 'Case' }).getByRole('link', { name: tab }).click();
      await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
      expect(await hindrances(page)).toEqual([]);
    }
    await page.getByRole('button', { name: /^A\. Okafor/ }).click();
    await page.getByRole('menuitemradio', { name: 'Light' }).click();
  });

  test('signs out', async () => {
    const { page } = okafor;
    await page.getByRole('button', { name: /^A\. Okafor/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(okafor.watch.unexpected()).toEqual([]);
  });
});

/** A moment as it is typed. */
function inFields(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19).replace('T', ' ');
}
