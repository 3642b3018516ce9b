import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Claim } from '#api/schemas/claim';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

const text = [
  'The Security Service said Ada Lund was a spy.',
  'Peter Berg denied that he had met the agent.',
  '据称王伟向外国传递了资料。王伟说这不是真的。',
].join('\n');

let server: TestServer;
let ida: TestPerson;
let caseId = '';
let claims: Claim[] = [];
const params = () => ({ caseId });
const list = async (documentId: string) =>
  (await ida.client.call('listClaims', { params: params(), query: { documentId } })).claims;
const spanOf = (words: string): [number, number] => [text.indexOf(words), text.indexOf(words) + words.length];
const make = async (
  words: string,
  of: Partial<{ stance: Claim['stance']; polarity: Claim['polarity']; speaker: string }>,
) => {
  const body = {
    renditionId: claims[0]!.renditionId,
    content: [spanOf(words)],
    stance: 'said' as const,
    speaker: null,
  };
  return (await ida.client.call('makeClaim', { params: params(), body: { ...body, ...of } })).claim;
};
const read = (claimId: string) => ida.client.call('getClaim', { params: { caseId, claimId } });

beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  ida = await server.person('ida');
  caseId = (await ida.client.call('openCase', { body: { title: 'The case' } })).caseId;
  claims = await list(await server.addText(ida, caseId, text));
});
afterAll(() => server.close());

describe('what travels with an accusation', () => {
  it('is asked for whoever merely says it, and counts what denies by its polarity alone', async () => {
    const spy = claims.find((one) => one.words.content.includes('spy'))!;
    expect(spy).toMatchObject({ stance: 'said', fairness: { persons: ['Ada Lund'], notYetPut: true } });
    await make('denied that he had met', { polarity: 'denies', speaker: 'Lund' });
    expect((await read(spy.claimId)).fairness).toMatchObject({ notYetPut: false, denials: [{ speaker: 'Lund' }] });
  });

  it('comes from another document too, in the own words of the accused', async () => {
    const other = await server.addText(ida, caseId, 'The Security Service alleged that Olaf Brandt stole secrets.', {
      name: 'other.txt',
    });
    const [alleged] = await list(other);
    expect(alleged?.fairness).toMatchObject({ persons: ['Olaf Brandt'], notYetPut: true });
    await server.addText(ida, caseId, 'Brandt said the claim was baseless.', { name: 'answer.txt' });
    expect((await read(alleged!.claimId)).fairness?.denials.map((one) => one.why)).toEqual([
      'Olaf Brandt says “baseless”, in another document',
    ]);
  });

  it('goes by marked names and by names of whoever has a status, in any script', async () => {
    const alleged = await make('向外国传递了资料', { stance: 'alleged' });
    expect(alleged.fairness?.persons).not.toContain('王伟');
    const whole = await make('王伟向外国传递了资料', { stance: 'alleged' });
    await ida.client.call('recordStatus', {
      params: params(),
      body: { person: '王伟', verified: { status: 'no further action', record: 'Letter of 3 May' } },
    });
    expect((await read(whole.claimId)).fairness).toMatchObject({
      persons: ['王伟'],
      notYetPut: true,
      statuses: [{ verified: { status: 'no further action' } }],
    });
    await make('这不是真的', { stance: 'denied', speaker: '王伟' });
    expect((await read(whole.claimId)).fairness).toMatchObject({ notYetPut: false });
    const [start, end] = spanOf('外国');
    await ida.client.call('makeMention', {
      params: { caseId, renditionId: claims[0]!.renditionId },
      body: { start, end, type: 'person' },
    });
    expect((await read(alleged.claimId)).fairness?.persons).toContain('外国');
  });

  it('shows on links and in search, and no allegation marked by hand becomes a record', async () => {
    const alleged = await make('Ada Lund was a spy', { stance: 'alleged' });
    expect(alleged.basis).toBe('attribution');
    const { link } = await ida.client.call('relyOn', {
      params: params(),
      body: {
        kind: 'report',
        from: { schema: 'Person', name: 'Ada Lund' },
        to: { schema: 'Organization', name: 'Varland' },
        claimIds: [alleged.claimId],
      },
    });
    expect(link).toMatchObject({
      basis: 'alleged and denied',
      fairness: { persons: ['Ada Lund'], denials: [{ speaker: 'Lund' }] },
    });
    const { hits } = await ida.client.call('search', { params: params(), query: { q: 'spy' } });
    expect(hits[0]?.fairness).toMatchObject({ persons: expect.arrayContaining(['Ada Lund']), notYetPut: false });
  });

  it('keeps pages over many documents small', async () => {
    const large = (query: object) =>
      ida.client.call('listClaims', { params: params(), query: { limit: 501, ...query } });
    await expect(large({})).rejects.toMatchObject({ code: 'LL-INVALID' });
    expect((await large({ documentId: claims[0]!.documentId })).claims.length).toBeGreaterThan(1);
  });
});
