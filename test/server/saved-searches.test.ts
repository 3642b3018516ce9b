import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

let server: TestServer;
let ada: TestPerson;
let ben: TestPerson;
let caseId = '';
let hidden = '';

const params = () => ({ caseId });
const save = (name: string, q: string, more: { compartmentId?: string } = {}) =>
  ada.client.call('saveSearch', { params: params(), body: { name, q, ...more } });
const run = (searchId: string, who = ada) => who.client.call('runSearch', { params: { caseId, searchId } });
const listed = async (who = ada) =>
  (await who.client.call('listSearches', { params: params(), query: { news: 'true' } })).searches;
const later = () => (server.installation.clock.now += 60_000);

beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  ada = await server.person('ada');
  ben = await server.person('ben');
  caseId = (await ada.client.call('openCase', { body: { title: 'The yard' } })).caseId;
  hidden = (await ada.client.call('openCompartment', { params: params(), body: { name: 'Behind' } })).compartmentId;
  await server.letIn(ada, caseId, caseId, ben, ['analyst']);
  await server.addText(ada, caseId, 'The drawings were kept in the yard.', { name: 'one.txt' });
});
afterAll(() => server.close());

describe('a saved search', () => {
  it('stands in the ledger under its name, and is taken back', async () => {
    const { entry, search } = await save('Papers', 'drawings');
    expect(await listed()).toEqual([{ ...search, fresh: null }]);
    const { items } = await ada.client.call('listLog', { params: params() });
    expect(items[0]).toMatchObject({ what: 'saved the search “Papers”', canUndo: true });
    await ada.client.call('undo', { params: params(), body: entry });
    expect(await listed()).toEqual([]);
    await expect(run(search.searchId)).rejects.toMatchObject({ code: 'LL-NOT-FOUND' });
  });

  it('is refused where nothing can be meant by it', async () => {
    await expect(save('Empty', 'NOT')).rejects.toMatchObject({ code: 'LL-INVALID' });
  });

  it('says what is new to each reader since they last ran it, of what they may see', async () => {
    const { search } = await save('Drawings', 'drawings');
    expect(await run(search.searchId)).toMatchObject({ documents: 1, fresh: null, since: null });
    expect((await run(search.searchId, ben)).documents).toBe(1);
    later();
    await server.addText(ada, caseId, 'More drawings came by post.', { name: 'two.txt' });
    await server.addText(ada, caseId, 'Nothing of that kind.', { name: 'three.txt' });
    await server.addText(ada, caseId, 'Drawings behind the wall.', { name: 'four.txt', compartmentId: hidden });
    const freshOf = async (who: TestPerson) =>
      (await listed(who)).find((one) => one.searchId === search.searchId)?.fresh;
    expect([await freshOf(ada), await freshOf(ben)]).toEqual([2, 1]);
    later();
    const again = await run(search.searchId);
    expect(again).toMatchObject({ documents: 3, fresh: 2 });
    expect(again.since).not.toBeNull();
    expect([await freshOf(ada), await freshOf(ben)]).toEqual([0, 1]);
  });

  it('lies in the compartment that was chosen, and is known only there', async () => {
    const { search } = await save('Codeword', 'drawings', { compartmentId: hidden });
    expect(search.compartmentId).toBe(hidden);
    expect((await listed(ben)).map((one) => one.name)).not.toContain('Codeword');
    await expect(run(search.searchId, ben)).rejects.toMatchObject({ code: 'LL-NOT-FOUND' });
    await run(search.searchId);
    const day = new Date(server.installation.clock.now).toISOString().slice(0, 10);
    const { consultations } = await ada.client.call('listConsultations', { params: params(), query: { day } });
    const where = (what: string) => consultations.filter((one) => one.what === what).map((one) => one.compartmentId);
    expect(where('ran the saved search “Codeword”: “drawings”')).toEqual([hidden]);
    expect(where('search for “drawings”')).toEqual([caseId]);
  });

  it('is listed for disclosure with every other search, with date and person', async () => {
    await ben.client.call('search', { params: params(), query: { q: '"=1+1" yard' } });
    const day = new Date(server.installation.clock.now).toISOString().slice(0, 10);
    const csv = await (
      await ada.client.call('saveSearchLog', { params: params(), query: { from: '2020-01-01', to: day } })
    ).text();
    const lines = csv.trim().split(/\r?\n/);
    expect(lines[0]).toContain('Searched for');
    expect(lines.filter((line) => line.includes('ran the saved search')).length).toBeGreaterThanOrEqual(4);
    expect(lines.find((line) => line.includes('Codeword'))).toContain('Behind');
    expect(lines.find((line) => line.includes('1+1'))).toMatch(/ben/i);
    expect(lines.slice(1).every((line) => line.includes(day.slice(0, 4)))).toBe(true);
    const refused = ben.client.call('saveSearchLog', { params: params(), query: { from: day, to: day } });
    await expect(refused).rejects.toMatchObject({ code: 'LL-FORBIDDEN' });
  });
});
