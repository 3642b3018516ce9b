import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { operations } from '#api/operations';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

let server: TestServer;
let owner: TestPerson;
let member: TestPerson;
let stranger: TestPerson;
let caseId = '';
let hidden = '';
let mainDocument = '';
let hiddenDocument = '';
const nobody = '10000000-0000-4000-8000-000000000000';

const refused = (run: Promise<unknown>) =>
  run.then(
    () => 'let through',
    (error: { code: string }) => error.code,
  );

beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  [owner, member, stranger] = [
    await server.person('owner'),
    await server.person('member'),
    await server.person('stranger'),
  ];
  caseId = (await owner.client.call('openCase', { body: { title: 'The case' } })).caseId;
  const opened = await owner.client.call('openCompartment', { params: { caseId }, body: { name: 'Source desk' } });
  hidden = opened.compartmentId;
  await server.letIn(owner, caseId, caseId, member, ['analyst']);
  mainDocument = await server.addText(owner, caseId, 'Ada Lund said the ship had left.', { name: 'main.txt' });
  hiddenDocument = await server.addText(owner, caseId, 'Ida Holm denied that she had met Ada Lund.', {
    name: 'hidden.txt',
    compartmentId: hidden,
  });
});
afterAll(() => server.close());

/** An answer as a stranger could compare it: all but the id of the request. */
async function answerOf(token: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const init: RequestInit = {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  };
  if (body !== undefined) init.body = JSON.stringify(body);
  const response = await server.send(`/api${path}`, init);
  return { status: response.status, headers: [...response.headers], text: await response.text() };
}

describe('a case of others', () => {
  it('answers every operation exactly as a case that does not exist', async () => {
    const known: Record<string, string> = { documentId: mainDocument, compartmentId: hidden };
    for (const op of Object.values(operations).filter((one) => one.path.includes('{caseId}'))) {
      const at = (id: string) =>
        op.path.replace('{caseId}', id).replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? nobody);
      const body = op.body === null ? undefined : {};
      const [real, none] = [
        await answerOf(stranger.token, op.method, at(caseId), body),
        await answerOf(stranger.token, op.method, at(nobody), body),
      ];
      expect(real, op.id).toEqual(none);
      expect((real as { status: number }).status, op.id).toBe(404);
    }
    expect((await stranger.client.call('listCases')).cases).toEqual([]);
  });

  it('is not read by an administrator either', async () => {
    const root = await server.person('root', { administrator: true });
    expect(await refused(root.client.call('getCase', { params: { caseId } }))).toBe('LL-NOT-FOUND');
  });

  it('answers its address in capitals the same', async () => {
    const detail = await owner.client.call('getCase', { params: { caseId: caseId.toUpperCase() } });
    expect(detail.caseId).toBe(caseId);
  });
});

