import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { degrees, PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '#api/client';
import { makeChinesePdf } from '../files/make-chinese-pdf.ts';
import { makeMail } from '../files/make-mail.ts';
import { makeXlsx } from '../files/make-xlsx.ts';
import { hindrances } from './axe.ts';
import { isBrowserHere } from './chromium.ts';
import { demoInBrowser, type DemoInBrowser, type Seat } from './harness.ts';

const head = { From: 'Ada <ada@a.example>', To: 'Ben <ben@b.example>', Date: 'Mon, 5 Jan 2026 10:00:00 +0000' };

/** Forty pages; the words that are sought stand on the thirty-first, on a page that is turned, behind a script. */
async function makePdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let number = 1; number <= 40; number++) {
    const page = pdf.addPage([400, 560]);
    page.drawText(`Page ${number} of the log of the harbour.`, { x: 40, y: 500, size: 12, font });
    if (number === 31) {
      page.drawText('Ada Lund said that the crane had fallen on Sunday.', { x: 40, y: 300, size: 12, font });
      page.setRotation(degrees(90));
    }
  }
  const script = pdf.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1); this.submitForm("/api");') });
  pdf.catalog.set(PDFName.of('OpenAction'), pdf.context.register(script));
  return pdf.save();
}

const text = (r: string, v: string) => ({ r, v, t: 'inlineStr' });
const sheet = makeXlsx({
  Notes: [[text('A1', 'Nothing here')]],
  Staff: [
    [text('A1', 'Name'), text('B1', 'Role'), text('C1', 'Remarks')],
    ...Array.from({ length: 400 }, (_, at) => [
      text(`A${at + 2}`, `Person ${at + 1}`),
      text(`B${at + 2}`, 'clerk'),
      text(`C${at + 2}`, at === 299 ? 'keeps the quayside ledger' : 'none'),
    ]),
  ],
});

