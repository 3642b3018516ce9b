import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Claim } from '#api/schemas/claim';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

const text =
  'Ada Lund said that the ship had left on Monday. Peter Berg denied that he had met the agent. Ida Holm said the port was closed. 🙂 مرحبا';

let server: TestServer;
let ada: TestPerson;
let ben: TestPerson;
let caseId = '';
let documentId = '';
let claims: Claim[] = [];

const refused = (run: Promise<unknown>) =>
  run.then(
    () => 'let through',
    (error: { code: string }) => error.code,
  );
const read = async (claimId: string) => ada.client.call('getClaim', { params: { caseId, claimId } });

beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  ada = await server.person('ada');
  ben = await server.person('ben');
  caseId = (await ada.client.call('openCase', { body: { title: 'The case' } })).caseId;
  await server.letIn(ada, caseId, caseId, ben, ['analyst']);
  documentId = await server.addText(ada, caseId, text);
  claims = (await ada.client.call('listClaims', { params: { caseId }, query: { documentId } })).claims;
});
afterAll(() => server.close());

describe('reviewing a claim', () => {
  it('tells the second of two people who was first, when and what they said', async () => {
    const { claimId, version } = claims[0]!;
    const decide = (who: TestPerson, decision: 'read rightly' | 'rejected') =>
      who.client.call('reviewClaim', { params: { caseId, claimId }, body: { expected: version, decision } });
    const both = await Promise.allSettled([decide(ada, 'read rightly'), decide(ben, 'rejected')]);
    const lost = both.filter((one) => one.status === 'rejected');
    expect(lost).toHaveLength(1);
    const standing = await read(claimId);
    expect(lost[0]!.reason).toMatchObject({
      code: 'LL-CONFLICT',
      details: { status: 409, by: standing.reviewedBy!.name, at: standing.reviewedAt, decision: standing.review },
    });
  });

  it('keeps the rejected claim in the log and in its history, and undo brings back what stood', async () => {
    const { claimId } = claims[0]!;
    const before = await read(claimId);
    const { entry, claim } = await ada.client.call('reviewClaim', {
      params: { caseId, claimId },
      body: { expected: before.version, decision: 'rejected', reason: 'not said' },
    });
    expect(claim.review).toBe('rejected');
    await ada.client.call('undo', { params: { caseId }, body: entry });
    const after = await read(claimId);
    expect(after.review).toBe(before.review);
    expect(after.version).toBeGreaterThan(claim.version);
    expect(after.history.at(-1)).toMatchObject({ kind: 'claim.reviewed', what: 'rejected: not said', undone: true });
    expect(await refused(ada.client.call('undo', { params: { caseId }, body: entry }))).toBe('LL-UNDO-DONE');
    const { items } = await ada.client.call('listLog', { params: { caseId } });
    expect(items.slice(0, 2).map((one) => one.what)).toEqual(['took a decision back', 'rejected: not said']);
  });
});

describe('a claim by hand', () => {
  const make = (content: [number, number][], of: object = {}) =>
    ada.client.call('makeClaim', {
      params: { caseId },
      body: { renditionId: claims[0]!.renditionId, content, stance: 'said', speaker: null, ...of },
    });

  it('is made of selected words in any script, with a translation beside them', async () => {
    const start = text.indexOf('مرحبا');
    const { claim } = await make([[start, start + 5]], { translation: { text: 'hello', translator: 'Ben' } });
    expect(claim).toMatchObject({
      words: { content: 'مرحبا' },
      by: 'hand',
      translation: { text: 'hello' },
      basis: 'observation',
    });
  });

  it('is refused where words are not of the text, cut a character in two, or lie in another text', async () => {
    const smile = text.indexOf('🙂');
    expect(await refused(make([[0, text.length + 1]]))).toBe('LL-INVALID');
    expect(await refused(make([[smile, smile + 1]]))).toBe('LL-INVALID');
    expect(
      await refused(
        make([
          [10, 12],
          [5, 8],
        ]),
      ),
    ).toBe('LL-INVALID');
    expect(await refused(make([]))).toBe('LL-INVALID');
    const other = await server.addText(ada, caseId, 'Ada Lund said the train was late.', { name: 'other.txt' });
    const elsewhere = (await ada.client.call('listClaims', { params: { caseId }, query: { documentId: other } }))
      .claims[0]!;
    expect(await refused(make([[0, 3]], { parentId: elsewhere.claimId }))).toBe('LL-INVALID');
  });

  it('that mends another takes its place, and the first takes no more decisions', async () => {
    const { claim: first } = await make([[0, 8]]);
    const params = { caseId, claimId: first.claimId };
    const body = {
      expected: first.version,
      content: [[0, 15]] as [number, number][],
      stance: 'said' as const,
      speaker: 'Ada Lund',
    };
    const { claim: mended, entry } = await ada.client.call('mendClaim', { params, body });
    expect(mended).toMatchObject({ supersedes: first.claimId, words: { content: text.slice(0, 15) } });
    const old = await read(first.claimId);
    expect(old).toMatchObject({ review: 'superseded', supersededBy: mended.claimId });
    const late = ada.client.call('reviewClaim', { params, body: { expected: old.version, decision: 'rejected' } });
    expect(await refused(late)).toBe('LL-CONFLICT');
    await ada.client.call('undo', { params: { caseId }, body: entry });
    expect((await read(first.claimId)).review).toBe('unreviewed');
    expect(await refused(read(mended.claimId))).toBe('LL-NOT-FOUND');
  });
});