describe('a compartment of others', () => {
  it('is not in the case, its counts, members, documents, claims, search, log or denials', async () => {
    const params = { caseId };
    const detail = await member.client.call('getCase', { params });
    expect(detail.compartments.map((one) => one.name)).toEqual(['main']);
    expect(detail.counts).toMatchObject({ documents: 1 });
    const seen = JSON.stringify([
      await member.client.call('listMembers', { params }),
      await member.client.call('listDocuments', { params }),
      await member.client.call('listClaims', { params }),
      await member.client.call('search', { params, query: { q: 'Ida Holm' } }),
      await member.client.call('listLog', { params }),
    ]);
    expect(seen).not.toContain(hidden);
    expect(seen).not.toContain('Holm');
    expect((await owner.client.call('listDocuments', { params })).documents).toHaveLength(2);
  });

  it('and its records answer as what does not exist, to readers and writers alike', async () => {
    const of = (documentId: string) => ({ params: { caseId, documentId } });
    const [real, none] = [
      await answerOf(member.token, 'GET', `/cases/${caseId}/documents/${hiddenDocument}`),
      await answerOf(member.token, 'GET', `/cases/${caseId}/documents/${nobody}`),
    ];
    expect(real).toEqual(none);
    expect(await refused(member.client.call('retryDocument', { ...of(hiddenDocument), body: { expected: 0 } }))).toBe(
      'LL-NOT-FOUND',
    );
    const put = (compartmentId: string) =>
      member.client.call('receiveDocument', {
        params: { caseId },
        query: { name: 'x', compartmentId },
        body: new Uint8Array([65]),
      });
    expect(await refused(put(hidden))).toBe('LL-NOT-FOUND');
    expect(await refused(put(nobody))).toBe('LL-NOT-FOUND');
    expect(
      await refused(
        member.client.call('undo', { params: { caseId }, body: { compartmentId: hidden, seq: 1, ordinal: 0 } }),
      ),
    ).toBe('LL-NOT-FOUND');
  });

  it('lets its own denial travel with the allegation for those inside alone', async () => {
    const alleging = await server.addText(
      owner,
      caseId,
      'The Service alleged that Ida Holm gave reports to the agent.',
      { name: 'alleged.txt' },
    );
    const of = async (who: TestPerson) =>
      (await who.client.call('listClaims', { params: { caseId }, query: { documentId: alleging } })).claims.find(
        (one) => one.stance === 'alleged',
      )!;
    expect((await of(owner)).fairness).toMatchObject({ persons: ['Ida Holm'], notYetPut: false });
    expect((await of(member)).fairness).toMatchObject({ persons: ['Ida Holm'], notYetPut: true, denials: [] });
  });

  it('is not joined with a second one, and a link into it belongs to it', async () => {
    const second = (await owner.client.call('openCompartment', { params: { caseId }, body: { name: 'Second' } }))
      .compartmentId;
    const other = await server.addText(owner, caseId, 'Ole Dahl said Ida Holm had paid.', {
      name: 'second.txt',
      compartmentId: second,
    });
    const claimOf = async (documentId: string) =>
      (await owner.client.call('listClaims', { params: { caseId }, query: { documentId } })).claims[0]!;
    const [inMain, inSecond, inHidden] = [
      await claimOf(mainDocument),
      await claimOf(other),
      await claimOf(hiddenDocument),
    ];
    const rely = (claimIds: string[], contradictedBy: string[] = []) =>
      owner.client.call('relyOn', {
        params: { caseId },
        body: {
          kind: 'payment',
          from: { schema: 'Person', name: 'A' },
          to: { schema: 'Person', name: 'B' },
          claimIds,
          contradictedBy,
        },
      });
    expect(await refused(rely([inSecond.claimId], [inHidden.claimId]))).toBe('LL-TWO-COMPARTMENTS');
    const { link } = await rely([inSecond.claimId, inMain.claimId]);
    expect(link.compartmentId).toBe(second);
    expect((await member.client.call('listLinks', { params: { caseId } })).links).toEqual([]);
    const shown = await member.client.call('getClaim', { params: { caseId, claimId: inMain.claimId } });
    expect(shown.linkIds).toEqual([]);
    expect((await member.client.call('listEntities', { params: { caseId } })).entities).toEqual([]);
  });

  it('takes in only people of the case, keeps an owner, and is left with main', async () => {
    const body = { login: 'stranger', compartmentId: hidden, roles: ['reader' as const] };
    expect(await refused(owner.client.call('setMember', { params: { caseId }, body }))).toBe('LL-INVALID');
    await server.letIn(owner, caseId, caseId, stranger, ['reader']);
    await server.letIn(owner, caseId, hidden, stranger, ['reader']);
    expect(
      (await stranger.client.call('listDocuments', { params: { caseId } })).documents.map((one) => one.name),
    ).toContain('hidden.txt');
    expect(await refused(stranger.client.call('openCompartment', { params: { caseId }, body: { name: 'x' } }))).toBe(
      'LL-FORBIDDEN',
    );
    await server.letIn(owner, caseId, caseId, stranger, []);
    expect(await refused(stranger.client.call('getCase', { params: { caseId } }))).toBe('LL-NOT-FOUND');
    const leave = { login: 'owner', compartmentId: caseId, roles: [] };
    expect(await refused(owner.client.call('setMember', { params: { caseId }, body: leave }))).toBe('LL-CONFLICT');
  });
});

