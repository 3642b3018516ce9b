import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '#api/client';
import { hindrances } from './axe.ts';
import { isBrowserHere } from './chromium.ts';
import { demoInBrowser, type DemoInBrowser, type Seat } from './harness.ts';

describe.runIf(isBrowserHere())('who is who in a browser', { timeout: 120_000 }, () => {
  let demo: DemoInBrowser;
  let okafor: Seat;
  let client: Client;
  let caseId: string;
  beforeAll(async () => {
    demo = await demoInBrowser();
    okafor = await demo.signIn('a.okafor');
    client = await demo.client('a.okafor');
    caseId = (await client.call('listCases')).cases[0]!.caseId;
    await okafor.page.getByRole('link', { name: 'Ferry Lane' }).click();
  }, 240_000);
  afterAll(() => demo?.close());

  const row = (name: string) => okafor.page.locator('.queue-row', { hasText: name }).first();
  const make = async (name: string) =>
    (await client.call('makeEntity', { params: { caseId }, body: { schema: 'Person', name } })).entity.entityId;
  const decide = (leftId: string, rightId: string, decision: 'same' | 'not same') =>
    client.call('decideResolution', { params: { caseId }, body: { leftId, rightId, decision } });

  test('joins names to an entity by one key, and takes it back by another', async () => {
    const { page } = okafor;
    await page.getByRole('link', { name: 'Same or not' }).click();
    await row('I. Tarrant').click();
    await page.getByRole('checkbox', { name: /^Imogen Tarrant/ }).waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.keyboard.press('s');
    await page.getByText('Imogen Tarrant and Imogen Tarrant: the same').first().waitFor();
    await row('I. Tarrant').waitFor({ state: 'detached' });
    await page.keyboard.press('z');
    await page.getByText('Taken back: Imogen Tarrant and Imogen Tarrant').first().waitFor();
    await row('I. Tarrant').waitFor();
  });

  test('leaves a name out that may stand for two, until somebody takes it in', async () => {
    const { page } = okafor;
    await row('Rosalind Hale').click();
    const doubtful = page.getByRole('checkbox', { name: /^R\. Hale/ });
    await doubtful.waitFor();
    expect(await doubtful.isChecked()).toBe(false);
    const names = await page.locator('.pick li').allTextContents();
    await page.keyboard.press(String(names.findIndex((one) => one.startsWith('R. Hale')) + 1));
    expect(await doubtful.isChecked()).toBe(true);
  });

  test('shows where each thing comes from once two are one, and takes them apart', async () => {
    const { page } = okafor;
    const [one, other] = [await make('Nils Ferran'), await make('FERRAN NILS')];
    await client.call('describeEntity', {
      params: { caseId, entityId: other },
      body: { property: 'passportNumber', value: 'CV 77120', note: 'border return T45' },
    });
    await decide(one, other, 'same');
    await page.goto(`${demo.url}/cases/${caseId}/entities/${one}`);
    await page.getByRole('region', { name: 'One by decision: 2 entities' }).waitFor();
    await page.getByText('of FERRAN NILS').first().waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('button', { name: 'Take apart' }).first().click();
    await page.getByRole('region', { name: 'One by decision: 2 entities' }).waitFor({ state: 'detached' });
    await page
      .getByRole('region', { name: 'Possibly the same as' })
      .getByRole('button', { name: 'Unsure' })
      .first()
      .click();
    await page.getByRole('region', { name: 'Decisions' }).getByText('left open').waitFor();
  });

  test('shows decisions that contradict each other, until one is taken back', async () => {
    const { page } = okafor;
    const [a, b, c] = [await make('Anna One'), await make('Anna Two'), await make('Anna Three')] as const;
    await decide(a, b, 'same');
    await decide(b, c, 'same');
    await decide(a, c, 'not same');
    await page.goto(`${demo.url}/cases/${caseId}/names/conflicts`);
    await page.locator('.conflict').waitFor();
    expect(await page.locator('.conflict .decision').count()).toBe(3);
    expect(await hindrances(page)).toEqual([]);
    await page.locator('.conflict .decision').first().getByRole('button', { name: 'Take back' }).click();
    await page.getByText('No decisions contradict each other').waitFor();
  });

  test('finds a name in another script, and screens a list', async () => {
    const { page } = okafor;
    await page.goto(`${demo.url}/cases/${caseId}/names/look-up`);
    await page.getByLabel(/in any script/).fill('Саркат Алюн');
    await page
      .getByRole('cell', { name: /Alyun Sarkat/ })
      .first()
      .waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('link', { name: 'Screen a list' }).click();
    await page.getByLabel(/^Names, one a line/).fill('Vey, Joel\nNobody Atall');
    await page.getByRole('button', { name: 'Screen 2 names' }).click();
    await page.getByText('2 of 2 names, 1 with a likeness').waitFor();
    expect(await hindrances(page)).toEqual([]);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as CSV' }).click();
    expect((await saved).suggestedFilename()).toBe('screening Ferry Lane.csv');
    expect(okafor.watch.unexpected()).toEqual([]);
  });

  test('offers on the page of an entity what documents may mean by it', async () => {
    const { page } = okafor;
    const id = await make('Honor Wexcombe');
    await page.goto(`${demo.url}/cases/${caseId}/entities/${id}`);
    const possibly = page.getByRole('region', { name: 'Possibly the same as' });
    const role = possibly.getByRole('region', { name: 'Names in documents: head of the Security Bureau' });
    await role.getByText('joined in these documents alone').waitFor();
    await possibly.getByText('speaks beside').first().waitFor();
    expect(await hindrances(page)).toEqual([]);
    await possibly.getByRole('button', { name: 'It is meant' }).last().click();
    await role.waitFor({ state: 'detached' });
    await page.getByRole('cell', { name: 'head of the Security Bureau' }).waitFor();
  });

  test('shows a match of two hidden cases to their officer alone, who tells both whom to speak to', async () => {
    const sallow = await demo.client('r.sallow');
    const { caseId: second } = await sallow.call('openCase', { body: { title: 'Stannergate exiles' } });
    const who = { schema: 'Person' as const, name: 'Mirela Dejani' };
    await sallow.call('makeEntity', { params: { caseId: second }, body: who });
    const body = { login: 'e.marchetti', compartmentId: second, roles: ['deconfliction officer' as const] };
    await sallow.call('setMember', { params: { caseId: second }, body });
    const officer = await demo.signIn('e.marchetti');
    await officer.page.getByRole('link', { name: 'Matches across cases' }).click();
    const card = officer.page.locator('.match', { hasText: 'Mirela Dejani' });
    await card.getByText('Stannergate exiles').waitFor();
    expect(await hindrances(officer.page)).toEqual([]);
    await card.getByRole('button', { name: 'Tell both to speak to me' }).click();
    await card.getByText('both were told').waitFor();
    expect(officer.watch.unexpected()).toEqual([]);
    await officer.close();

    const { page } = okafor;
    await page.goto(`${demo.url}/cases/${caseId}/names/notices`);
    const line = page.getByRole('listitem').filter({ hasText: 'Mirela Deane' });
    await line.getByText('E. Marchetti').waitFor();
    expect(await page.getByText('Stannergate exiles').count()).toBe(0);
    expect(await hindrances(page)).toEqual([]);
  });

  test('lets those who read look, and not decide', async () => {
    const nwosu = await demo.signIn('p.nwosu');
    await nwosu.page.goto(`${demo.url}/cases/${caseId}/names`);
    await nwosu.page.locator('.queue-row').first().waitFor();
    expect(await nwosu.page.getByRole('button', { name: 'Not the same' }).isDisabled()).toBe(true);
    await nwosu.page.keyboard.press('s');
    await nwosu.page.getByText('deciding is for analysts').first().waitFor();
    expect(nwosu.watch.unexpected()).toEqual([]);
    await nwosu.close();
  });
});
