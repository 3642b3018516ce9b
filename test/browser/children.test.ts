import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '#api/client';
import { makeMail } from '../files/make-mail.ts';
import { makeZip } from '../files/make-zip.ts';
import { hindrances } from './axe.ts';
import { isBrowserHere } from './chromium.ts';
import { demoInBrowser, openDocument, type DemoInBrowser, type Seat } from './harness.ts';

const head = { From: 'Ada <ada@a.example>', To: 'Ben <ben@b.example>', Date: 'Mon, 5 Jan 2026 10:00:00 +0000' };

describe.runIf(isBrowserHere())('documents found inside others, in a browser', { timeout: 120_000 }, () => {
  let demo: DemoInBrowser;
  let okafor: Seat;
  let client: Client;
  let caseId = '';
  beforeAll(async () => {
    demo = await demoInBrowser();
    client = await demo.client('a.okafor');
    const { cases } = await client.call('listCases', {});
    caseId = cases[0]!.caseId;
    const letter = 'Ada Lund said that the ship had left.';
    const attached = [
      { name: 'letter of the harbour master.txt', bytes: letter },
      { name: 'second list.txt', bytes: 'Ben Holm denied the list.' },
    ];
    const first = makeMail(
      { ...head, 'Message-ID': '<1@a.example>', Subject: 'The ship' },
      'Here is the letter.',
      attached,
    );
    const second = makeMail({ ...head, 'In-Reply-To': '<1@a.example>', Subject: 'Re: The ship' }, 'Thank you.');
    const body = new Uint8Array(
      makeZip([
        { name: 'post/1.eml', bytes: first },
        { name: 'post/2.eml', bytes: second },
      ]),
    );
    await client.call('receiveDocument', { params: { caseId }, query: { name: 'seized post.zip' }, body });
    okafor = await demo.signIn('a.okafor');
  }, 240_000);
  afterAll(() => demo?.close());

  test('lead to what they lie in, and that to what it holds and to the mails of its thread', async () => {
    const { page } = okafor;
    await expect
      .poll(async () => (await client.call('getProgress', { params: { caseId } })).waiting, { timeout: 60_000 })
      .toBe(0);
    await openDocument(page, 'letter of the harbour master');
    const around = page.locator('.surroundings');
    await around.getByText('1 of 2 in').waitFor();
    await around.getByRole('button', { name: 'The ship' }).click();
    await around.getByText('Holds 2 documents').click();
    await around.getByRole('row', { name: 'Plain text 2' }).waitFor();
    await around.getByRole('button', { name: 'second list.txt' }).waitFor();
    await around.getByText('1 other mail of this thread').click();
    await around.getByRole('button', { name: 'Re: The ship' }).waitFor();
    expect(await hindrances(page)).toEqual([]);
    await pictures('children');
  });

  test('stand in the list with their place, and what holds them with their number', async () => {
    const { page } = okafor;
    await page.getByLabel('Filter documents by title').fill('seized post');
    await page.locator('.doc', { hasText: 'holds 2 documents' }).waitFor();
    await page.getByLabel('Filter documents by title').fill('Re: The ship');
    await page.locator('.doc', { hasText: '2 of 2 in seized post.zip' }).waitFor();
    expect(await hindrances(page)).toEqual([]);
    expect(okafor.watch.unexpected()).toEqual([]);
  });

  test('that nearly say the same show what differs', async () => {
    const { page } = okafor;
    const words = (month: string) =>
      `Minutes of the harbour board, ${month}.\n${Array.from({ length: 30 }, (_, n) => `Item ${n}: Ada Lund said that berth ${n} had been let to the yard for the season, at the usual rate.`).join('\n')}\n`;
    for (const [name, month] of [
      ['minutes of the board.txt', 'March'],
      ['minutes, second copy.txt', 'April'],
    ] as const)
      await client.call('receiveDocument', {
        params: { caseId },
        query: { name },
        body: new TextEncoder().encode(words(month)),
      });
    await expect
      .poll(async () => (await client.call('getProgress', { params: { caseId } })).waiting, { timeout: 60_000 })
      .toBe(0);
    await page.getByLabel('Filter documents by title').fill('minutes of the board');
    await page.locator('.doc').first().click();
    await page.getByText('1 document with nearly this text').click();
    await page.getByRole('button', { name: 'what differs' }).click();
    const dialog = page.getByRole('dialog', { name: 'What differs' });
    await dialog.getByRole('deletion').filter({ hasText: 'March' }).waitFor();
    await dialog.getByRole('insertion').filter({ hasText: 'April' }).waitFor();
    expect(await hindrances(page)).toEqual([]);
    await pictures('differs');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('are released with what they lie in where that is ticked, by somebody who did not set it aside', async () => {
    const { page } = okafor;
    const { documents } = await client.call('listDocuments', { params: { caseId }, query: { limit: 500 } });
    const { documentId, version } = documents.find((one) => one.name === 'seized post.zip')!;
    const body = { expected: version, reason: 'may hold letters to counsel' };
    await client.call('setDocumentAside', { params: { caseId, documentId }, body });
    const reviewer = await demo.signIn('b.amin');
    await reviewer.page.goto(`${demo.url}/cases/${caseId}/documents/${documentId}`);
    await reviewer.page.getByText('Set aside, unread.').waitFor();
    await reviewer.page.getByLabel('Release it to be read, because').fill('Looked at: nothing of counsel.');
    const box = reviewer.page.getByLabel(/^Release also 4 documents found inside it/);
    await box.check();
    expect(await hindrances(reviewer.page)).toEqual([]);
    await pictures('release', reviewer.page);
    await reviewer.page.getByRole('button', { name: 'Release …' }).click();
    await reviewer.page.getByText('Its text and that of 4 documents inside it go to the reader').waitFor();
    await reviewer.page.getByRole('button', { name: 'Release it to be read' }).click();
    await reviewer.page.getByText('Set aside, unread.').waitFor({ state: 'detached' });
    const states = async () =>
      (await client.call('listInside', { params: { caseId, documentId } })).inside.map((one) => one.state);
    await expect.poll(states, { timeout: 60_000 }).toEqual(['read', 'read']);
    expect([...okafor.watch.unexpected(), ...reviewer.watch.unexpected()]).toEqual([]);
    await reviewer.close();
    await page.reload();
  });

  async function pictures(name: string, page = okafor.page): Promise<void> {
    const folder = process.env['LAMPLIGHTER_PICTURE'];
    for (const width of folder === undefined ? [] : [1280, 1920])
      for (const theme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme: theme });
        await page.screenshot({ path: join(folder!, `${name}-${width}-${theme}.png`) });
      }
  }
});
