import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { rebuild } from '#store/rebuild';
import { createTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
}, 60_000);
afterAll(() => server.close());

it('of a case is changed by its owner with a reason that stays, and the past shows the one of then', async () => {
  const [ada, ben] = [await server.person('ada'), await server.person('ben')];
  const { caseId } = await ada.client.call('openCase', { body: { title: 'The annexe' } });
  const params = { caseId };
  await server.letIn(ada, caseId, caseId, ben, ['analyst']);
  const asOf = new Date(server.installation.clock.now).toISOString();
  server.installation.clock.now += 60_000;
  const body = { profile: 'parliament' as const, expected: 'investigation' as const, reason: 'it is about a member' };
  await expect(ben.client.call('changeProfile', { params, body })).rejects.toMatchObject({ code: 'LL-FORBIDDEN' });
  expect(await ada.client.call('changeProfile', { params, body })).toMatchObject({ profile: 'parliament' });
  // Who saw the one before decides on what is gone.
  await expect(ada.client.call('changeProfile', { params, body })).rejects.toMatchObject({ code: 'LL-CONFLICT' });
  expect(await ben.client.call('getCase', { params })).toMatchObject({ title: 'The annexe', profile: 'parliament' });
  expect((await ben.client.call('getCase', { params, query: { asOf } })).profile).toBe('investigation');
  const { items } = await ben.client.call('listLog', { params, query: { limit: 1 } });
  expect(items[0]!.what).toBe('changed the profile to parliament: it is about a member');
  expect(await rebuild(server.installation.operator)).toMatchObject({ identical: true });
});