describe('a document set aside', () => {
  it('shows no text, claims or search hits until someone independent releases it', async () => {
    const reviewer = await server.person('reviewer');
    await server.letIn(owner, caseId, caseId, reviewer, ['disclosure officer']);
    const documentId = await server.addText(owner, caseId, 'Una Voss said the lawyer had advised her.', {
      name: 'privileged.txt',
    });
    const params = { caseId, documentId };
    const before = await owner.client.call('getDocument', { params });
    const aside = await owner.client.call('setDocumentAside', {
      params,
      body: { expected: before.version, reason: 'legal privilege' },
    });
    expect(aside.document).toMatchObject({ state: 'set aside', setAside: 'legal privilege', claims: 0 });
    const { renditionId } = before.renditions[0]!;
    expect(await refused(owner.client.call('getRenditionText', { params: { caseId, renditionId } }))).toBe(
      'LL-NOT-FOUND',
    );
    expect((await owner.client.call('search', { params: { caseId }, query: { q: 'lawyer' } })).hits).toEqual([]);
    expect((await owner.client.call('listClaims', { params: { caseId }, query: { documentId } })).claims).toEqual([]);
    expect(await refused(owner.client.call('getDocumentBytes', { params }))).toBe('LL-FORBIDDEN');
    const body = { expected: aside.document.version, reason: 'not privileged' };
    expect(await refused(owner.client.call('releaseDocument', { params, body }))).toBe('LL-FORBIDDEN');
    expect(await (await reviewer.client.call('getDocumentBytes', { params })).text()).toContain('Una Voss');
    const released = await reviewer.client.call('releaseDocument', { params, body });
    expect(released.document.state).toBe('read');
    expect((await owner.client.call('search', { params: { caseId }, query: { q: 'lawyer' } })).hits).toHaveLength(1);
  });

  it('on arrival is not read at all, and is read once released', async () => {
    const { document } = await owner.client.call('receiveDocument', {
      params: { caseId },
      query: { name: 'aside.txt', setAside: 'journalistic' },
      body: new TextEncoder().encode('Ola Berg said it was hers.'),
    });
    await server.worker.drain();
    const params = { caseId, documentId: document.documentId };
    expect(await owner.client.call('getDocument', { params })).toMatchObject({ state: 'set aside', renditions: [] });
    const other = await server.person('authoriser');
    await server.letIn(owner, caseId, caseId, other, ['authoriser']);
    await other.client.call('releaseDocument', { params, body: { expected: document.version, reason: 'agreed' } });
    await server.worker.drain();
    expect(await owner.client.call('getDocument', { params })).toMatchObject({ state: 'read', claims: 1 });
  });
});

describe('consultations', () => {
  it('are on record before the answer is out, with who, what and why, for owners and auditors', async () => {
    const day = new Date(server.installation.clock.now).toISOString().slice(0, 10);
    const path = `/api/cases/${caseId}/search?q=Lund`;
    const headers = { authorization: `Bearer ${member.token}`, 'x-lamplighter-why': 'request 7' };
    await server.send(path, { headers });
    const { consultations } = await owner.client.call('listConsultations', { params: { caseId }, query: { day } });
    const mine = consultations.filter((one) => one.by.name === 'member' && one.what === 'search for “Lund”');
    expect(mine.at(0)).toMatchObject({
      why: 'request 7',
      compartmentId: caseId,
      subjects: expect.arrayContaining([mainDocument]),
    });
    expect(await refused(member.client.call('listConsultations', { params: { caseId }, query: { day } }))).toBe(
      'LL-FORBIDDEN',
    );
    const auditor = await server.person('auditor');
    await server.letIn(owner, caseId, caseId, auditor, ['auditor']);
    const seen = await auditor.client.call('listConsultations', { params: { caseId }, query: { day } });
    expect(seen.consultations.length).toBeGreaterThan(0);
    expect(seen.consultations.every((one) => one.compartmentId === caseId)).toBe(true);
  });
});