describe('grades and flags', () => {
  it('of a claim go before those of its document, and letters of another scheme are refused', async () => {
    const document = await ada.client.call('getDocument', { params: { caseId, documentId } });
    const grade = { scheme: 'admiralty' as const, source: 'C', information: '3' };
    const graded = await ada.client.call('gradeDocument', {
      params: { caseId, documentId },
      body: { expected: document.version, grade },
    });
    expect(graded.document.grade).toEqual(grade);
    const claim = await read(claims[1]!.claimId);
    expect([claim.grade, claim.gradeFrom]).toEqual([grade, 'document']);
    const params = { caseId, claimId: claim.claimId };
    const own = { ...grade, source: 'A' };
    const one = await ada.client.call('gradeClaim', { params, body: { expected: claim.version, grade: own } });
    expect([one.claim.grade, one.claim.gradeFrom]).toEqual([own, 'claim']);
    const wrong = { ...grade, source: 'Z' };
    expect(
      await refused(ada.client.call('gradeClaim', { params, body: { expected: one.claim.version, grade: wrong } })),
    ).toBe('LL-INVALID');
  });

  it('a disclosure officer flags what may help the defence and reviews nothing', async () => {
    const dora = await server.person('dora');
    await server.letIn(ada, caseId, caseId, dora, ['disclosure officer']);
    const claim = await read(claims[2]!.claimId);
    const params = { caseId, claimId: claim.claimId };
    const flagged = await dora.client.call('flagClaim', {
      params,
      body: { expected: claim.version, helpsDefence: true },
    });
    expect(flagged.claim.helpsDefence).toBe(true);
    const list = await ada.client.call('listClaims', { params: { caseId }, query: { helpsDefence: 'true' } });
    expect(list.claims.map((one) => one.claimId)).toEqual([claim.claimId]);
    const body = { expected: flagged.claim.version, decision: 'rejected' as const };
    expect(await refused(dora.client.call('reviewClaim', { params, body }))).toBe('LL-FORBIDDEN');
  });
});

