import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '#api/client';
import { hindrances } from './axe.ts';
import { isBrowserHere } from './chromium.ts';
import { demoInBrowser, type DemoInBrowser, type Seat } from './harness.ts';

const total = 30;
/** More than half: whatever the order in which the browser finds them, some of either kind come first. */
const beforeClosing = 16;
const nameOf = (n: number) => `page-${n}.txt`;
const isText = (n: number) => n % 2 === 0;
const bytesOf = (n: number) =>
  isText(n) ? Buffer.from(`Ada Lund said that ship ${n} had left.\n`) : Buffer.from([0, 1, 2, 0, 255, 0, n]);

describe.runIf(isBrowserHere())('a folder dropped on a case', { timeout: 120_000 }, () => {
  let demo: DemoInBrowser;
  let seat: Seat;
  let page: Page;
  let client: Client;
  let caseId = '';
  let home = '';
  const params = () => ({ caseId });
  const progress = () => client.call('getProgress', { params: params() });
  const loads = async () => (await client.call('listLoads', { params: params() })).loads;
  const isSending = (route: Route) => route.request().method() === 'POST';
  const documentsUrl = () => `**/cases/${caseId}/documents?*`;
  const openCase = async () => {
    await page.goto(`${demo.url}/cases/${caseId}/documents`);
    await page.getByRole('link', { name: 'Documents' }).waitFor();
  };

  /** Drops the folder as a pointer would: the browser itself opens it and reads its files. */
  const dropFolder = async () => {
    const debug = await page.context().newCDPSession(page);
    const place = await page.locator('.upload-area').boundingBox();
    const at = { x: place!.x + place!.width / 2, y: place!.y + place!.height / 2 };
    const data = { items: [], files: [join(home, 'box-seven')], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await debug.send('Input.dispatchDragEvent', { type, ...at, data });
    await debug.detach();
  };

  beforeAll(async () => {
    demo = await demoInBrowser();
    client = await demo.client('a.okafor');
    caseId = (await client.call('openCase', { body: { title: 'Northern boxes' } })).caseId;
    home = await mkdtemp(join(tmpdir(), 'lamplighter-load-'));
    await mkdir(join(home, 'box-seven'));
    for (let n = 0; n < total; n++) await writeFile(join(home, 'box-seven', nameOf(n)), bytesOf(n));
    await client.call('pauseReading', { params: params(), body: { paused: true } });
    seat = await demo.signIn('a.okafor');
    page = seat.page;
  }, 240_000);
  afterAll(async () => {
    await demo?.close();
    await rm(home, { recursive: true, force: true });
  });

  test('is sent until the tab is closed; what came stands there, is stopped for whoever sends, and let go on', async () => {
    await openCase();
    await page.getByText('No documents on this case yet').waitFor();
    expect(await hindrances(page)).toEqual([]);
    let begun = 0;
    // What lies beyond finds no server and is waited for, so that the tab is closed in the middle on any machine.
    seat.watch.allow(/ERR_CONNECTION_REFUSED/);
    await page.route(documentsUrl(), async (route) => {
      if (!isSending(route) || ++begun <= beforeClosing) await route.continue();
      else await route.abort('connectionrefused');
    });
    await dropFolder();
    await page.getByText(`${beforeClosing} of ${total} files`).waitFor();
    const context = page.context();
    await page.close();
    page = await context.newPage();
    await openCase();
    await page.getByText(`${beforeClosing} of ${total} files received`).waitFor();
    await page.getByText(`${beforeClosing} documents to go`).waitFor();
    await page.getByRole('button', { name: 'Stop: box-seven' }).click();
    await page.getByRole('button', { name: 'Go on: box-seven' }).waitFor();
    const [load] = await loads();
    const query = { name: 'late.txt', loadId: load!.loadId };
    const body = new TextEncoder().encode('Too late.');
    await expect(client.call('receiveDocument', { params: params(), query, body })).rejects.toMatchObject({
      code: 'LL-LOAD-STOPPED',
    });
    expect(await hindrances(page)).toEqual([]);
    await picture('load-stopped');
    await page.getByRole('button', { name: 'Go on: box-seven' }).click();
    await page.getByRole('button', { name: 'Stop: box-seven' }).waitFor();
  });

  test('is read once reading goes on, says what was not read and why, and tries that again', async () => {
    await page.getByRole('button', { name: 'Go on', exact: true }).click();
    await expect.poll(async () => (await progress()).waiting, { timeout: 60_000 }).toBe(0);
    const { read, unreadable } = await progress();
    expect(read + unreadable).toBe(beforeClosing);
    expect(unreadable).toBeGreaterThan(0);
    const again = page.getByRole('button', { name: 'Try these again: LL-FILE-BINARY' });
    await again.waitFor();
    await page
      .getByText(`${unreadable} document${unreadable === 1 ? '' : 's'} not read`)
      .first()
      .waitFor();
    expect(await hindrances(page)).toEqual([]);
    await picture('load-failures');
    await again.click();
    const retried = async () =>
      (await client.call('listLog', { params: params(), query: { limit: 50 } })).items.filter(
        (item) => item.kind === 'document.retried',
      ).length;
    await expect.poll(retried, { timeout: 30_000 }).toBe(unreadable);
    await expect.poll(async () => (await progress()).unreadable, { timeout: 60_000 }).toBe(unreadable);
  });

  test('dropped again it goes on by hash: nothing is sent twice, and the load is gone when it is whole', async () => {
    let sent = 0;
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().includes('/documents?')) sent += 1;
    });
    await dropFolder();
    await page.getByText(`${total} of ${total} files`, { exact: true }).waitFor();
    await page.getByText(`${beforeClosing} files with the same bytes as one already here`).waitFor();
    expect(sent).toBe(total - beforeClosing);
    await picture('load-whole');
    await expect.poll(loads).toEqual([]);
    await expect.poll(async () => (await progress()).waiting, { timeout: 60_000 }).toBe(0);
    expect(await progress()).toMatchObject({ read: total / 2, unreadable: total / 2 });
    expect(seat.watch.unexpected()).toEqual([]);
  });

  async function picture(name: string): Promise<void> {
    const pictures = process.env['LAMPLIGHTER_PICTURE'];
    for (const width of pictures === undefined ? [] : [1280, 1920])
      for (const theme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme: theme });
        await page.screenshot({ path: join(pictures!, `${name}-${width}-${theme}.png`) });
      }
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia({ colorScheme: 'light' });
  }
});
