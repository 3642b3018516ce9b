import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

let server: TestServer;
let ada: TestPerson;
let caseId = '';
beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  ada = await server.person('ada');
  caseId = (await ada.client.call('openCase', { body: { title: 'The case' } })).caseId;
});
afterAll(() => server.close());

const send = (path: string, init: { method?: string; body?: string; why?: string } = {}) =>
  server.send(`/api${path}`, {
    method: init.method ?? 'GET',
    ...(init.body === undefined ? {} : { body: init.body }),
    headers: {
      authorization: `Bearer ${ada.token}`,
      ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(init.why === undefined ? {} : { 'x-lamplighter-why': init.why }),
    },
  });
const answer = async (response: Response) => [response.status, ((await response.json()) as { code?: string }).code];

describe('what is no text', () => {
  it.each(['search?q=a%00b', 'claims?words=%00', 'claims?speaker=%00', 'entities?name=%00', 'documents?cursor=%00'])(
    'is refused in %s',
    async (path) => expect(await answer(await send(`/cases/${caseId}/${path}`))).toEqual([400, 'LL-INVALID']),
  );

  it.each([
    ['/cases', { title: 'half a \ud800 pair' }],
    ['/cases', { title: 'a \u0000 b' }],
    ['/cases/CASE/entities', { schema: 'Person', name: '\udc00' }],
    ['/cases/CASE/statuses', { person: 'x\u0000' }],
    ['/cases/CASE/compartments', { name: '\u0000x' }],
  ])('is refused in the body of %s', async (path, body) => {
    const sent = JSON.stringify(body);
    expect(await answer(await send(path.replace('CASE', caseId), { method: 'POST', body: sent }))).toEqual([
      400,
      'LL-INVALID',
    ]);
  });

  it('in a reason for looking fails neither that request nor those beside it', async () => {
    const halved = encodeURIComponent(`x${'𐐷'.repeat(600)}`);
    const reasons = ['a review', '%00', 'a%00b', halved, 'another'];
    const answers = await Promise.all(reasons.map((why) => send(`/cases/${caseId}/documents`, { why })));
    expect(answers.map((one) => one.status)).toEqual([200, 200, 200, 200, 200]);
  });
});