describe('relying on a link', () => {
  const rely = (claimIds: string[], of: object = {}) =>
    ada.client.call('relyOn', {
      params: { caseId },
      body: {
        kind: 'meeting',
        from: { schema: 'Person', name: 'Ada Lund' },
        to: { schema: 'Organization', name: 'The port' },
        claimIds,
        ...of,
      },
    });
  const asserting = () => claims.filter((one) => one.polarity === 'asserts' && one.stance === 'said').at(-1)!;
  const denying = () => claims.find((one) => one.stance === 'denied')!;

  it('needs a claim that asserts it; a denial attaches as contradiction', async () => {
    expect(denying()).toBeDefined();
    expect(await refused(rely([denying().claimId]))).not.toBe('let through');
    const { link, entry } = await rely([asserting().claimId], { contradictedBy: [denying().claimId] });
    expect(link).toMatchObject({
      basis: 'alleged and denied',
      from: { name: 'Ada Lund' },
      to: { name: 'The port' },
      entry,
    });
    const claim = await read(asserting().claimId);
    expect(claim.linkIds).toEqual([link.linkId]);
    const { links } = await ada.client.call('listLinks', { params: { caseId } });
    expect(links).toEqual([link]);
  });

  it('holds its claim and its entities until it is undone', async () => {
    const { links } = await ada.client.call('listLinks', { params: { caseId } });
    const link = links[0]!;
    const claim = await read(asserting().claimId);
    const params = { caseId, claimId: claim.claimId };
    const body = { expected: claim.version, decision: 'rejected' as const };
    expect(await refused(ada.client.call('reviewClaim', { params, body }))).toBe('LL-CONFLICT');
    const entity = { ...link.entry, ordinal: 0 };
    expect(await refused(ada.client.call('undo', { params: { caseId }, body: entity }))).toBe('LL-UNDO-NEWER');
    await ada.client.call('undo', { params: { caseId }, body: link.entry });
    expect((await ada.client.call('listLinks', { params: { caseId } })).links).toEqual([]);
    expect((await ada.client.call('reviewClaim', { params, body })).claim.review).toBe('rejected');
    expect(await refused(rely([claim.claimId]))).toBe('LL-CONFLICT');
  });

  it('joins two different entities, made or there already', async () => {
    const fresh = await server.addText(ada, caseId, 'Ada Lund said the bridge was open.', { name: 'fresh.txt' });
    const list = await ada.client.call('listClaims', { params: { caseId }, query: { documentId: fresh } });
    const good = list.claims[0]!;
    const { entity } = await ada.client.call('makeEntity', {
      params: { caseId },
      body: { schema: 'Person', name: '王伟', translation: 'Wang Wei' },
    });
    const same = { entityId: entity.entityId };
    expect(await refused(rely([good.claimId], { from: same, to: same }))).toBe('LL-INVALID');
    const { link } = await rely([good.claimId], { from: { entityId: entity.entityId.toUpperCase() } });
    expect(link.from).toEqual(entity);
    const unknown = { entityId: '10000000-0000-4000-8000-000000000000' };
    expect(await refused(rely([good.claimId], { to: unknown }))).toBe('LL-NOT-FOUND');
  });
});

describe('legal status and mentions', () => {
  it('a verified status names its record, and "dropped" is a reported word only', async () => {
    const record = (of: object) =>
      ada.client.call('recordStatus', { params: { caseId }, body: { person: 'Peter Berg', ...of } });
    expect(await refused(record({}))).toBe('LL-INVALID');
    expect(await refused(record({ verified: { status: 'dropped', record: 'x' } }))).toBe('LL-INVALID');
    const { status } = await record({ verified: { status: 'acquitted', record: 'Order of 3 May' } });
    expect(status).toMatchObject({ reported: null, verified: { status: 'acquitted', by: { name: 'ada' } } });
  });

  it('marked words name an entity', async () => {
    const { entities } = await ada.client.call('listEntities', { params: { caseId }, query: { name: '王' } });
    const at = text.indexOf('Ida Holm');
    const params = { caseId, renditionId: claims[0]!.renditionId };
    const body = { start: at, end: at + 8, type: 'person' as const, entityId: entities[0]!.entityId };
    const { mention } = await ada.client.call('makeMention', { params, body });
    expect(mention).toMatchObject({ entity: '王伟', byHand: true });
    const { mentions } = await ada.client.call('listMentions', { params });
    expect(mentions).toContainEqual(mention);
  });
});

describe('the past', () => {
  it('shows what stood by then', async () => {
    const { clock } = server.installation;
    const then = new Date(clock.now).toISOString();
    clock.now += 60_000;
    const claim = await read(claims[1]!.claimId);
    const params = { caseId, claimId: claim.claimId };
    await ada.client.call('reviewClaim', { params, body: { expected: claim.version, decision: 'read rightly' } });
    const past = await ada.client.call('getClaim', { params, query: { asOf: then } });
    expect([past.review, (await read(claim.claimId)).review]).toEqual(['unreviewed', 'read rightly']);
    const before = await ada.client.call('listDocuments', {
      params: { caseId },
      query: { asOf: '2020-01-01T00:00:00Z' },
    });
    expect(before.documents).toEqual([]);
  });
});
