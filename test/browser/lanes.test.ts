import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '#api/client';
import { DEFAULT_LIMITS } from '#files/extraction-limits';
import { parseDocx } from '#files/parse-docx';
import { hindrances } from './axe.ts';
import { allegationsOf, pagesOfCase, unfairOn } from './fair-pages.ts';
import { unfairUnits } from '../fairness/unfair.ts';
import { isBrowserHere } from './chromium.ts';
import { demoInBrowser, type DemoInBrowser, type Seat } from './harness.ts';

/** What the demo's story lacks: something of the Desk that waits for its other wording. */
async function prepare(client: Client, caseId: string): Promise<void> {
  await client.call('fileLaneThing', {
    params: { caseId },
    body: {
      kind: 'gate',
      title: 'A report of the Desk',
      fields: { origin: 'intelligence', original: 'The words as they came.' },
    },
  });
}

describe.runIf(isBrowserHere())('the two lanes', { timeout: 180_000 }, () => {
  let demo: DemoInBrowser;
  let seat: Seat;
  beforeAll(async () => {
    demo = await demoInBrowser();
    const client = await demo.client('a.okafor');
    const { caseId } = (await client.call('listCases')).cases[0]!;
    await prepare(client, caseId);
    seat = await demo.signIn('a.okafor', { acceptDownloads: true });
    seat.watch.allow(/status of 422/);
    await seat.page.getByRole('link', { name: 'Ferry Lane' }).click();
  }, 180_000);
  afterAll(() => demo?.close());

  const part = async (name: string) => {
    const { page } = seat;
    await page.getByRole('navigation', { name: 'Case' }).getByRole('link', { name: 'Lanes' }).click();
    await page.getByRole('navigation', { name: 'Lanes' }).getByRole('link', { name }).click();
  };
  const side = () => seat.page.getByRole('complementary');
  const row = (title: string) => seat.page.locator('.mx-line').filter({ hasText: title });
  const open = async (title: string) => {
    await row(title).getByRole('button', { name: title }).click();
    await side().getByRole('heading', { name: title }).waitFor();
  };

  test('shows each point with its state in a word, and opens one to its exact words by keys', async () => {
    const { page } = seat;
    await part('Points to prove');
    await page.locator('.mx-line').first().waitFor();
    expect(await page.locator('.mx-head').textContent()).toMatch(
      /^Aidan Lorne · OSA 1911 s\. 1\(1\)\(c\).*denied .*status as reported: dropped · verified: discontinued/u,
    );
    const states = await page.locator('.mx-line .cell-word').allTextContents();
    expect(states.map((text) => text.trim().split(' ')[0])).toEqual([
      'evidenced',
      'evidenced',
      'thin',
      'gap',
      'contested',
      'gap',
    ]);
    await page.keyboard.press('j');
    await side().locator('.claim-line').waitFor();
    const opened = await side().textContent();
    expect(opened).toContain('MF/7, list of papers');
    expect(opened).toContain('The list MF/7 records at least 19 papers');
    expect(opened).toContain('denied');
    expect(await hindrances(page)).toEqual([]);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await side().getByRole('heading', { name: 'Purpose prejudicial' }).waitFor();
    const purpose = await side().textContent();
    expect(purpose).toContain('not verified');
    expect(purpose).toContain('Rosalind Hale: limited by policy');
    expect(purpose).toContain('“in part on material which I am not able to exhibit”');
    expect(purpose).toContain('is intelligence that has not passed the gate');
  });

  test('goes back to the day on which a point changed', async () => {
    const { page } = seat;
    const past = page.locator('.mx-past');
    const back = async (day: string) => {
      await page.keyboard.press('[');
      await past.filter({ hasText: `As it stood on ${day},` }).waitFor();
    };
    await back('16 July 2024');
    expect(await row('Useful to an enemy').textContent()).toContain('changed on this day');
    expect(await page.locator('.mx-head').textContent()).toContain('status as reported: charged');
    await back('22 March 2024');
    expect(await row('Information within the list').textContent()).toMatch(/evidenced.*changed on this day/u);
    expect(await row('Useful to an enemy').textContent()).not.toContain('reads so since');
    await back('14 March 2024');
    expect(await row('Information within the list').textContent()).toMatch(/gap since 7 March 2024/u);
    await page.keyboard.press('r');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('c');
    const changes = await page.getByRole('table', { name: 'What changed on which day' }).textContent();
    expect(changes).toContain('was gap');
    expect(changes).toContain('changed what must be shown');
    await page.keyboard.press('t');
    await past.waitFor({ state: 'detached' });
    expect(await row('Information within the list').textContent()).toContain('evidenced since 22 March 2024');
  });

  test('turns a gap into a dated request by one key', async () => {
    const { page } = seat;
    await open('Consent to prosecute');
    await page.keyboard.press('r');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('To', { exact: false }).first().fill('The ministry');
    await dialog.getByRole('button', { name: 'Make the request' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => side().textContent()).toContain('The ministry');
    expect(await row('Consent to prosecute').textContent()).toContain('0 days ago');
  });

  test('refuses a step in words, with what to do, and marks rules that nobody read', async () => {
    const { page } = seat;
    await part('Gate');
    await open('A report of the Desk');
    await side().getByText('The words as they came.').first().waitFor();
    expect(await side().textContent()).toContain('not written yet');
    await part('Disruption');
    await open('Referral on the visa of Lena Marr');
    await side().getByRole('button', { name: 'Propose' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Lawful basis').waitFor();
    for (const field of await dialog.getByRole('textbox').all()) await field.fill(' ');
    await dialog.getByRole('button', { name: 'Propose' }).click();
    const refusal = dialog.getByRole('alert');
    await refusal.waitFor();
    expect(await refusal.textContent()).toContain('The lawful basis is missing.');
    expect(await refusal.textContent()).toContain('not verified');
    expect(await hindrances(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  test('warns of a threat to life from any page by one key, with nothing filled in', async () => {
    const { page } = seat;
    await page.getByRole('navigation', { name: 'Case' }).getByRole('link', { name: 'Documents' }).click();
    await page.locator('.doc').first().waitFor();
    await page.keyboard.press('!');
    const dialog = page.getByRole('dialog');
    expect(await hindrances(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Record the threat' }).click();
    await expect.poll(() => side().textContent()).toContain('not told yet');
    await side().getByRole('button', { name: 'Warn' }).click();
    await dialog.getByRole('button', { name: 'Warn' }).click();
    await expect.poll(() => side().textContent()).toContain('given');
  });

  test('lists material and hands over a schedule that reads back as it stands', async () => {
    const { page } = seat;
    await part('Disclosure');
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What it is', { exact: false }).first().fill('Log of the gate');
    await dialog.getByLabel('What it comes from', { exact: false }).selectOption('evidence');
    await dialog.getByRole('button', { name: 'List material' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => side().textContent()).toContain('Log of the gate');
    await page.getByRole('button', { name: 'Take it away' }).first().click();
    await dialog.getByRole('button', { name: 'Save the file' }).click();
    await dialog.getByRole('alert').waitFor();
    expect(await dialog.getByRole('alert').textContent()).toContain('reference of the case');
    await dialog.getByLabel('Which is').selectOption('draft');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Save the file' }).click(),
    ]);
    const bytes = await readFile(await file.path());
    const { text } = await parseDocx(new Uint8Array(bytes), 'application/x-test', DEFAULT_LIMITS);
    expect(text).toContain('DRAFT: not to be served or signed.');
    expect(text).toContain('Aidan Lorne');
    expect(text).toMatch(/Status verified: discontinued/u);
  });

  test('tries a tripwire on what happened, live by whoever may, and puts a position in the register', async () => {
    const { page } = seat;
    await part('Tripwires');
    await page.getByRole('button', { name: 'Make a tripwire' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Called', { exact: false }).fill('Somebody at risk');
    await dialog.getByLabel('Somebody is at risk').check();
    await dialog.getByRole('button', { name: 'Try it on what happened so far' }).click();
    await dialog.getByRole('status', { name: 'On what happened so far' }).waitFor();
    expect(await hindrances(page)).toEqual([]);
    // An analyst may try a rule; putting it live is for a case owner, and the refusal says so.
    seat.watch.allow(/status of 403/);
    await dialog.getByRole('button', { name: 'Put it live' }).click();
    await dialog.getByRole('alert').filter({ hasText: 'case owner' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await part('Positions');
    await page.getByRole('button', { name: 'Add a position' }).first().click();
    await dialog.getByLabel('The state it is about', { exact: false }).fill('Varran');
    await dialog.getByLabel('Or its words, by hand', { exact: false }).fill('A competitor, and a partner.');
    await dialog.getByLabel('Said by', { exact: false }).fill('The Government');
    await dialog.getByLabel('Said on', { exact: false }).fill('2023-06-08');
    expect(await hindrances(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Put it in the register' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('cell', { name: 'A competitor, and a partner.' }).first().waitFor();
  });

  test('says what a disruption has to do with the other lane, and takes it back', async () => {
    const { page } = seat;
    await part('Disruption');
    await open('Referral on the visa of Lena Marr');
    const ties = side().locator('.plain-list li').filter({ hasText: 'it exposes an origin: the second source' });
    await side().getByRole('button', { name: 'Tie to the other lane' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What it has to do with the other lane').selectOption('disruption exposes origin');
    await dialog.getByLabel('The origin', { exact: false }).fill('the second source');
    expect(await hindrances(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Tie them' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => ties.count()).toBe(1);
    await ties.getByRole('button', { name: 'Take back' }).click();
    await expect.poll(() => ties.count()).toBe(0);
  });

  test('opens a case from a lead in one step, and calls it by its name from then on', async () => {
    const owner = await demo.signIn('r.sallow');
    try {
      const { page } = owner;
      const client = await demo.client('r.sallow');
      const { caseId } = (await client.call('listCases')).cases[0]!;
      const { claims } = await client.call('listClaims', { params: { caseId }, query: { limit: 1 } });
      const { thing } = await client.call('fileLaneThing', {
        params: { caseId },
        body: { kind: 'lead', title: 'A third clerk is written to', claimIds: [claims[0]!.claimId] },
      });
      const fields = { activity: 'yes', credible: 'yes', canAct: 'yes', proportionate: 'yes', threatKind: 'politics' };
      await client.call('stepLaneThing', {
        params: { caseId, thingId: thing.thingId },
        body: { expected: thing.version, command: 'assess', fields },
      });
      await page.goto(`${demo.url}/cases/${caseId}/lanes/leads?thing=${thing.thingId}`);
      await page.getByRole('complementary').getByRole('button', { name: 'Open a case' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Title of the new case', { exact: false }).fill('The third clerk');
      await dialog.getByRole('checkbox', { checked: true }).first().waitFor();
      expect(await hindrances(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Open the case' }).click();
      await page.locator('.doc').filter({ hasText: claims[0]!.documentTitle }).waitFor();
      await page.getByRole('navigation', { name: 'Case' }).getByRole('link', { name: 'Lanes' }).click();
      await page.getByRole('navigation', { name: 'Lanes' }).getByRole('link', { name: 'Policy file' }).click();
      const decision = page.locator('.policy-list li').filter({ hasText: 'Opened from a lead' });
      await decision.filter({ hasText: 'The case it was opened from: Ferry Lane' }).waitFor();
      await page.goto(`${demo.url}/cases/${caseId}/lanes/leads?thing=${thing.thingId}`);
      await page.getByRole('complementary').getByText('The third clerk').waitFor();
      expect(owner.watch.unexpected()).toEqual([]);
    } finally {
      await owner.close();
    }
  });

  test('alleges nothing of anybody without their answer and status, on any page', async () => {
    const { page } = seat;
    const client = await demo.client('a.okafor');
    const { caseId } = (await client.call('listCases')).cases[0]!;
    const allegations = await allegationsOf(client, caseId);
    expect(allegations.length).toBeGreaterThan(3);
    const found: Record<string, unknown> = {};
    for (const at of pagesOfCase) {
      await page.goto(`${demo.url}/cases/${caseId}/${at}`);
      await page.locator('main').waitFor();
      await page.waitForLoadState('networkidle');
      const unfair = await unfairOn(page, allegations);
      if (unfair.length > 0) found[at] = unfair;
    }
    // Dialogs stand above the page, and show a title by itself: those of each step, and what is recorded anew.
    let dialogs = 0;
    for (const at of ['decisions', 'disruption', 'gate', 'disclosure']) {
      await page.goto(`${demo.url}/cases/${caseId}/lanes/${at}`);
      await page.locator('.mx-line button.bare').last().click();
      await page.locator('.lane-steps').waitFor();
      for (const button of await page.locator('.mx-does button, .mx-bar button').all()) {
        await button.click();
        await page.getByRole('dialog').waitFor();
        dialogs += 1;
        const unfair = await unfairOn(page, allegations, '[role=dialog]');
        if (unfair.length > 0) found[`${at}: ${await button.textContent()}`] = unfair;
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
    }
    // Pictures that are taken away: the chart as it stands, and a route.
    const taken = async (button: Locator) => {
      const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
      const text = (await readFile(await file.path(), 'utf8')).replaceAll(/<[^>]*>/gu, ' ').replaceAll('&#39;', '’');
      const unfair = unfairUnits([text], allegations);
      if (unfair.length > 0) found[file.suggestedFilename()] = unfair;
      return text;
    };
    await page.goto(`${demo.url}/cases/${caseId}/chart`);
    await page.getByRole('button', { name: 'Export' }).click();
    expect(await taken(page.getByRole('menuitem', { name: 'As SVG' }))).toContain('What is alleged here');
    const { links } = await client.call('listLinks', { params: { caseId } });
    const alleged = links.find((one) => one.basis === 'alleged and denied' && one.kind === 'handover')!;
    const ends = `from=${alleged.from.entityId}&to=${alleged.to.entityId}`;
    await page.goto(`${demo.url}/cases/${caseId}/trace?${ends}`);
    expect(await taken(page.getByRole('button', { name: 'As picture' }))).toContain('Denied by');
    expect(found).toEqual({});
    expect(dialogs).toBeGreaterThan(8);
    // A planted one is found.
    await page.goto(`${demo.url}/cases/${caseId}/members`);
    await page.locator('main table').first().waitFor();
    await page.evaluate(`document.querySelector('main').append(${JSON.stringify(allegations[0]!.words)})`);
    expect(await unfairOn(page, allegations)).toMatchObject([{ of: allegations[0]!.of }]);
  });

  test('shows both lanes on one axis with the same as a table, and nothing hinders anybody', async () => {
    const { page } = seat;
    await part('Board');
    await page.getByRole('region', { name: 'Disrupt' }).waitFor();
    expect(await page.getByRole('region', { name: 'Prosecute' }).textContent()).toContain('Requests');
    expect(await side().textContent()).toContain('Referral on the visa of Lena Marr');
    expect(await page.getByRole('table', { name: 'The same as a table' }).textContent()).toContain(
      'Advice to all clerks',
    );
    const pages = ['Board', 'Leads', 'Disruption', 'Gate', 'Disclosure', 'Exhibits', 'Statements', 'Decisions'];
    for (const name of [...pages, 'Positions', 'Tripwires', 'Policy file']) {
      await part(name);
      await page.locator('.mx-scroll').first().waitFor();
      expect(await hindrances(page), name).toEqual([]);
    }
    expect(seat.watch.unexpected()).toEqual([]);
  });
});