describe.runIf(isBrowserHere())('words in their place, in a browser', { timeout: 120_000 }, () => {
  let demo: DemoInBrowser;
  let okafor: Seat;
  let page: Page;
  let client: Client;
  let caseId = '';
  const ids = new Map<string, string>();
  beforeAll(async () => {
    demo = await demoInBrowser();
    client = await demo.client('a.okafor');
    const { cases } = await client.call('listCases', {});
    caseId = cases[0]!.caseId;
    const files: readonly (readonly [string, Uint8Array | string])[] = [
      ['log.pdf', await makePdf()],
      ['staff.xlsx', sheet],
      ['list.csv', 'name;says\r\n"Lund; Ada";"the winch\nwas mended"\r\nBen;nothing\r\n'],
      ['mail.eml', makeMail({ ...head, Subject: 'The missing anchor' }, 'Ada Lund said that the buoy had sunk.')],
      ['scan.png', readFileSync('test/files/typed-page.png')],
      ['fax.pdf', readFileSync('test/files/typed-page-fax.pdf')],
      ['chinese.pdf', makeChinesePdf()],
    ];
    for (const [name, bytes] of files) {
      const body = new Uint8Array(Buffer.from(bytes as string));
      const { document } = await client.call('receiveDocument', { params: { caseId }, query: { name }, body });
      ids.set(name, document.documentId);
    }
    okafor = await demo.signIn('a.okafor');
    ({ page } = okafor);
    // Of the tests' own looking at what was drawn.
    okafor.watch.allow(/willReadFrequently/);
  }, 240_000);
  afterAll(() => demo?.close());

  /** Where words stand in the text of a document. */
  const spanOf = async (name: string, words: string): Promise<string> => {
    const { renditions } = await client.call('getDocument', { params: { caseId, documentId: ids.get(name)! } });
    const { renditionId } = renditions.at(-1)!;
    const found = await client.call('getRenditionText', { params: { caseId, renditionId } });
    const start = found.text.indexOf(words);
    expect(start).toBeGreaterThanOrEqual(0);
    return `${start}-${start + words.length}`;
  };
  const openAt = async (name: string, words: string): Promise<void> => {
    await page.goto(`${demo.url}/cases/${caseId}/documents/${ids.get(name)}?at=${await spanOf(name, words)}&place=1`);
  };
  const pictures = async (name: string): Promise<void> => {
    const folder = process.env['LAMPLIGHTER_PICTURE'];
    if (folder === undefined) return;
    for (const width of [1280, 1920])
      for (const theme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme: theme });
        await page.screenshot({ path: join(folder, `places-${name}-${width}-${theme}.png`) });
      }
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia({ colorScheme: 'light' });
  };
  /** The share of dark pixels under the marks of a drawn page, and of the whole page. */
  const inkUnder = (selector: string): Promise<{ marked: number; whole: number }> =>
    page.evaluate(`{
      const canvas = document.querySelector('.page-sheet canvas');
      const sheet = canvas.getBoundingClientRect();
      const scale = canvas.width / sheet.width;
      const dark = (x, y, w, h) => {
        const { data } = canvas.getContext('2d').getImageData(x, y, Math.max(1, w), Math.max(1, h));
        let count = 0;
        for (let i = 0; i < data.length; i += 4) if (data[i] < 128) count++;
        return count / (data.length / 4);
      };
      const box = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
      ({
        marked: dark((box.left - sheet.left) * scale, (box.top - sheet.top) * scale, box.width * scale, box.height * scale),
        whole: dark(0, 0, canvas.width, canvas.height),
      })
    }`);

  test('open the page of a PDF at once, marked where they stand on it, and no script of the file runs', async () => {
    await expect
      .poll(async () => (await client.call('getProgress', { params: { caseId } })).waiting, { timeout: 60_000 })
      .toBe(0);
    await openAt('log.pdf', 'the crane had fallen');
    await page.getByText('page 31 of 40').waitFor();
    await page.locator('.page-found').waitFor();
    const { marked, whole } = await inkUnder('.page-found');
    // Letters are dark on white: under the mark they are thick, on the page they are few.
    expect(marked).toBeGreaterThan(0.08);
    expect(whole).toBeLessThan(0.05);
    const box = (await page.locator('.page-found').boundingBox())!;
    // The page is held sideways, and so are its lines.
    expect(box.height).toBeGreaterThan(box.width);
    expect(await hindrances(page)).toEqual([]);
    await pictures('pdf');
    await page.keyboard.press(']');
    await page.getByText('page 32 of 40').waitFor();
    await page.locator('.page-sheet canvas').waitFor();
    await page.keyboard.press('p');
    await page.locator('.text-pane .found').waitFor();
    await page.keyboard.press('p');
    await page.getByText('page 31 of 40').waitFor();
  });

  test('of a claim open from its card, and from a search hit', async () => {
    await page.keyboard.press('p');
    const card = page.locator('.card', { hasText: 'crane had fallen' });
    await card.getByRole('link', { name: 'page 31' }).click();
    await page.locator('.page-content.page-lit').first().waitFor();
    await page.goto(`${demo.url}/cases/${caseId}/search?q=%22crane+had+fallen%22`);
    await page.getByRole('link', { name: 'on its page' }).click();
    await page.getByText('page 31 of 40').waitFor();
    await page.locator('.page-found').waitFor();
  });

  test('of a table open its sheet at the cell, with the header in sight', async () => {
    await openAt('staff.xlsx', 'quayside ledger');
    const cell = page.locator('.table-cell-on');
    await cell.waitFor();
    expect(await cell.textContent()).toBe('keeps the quayside ledger');
    await page.getByRole('columnheader', { name: 'Remarks' }).waitFor();
    expect(await page.locator('.table-sought').textContent()).toContain('C301');
    expect(await page.getByRole('tab', { name: 'Staff' }).getAttribute('aria-selected')).toBe('true');
    const [header, marked, pane] = await Promise.all(
      ['.table-pane thead tr:nth-child(2)', '.table-cell-on', '.table-pane'].map((one) =>
        page.locator(one).boundingBox(),
      ),
    );
    expect(header!.y).toBeGreaterThanOrEqual(pane!.y);
    expect(marked!.y).toBeGreaterThan(header!.y + header!.height - 1);
    expect(marked!.y).toBeLessThan(pane!.y + pane!.height);
    expect(await hindrances(page)).toEqual([]);
    await pictures('sheet');
    await page.getByRole('tab', { name: 'Notes' }).click();
    await page.getByText('Nothing here').waitFor();
    await openAt('list.csv', 'was mended');
    await cell.waitFor();
    expect(await page.locator('.table-sought').textContent()).toContain('B2');
  });

  test('of a mail open its head or its body', async () => {
    await openAt('mail.eml', 'missing anchor');
    await page.locator('.mail-sought', { hasText: 'The missing anchor' }).waitFor();
    expect(await hindrances(page)).toEqual([]);
    await pictures('mail');
    await openAt('mail.eml', 'the buoy had sunk');
    await page.locator('.text-pane .found', { hasText: 'the buoy had sunk' }).waitFor();
    expect(await page.locator('.mail-sought').count()).toBe(0);
  });

  test('recognised in a picture are marked on it, each word where it stands', async () => {
    for (const name of ['scan.png', 'fax.pdf']) {
      await openAt(name, 'Monday');
      await page.locator('.page-found').waitFor();
      const { marked } = await inkUnder('.page-found');
      expect(marked).toBeGreaterThan(0.08);
      const [box, sheet] = await Promise.all(
        ['.page-found', '.page-sheet'].map((one) => page.locator(one).boundingBox()),
      );
      // The last word of a line that ends at three quarters of the picture.
      expect((box!.x - sheet!.x) / sheet!.width).toBeGreaterThan(0.55);
      expect(box!.width / sheet!.width).toBeLessThan(0.2);
      expect(await hindrances(page)).toEqual([]);
      await pictures(name.replace('.', '-'));
    }
  });

  test('in letters that the file does not bring along are drawn from parts of this server', async () => {
    await page.goto(`${demo.url}/cases/${caseId}/documents/${ids.get('chinese.pdf')}?place=1`);
    await page.locator('.page-sheet canvas').waitFor();
    await page.getByText('page 1 of 1').waitFor();
    const answer = await page.request.get(`${demo.url}/api/cases/${caseId}/documents/${ids.get('log.pdf')}/bytes`);
    expect(answer.headers()).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers()['content-disposition']).toMatch(/^attachment/);
    expect(okafor.watch.unexpected()).toEqual([]);
  });
});
