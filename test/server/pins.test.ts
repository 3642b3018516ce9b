import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Claim } from '#api/schemas/claim';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

const text =
  'Ida Holm alleged that Peter Berg had passed the drawings to Lena Strand. Peter Berg denied that he had passed the drawings. ' +
  'Ada Lund said that the ship had left on Monday.';

let server: TestServer;
let ada: TestPerson;
let caseId = '';
let claims: Claim[] = [];
const params = () => ({ caseId });
type Choice = { entityId: string } | { schema: 'Person'; name: string };
const person = (name: string): Choice => ({ schema: 'Person', name });
const relyOn = async (from: Choice, to: Choice, words: string, time: string) => {
  const claim = claims.find((one) => one.words.content.includes(words) && one.polarity === 'asserts')!;
  const body = { kind: 'report' as const, from, to, time, claimIds: [claim.claimId] };
  return ada.client.call('relyOn', { params: params(), body });
};
const pins = async () => (await ada.client.call('listPins', { params: params() })).pins;

beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  ada = await server.person('ada');
  caseId = (await ada.client.call('openCase', { body: { title: 'The case' } })).caseId;
  const documentId = await server.addText(ada, caseId, text);
  claims = (await ada.client.call('listClaims', { params: params(), query: { documentId } })).claims;
});
afterAll(() => server.close());

describe('a pinned route', () => {
  it('keeps its question, its links in order and whether it rests on what is denied, and says when a link is gone', async () => {
    const one = await relyOn(person('Peter Berg'), person('Lena Strand'), 'passed the drawings', '2022-03');
    const two = await relyOn({ entityId: one.link.to.entityId }, person('Osk'), 'the ship', '2022-04');
    const question = { from: one.link.from.entityId, to: two.link.to.entityId, before: '2022-05' };
    const linkIds = [one.link.linkId, two.link.linkId];
    const { pin, entry } = await ada.client.call('pinRoute', {
      params: params(),
      body: { question, linkIds, note: 'The way of the drawings' },
    });
    expect(pin).toMatchObject({ question: { ...question, rank: 'earliest' }, linkIds, gone: 0, restsOnDenied: true });
    expect(pin.links.map((link) => link.linkId)).toEqual(linkIds);
    expect(await pins()).toEqual([pin]);
    const { items } = await ada.client.call('listLog', { params: params() });
    expect(items[0]).toMatchObject({ what: 'pinned a route of 2 links as evidence', canUndo: true });
    await ada.client.call('undo', { params: params(), body: two.entry });
    expect((await pins())[0]).toMatchObject({ gone: 1, linkIds });
    await ada.client.call('undo', { params: params(), body: entry });
    expect(await pins()).toEqual([]);
  });

  it('lies in the compartment of what it rests on, and is refused where a part is not to be seen', async () => {
    const ben = await server.person('ben');
    await server.letIn(ada, caseId, caseId, ben, ['analyst']);
    const hidden = await ada.client.call('openCompartment', { params: params(), body: { name: 'Behind' } });
    const documentId = await server.addText(ada, caseId, text, { compartmentId: hidden.compartmentId });
    claims = (await ada.client.call('listClaims', { params: params(), query: { documentId } })).claims;
    const { link } = await relyOn(person('Peter Berg'), person('Behind the wall'), 'passed the drawings', '2022');
    const question = { from: link.from.entityId, to: link.to.entityId };
    const body = { question, linkIds: [link.linkId] };
    const { pin } = await ada.client.call('pinRoute', { params: params(), body });
    expect(pin.compartmentId).toBe(hidden.compartmentId);
    expect((await ben.client.call('listPins', { params: params() })).pins).toEqual([]);
    await expect(ben.client.call('pinRoute', { params: params(), body })).rejects.toMatchObject({
      code: 'LL-NOT-FOUND',
    });
  });
});
