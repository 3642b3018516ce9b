import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hindrances } from './axe.ts';
import { isBrowserHere } from './chromium.ts';
import { demoInBrowser, openDocument, selectedCard, selectWords, type DemoInBrowser, type Seat } from './harness.ts';

const picture = join(import.meta.dirname, '..', '..', 'docs', 'images', 'reader.png');

describe.runIf(isBrowserHere())('the Reader in a browser', { timeout: 120_000 }, () => {
  let demo: DemoInBrowser;
  let okafor: Seat;
  beforeAll(async () => {
    demo = await demoInBrowser();
    okafor = await demo.signIn('a.okafor');
    await openDocument(okafor.page, 'two accused');
  }, 240_000);
  afterAll(() => demo?.close());

  /** Goes along the claims by keys until the selected one holds these words. */
  const goTo = async (seat: Seat, words: string) => {
    const { page } = seat;
    await page.getByLabel('Filter documents by title').blur();
    // From the first claim on: keys that close let go of the selection last.
    while ((await selectedCard(page).count()) > 0) await page.keyboard.press('Escape');
    for (let steps = 0; steps < 60; steps++) {
      await page.keyboard.press('j');
      if ((await selectedCard(page).locator('.card-words').textContent())?.includes(words)) return;
    }
    throw new Error(`no claim holds ${words}`);
  };

  test('lights the words of the selected claim, with its card beside them', async () => {
    const { page } = okafor;
    await goTo(okafor, 'passing material to anyone');
    await page.locator('.lit', { hasText: 'passing material to anyone' }).waitFor();
    await expect
      .poll(async () => {
        const words = await page.locator('.lit.content').first().boundingBox();
        const card = await selectedCard(page).boundingBox();
        return words !== null && card !== null && card.y - 40 < words.y && words.y < card.y + card.height + 40;
      })
      .toBe(true);
    expect(await hindrances(page)).toEqual([]);
  });

  test('looks as the picture in the README shows it', async () => {
    const { page } = okafor;
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByLabel('Filter documents by title').fill('');
    await goTo(okafor, 'at least 19 papers');
    await page.locator('.lit', { hasText: 'at least 19 papers' }).waitFor();
    for (const within of ['.top', '.list', '.reader-text', '.margin']) {
      const box = await page.locator(within).boundingBox();
      expect(box!.x + box!.width).toBeLessThanOrEqual(1440);
    }
    if (process.env['LAMPLIGHTER_PICTURE'] !== undefined) {
      await mkdir(dirname(picture), { recursive: true });
      await page.screenshot({ path: picture });
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  test('selects the claim whose words are clicked', async () => {
    const { page } = okafor;
    await goTo(okafor, 'passing material to anyone');
    const words = await selectedCard(page).locator('.card-words').textContent();
    await page.keyboard.press('k');
    await expect.poll(() => selectedCard(page).locator('.card-words').textContent()).not.toBe(words);
    await page.locator('.content', { hasText: 'passing material to anyone' }).first().click();
    await expect.poll(() => selectedCard(page).locator('.card-words').textContent()).toBe(words);
  });

  test('shows the denial and the legal status in the card of an allegation, leading to their words', async () => {
    const { page } = okafor;
    await goTo(okafor, 'at least 19 papers');
    const box = selectedCard(page).locator('.denial');
    expect(await box.textContent()).toContain('Denied');
    expect(await box.textContent()).toContain('verified: nothing yet');
    await box.getByRole('link').first().click();
    await page.locator('.card.on .stance', { hasText: 'denied' }).waitFor();
  });

  test('reads rightly, helps the defence and grades by keys, and takes each back', async () => {
    const { page } = okafor;
    await goTo(okafor, 'would not stop at buying gossip');
    const card = selectedCard(page);
    await page.keyboard.press('a');
    await card.getByText('read rightly · A. Okafor').waitFor();
    await page.keyboard.press('h');
    await card.locator('.flag').waitFor();
    await page.keyboard.press('g');
    await card.getByText('Grade:').waitFor();
    await page.keyboard.press('b');
    await page.keyboard.press('2');
    await card.locator('.grade', { hasText: 'B2' }).waitFor();
    await page.keyboard.press('i');
    await expect.poll(() => card.locator('.history li').count()).toBeGreaterThanOrEqual(3);
    await page.keyboard.press('u');
    await card.locator('.grade', { hasText: 'C3' }).waitFor();
    await page.keyboard.press('u');
    await card.locator('.flag').waitFor({ state: 'detached' });
    await page.keyboard.press('u');
    await card.locator('.review').waitFor({ state: 'detached' });
    await page.keyboard.press('u');
    await page.getByText('There is no decision of yours to take back').first().waitFor();
  });

  test('keeps a rejected claim in sight and in the log', async () => {
    const { page } = okafor;
    await goTo(okafor, 'followed, photographed and threatened');
    await page.keyboard.press('r');
    await selectedCard(page).getByText('rejected · A. Okafor').waitFor();
    await page.keyboard.press('u');
    await selectedCard(page).locator('.review').waitFor({ state: 'detached' });
  });

  test('mends words, stance and speaker', async () => {
    const { page } = okafor;
    await goTo(okafor, 'followed, photographed and threatened');
    await page.keyboard.press('e');
    const form = page.getByRole('form', { name: 'Mend the claim' });
    await form.getByLabel('Speaker').fill('Dame Honor Wexcombe');
    await form.getByLabel('Stance').click();
    await page.getByRole('option', { name: 'warned' }).click();
    await selectWords(page, 'had been followed');
    await page.keyboard.press('3');
    expect(await hindrances(page)).toEqual([]);
    await expect.poll(() => form.locator('.sample-content').textContent()).toContain('had been followed');
    await form.getByRole('button', { name: 'Save the mend' }).click();
    await page.locator('.card.on', { hasText: 'by Dame Honor Wexcombe' }).waitFor();
    expect(await selectedCard(page).locator('.stance').textContent()).toContain('warned');
    await page.keyboard.press('u');
    await page.locator('.card.on', { hasText: 'exiles from Varran' }).waitFor();
  });

  test('makes a claim of selected words, with a translation beside it', async () => {
    const { page } = okafor;
    await page.locator('.text-pane').click({ position: { x: 5, y: 5 } });
    await page.locator('.text-pane').evaluate((pane) => pane.scrollTo(0, 0));
    await selectWords(page, 'Home Affairs Editor');
    await page.getByRole('toolbar', { name: 'Selected words' }).waitFor();
    await page.keyboard.press('c');
    const form = page.getByRole('form', { name: 'Make a claim' });
    await form.getByLabel('Speaker').fill('Constance Ferrier');
    await form.getByRole('textbox', { name: 'Translation' }).fill('Rédactrice');
    await form.getByLabel('Translated by').fill('A. Okafor');
    await form.getByRole('button', { name: 'Make the claim' }).click();
    await page.locator('.card.on', { hasText: 'Rédactrice' }).waitFor();
    expect(await selectedCard(page).textContent()).toContain('made by hand');
    await page.keyboard.press('u');
    await page.locator('.card', { hasText: 'Rédactrice' }).waitFor({ state: 'detached' });
  });

  test('marks selected words as a name, in another script too', async () => {
    const { page } = okafor;
    await page.getByLabel('Filter documents by title').fill('in russian');
    await page.locator('.doc').first().click();
    await page.getByRole('heading', { name: /in Russian/ }).waitFor();
    const word = await page
      .locator('.text-pane')
      .evaluate((pane) => /\p{Script=Cyrillic}{4,}/u.exec(pane.textContent ?? '')?.[0] ?? '');
    await selectWords(page, word);
    await page.getByRole('toolbar', { name: 'Selected words' }).waitFor();
    await page.keyboard.press('m');
    const dialog = page.getByRole('dialog', { name: 'Mark these words' });
    await dialog.getByLabel('In English, or in Latin letters').fill('A name');
    expect(await hindrances(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Mark' }).click();
    await dialog.waitFor({ state: 'detached' });
    const client = await demo.client('a.okafor');
    const { caseId } = (await client.call('listCases')).cases[0]!;
    const { entities } = await client.call('listEntities', { params: { caseId }, query: { name: word } });
    expect(entities).toMatchObject([{ name: word, translation: 'A name' }]);
    await page.getByLabel('Filter documents by title').fill('two accused');
    await page.locator('.doc').first().click();
    await page.locator('.card').first().waitFor();
  });

  test('relies on a claim, its denial going with the link', async () => {
    const { page } = okafor;
    await goTo(okafor, 'at least 19 papers');
    await page.keyboard.press('l');
    const dialog = page.getByRole('dialog', { name: 'Rely on this claim' });
    await dialog.waitFor();
    expect(await hindrances(page)).toEqual([]);
    await dialog.getByLabel(/^From/).first().fill('The handler');
    await dialog.getByLabel(/^To/).first().fill('A. Lorne');
    expect(await dialog.textContent()).toContain('alleged and denied');
    await dialog.getByRole('button', { name: 'Rely on it' }).click();
    await selectedCard(page).getByText('relied on for').waitFor();
    await page.getByRole('link', { name: 'Links' }).click();
    const row = page.getByRole('row', { name: /The handler/ });
    await row.getByText('alleged and denied').first().waitFor();
    await row.getByRole('button', { name: '1 claim' }).click();
    await page.getByRole('button', { name: /at least 19 papers/ }).click();
    await page.locator('.card.on', { hasText: 'at least 19 papers' }).waitFor();
  });

  test('leaves keys alone while somebody types', async () => {
    const { page } = okafor;
    const before = await selectedCard(page).textContent();
    await page.getByLabel('Filter documents by title').pressSequentially('arejkl');
    expect(await selectedCard(page).textContent()).toBe(before);
    await page.getByLabel('Filter documents by title').fill('');
    await page.getByLabel('Filter documents by title').blur();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'detached' });
  });

  test('tells the second of two reviewers who was first, and keeps what they typed', async () => {
    const castell = await demo.signIn('m.castell');
    await openDocument(castell.page, 'two accused');
    await goTo(castell, 'a matter for the courts').catch(() => goTo(castell, 'would not stop at buying gossip'));
    const words = (await selectedCard(castell.page).locator('.card-words').textContent())!;
    await castell.page.keyboard.press('e');
    const form = castell.page.getByRole('form', { name: 'Mend the claim' });
    await form.getByLabel('Speaker').fill('Somebody else');
    await goTo(okafor, words.slice(0, 30));
    await okafor.page.keyboard.press('r');
    await selectedCard(okafor.page).getByText('rejected · A. Okafor').waitFor();

    castell.watch.allow(/status of 409/);
    await form.getByRole('button', { name: 'Save the mend' }).click();
    await castell.page.getByRole('alert').filter({ hasText: 'LL-CONFLICT' }).waitFor();
    expect(await castell.page.getByRole('alert').textContent()).toContain('A. Okafor');
    expect(await form.getByLabel('Speaker').inputValue()).toBe('Somebody else');
    await castell.page.locator('.card.on', { hasText: 'rejected · A. Okafor' }).waitFor();
    expect(castell.watch.unexpected()).toEqual([]);
    await castell.close();
  });

  test('lets a reader read, and decide nothing', async () => {
    const reader = await demo.signIn('p.nwosu');
    await openDocument(reader.page, 'two accused');
    await reader.page.keyboard.press('j');
    await selectedCard(reader.page).waitFor();
    expect(await reader.page.getByRole('button', { name: /read rightly/ }).count()).toBe(0);
    await reader.page.keyboard.press('a');
    await reader.page.getByText('deciding is for analysts').first().waitFor();
    expect(reader.watch.unexpected()).toEqual([]);
    await reader.close();
  });

  test('draws a document of 5,000 claims a screenful at a time', async () => {
    const client = await demo.client('a.okafor');
    const { caseId } = (await client.call('listCases')).cases[0]!;
    const text = Array.from(
      { length: 5000 },
      (_, at) => `Witness Hale said that parcel ${at} had left the yard before dawn.\n`,
    ).join('');
    const { document } = await client.call('receiveDocument', {
      params: { caseId },
      query: { name: 'five-thousand.txt' },
      body: new TextEncoder().encode(text),
    });
    await expect
      .poll(
        async () => (await client.call('getDocument', { params: { caseId, documentId: document.documentId } })).claims,
        { timeout: 100_000 },
      )
      .toBeGreaterThanOrEqual(4900);
    const { page } = okafor;
    await page.goto(`${demo.url}/cases/${caseId}/documents/${document.documentId}`);
    await page.locator('.card').first().waitFor();
    await page.keyboard.press('k');
    await page.locator('.lit', { hasText: 'parcel 4999' }).waitFor();
    expect(await page.locator('.card').count()).toBeLessThan(60);
    expect(await page.locator('.block').count()).toBeLessThan(120);
  });

  test('complains of nothing in the console', () => {
    expect(okafor.watch.unexpected()).toEqual([]);
  });
});
