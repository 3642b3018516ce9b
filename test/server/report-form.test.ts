import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { rebuild } from '#store/rebuild';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

const incident = {
  form: 'incident report' as const,
  reference: 'IN/7',
  date: '2026-11-20',
  takenBy: 'A. Okafor',
  personReference: 'P-17',
  when: '2026-11-18',
  where: 'Leeds',
  channel: 'telephone',
  language: 'Farsi',
  text: 'A man called and said that my brother would be arrested.',
  consents: [{ recipient: 'police', decision: 'consents' as const, what: 'all of it', on: '2026-11-20' }],
  safely: 'Signal, after 20:00, to Shirin',
  relatives: ['a brother in Karaj'],
};
const intelligence = {
  form: 'intelligence report' as const,
  reference: 'IR/14',
  originatingUnit: 'Harbour Unit',
  date: '2026-11-20',
  sourceReference: 'S-104',
  sourceEvaluation: '2',
  informationEvaluation: 'C',
  handling: 'C',
  conditions: 'Not to be shown to the yard.',
  provenance: 'Overheard.',
  text: 'Peter Berg met Lena Strand in Vienna.',
  comment: '',
  dissemination: ['State Threats Unit'],
};

describe('reports that are filled in', { timeout: 60_000 }, () => {
  let server: TestServer;
  let owner: TestPerson;
  let reader: TestPerson;
  let caseId = '';
  let small = '';
  beforeAll(async () => {
    server = await createTestServer(inject('postgres'));
    owner = await server.person('owner');
    reader = await server.person('reader');
    caseId = (await owner.client.call('openCase', { body: { title: 'Reports' } })).caseId;
    const opened = await owner.client.call('openCompartment', { params: { caseId }, body: { name: 'P-17' } });
    small = opened.compartmentId;
    await server.letIn(owner, caseId, caseId, reader, ['analyst']);
  });
  afterAll(() => server?.close());

  test('become documents whose claims are graded and said by the reference', async () => {
    const { documentId } = await owner.client.call('fileReport', { params: { caseId }, body: intelligence });
    const again = await owner.client.call('fileReport', { params: { caseId }, body: intelligence });
    expect(again.documentId).toBe(documentId);
    await server.worker.drain();
    const document = await owner.client.call('getDocument', { params: { caseId, documentId } });
    expect(document).toMatchObject({
      state: 'read',
      kind: 'intelligence report 3x5x2',
      grade: { scheme: '3x5x2', source: '2', information: 'C', handling: 'C' },
    });
    const { claims } = await owner.client.call('listClaims', { params: { caseId }, query: { documentId } });
    expect(claims).toMatchObject([
      { speaker: { name: 'S-104' }, stance: 'reported', grade: { source: '2' }, words: { content: intelligence.text } },
    ]);
  });

  test('keep how to reach somebody where few read, and the rest without it', async () => {
    const body = { ...incident, contactCompartmentId: small };
    const filed = await owner.client.call('fileReport', { params: { caseId }, body });
    await server.worker.drain();
    const seen = await reader.client.call('listDocuments', { params: { caseId } });
    expect(seen.documents.map((one) => one.title)).toContain('Incident report IN/7');
    expect(JSON.stringify(seen)).not.toContain('Contact sheet');
    const params = { caseId, documentId: filed.contactDocumentId! };
    await expect(reader.client.call('getDocument', { params })).rejects.toMatchObject({ code: 'LL-NOT-FOUND' });
    for (const q of ['Shirin', 'Karaj'])
      expect((await reader.client.call('search', { params: { caseId }, query: { q } })).hits).toEqual([]);
    expect((await owner.client.call('search', { params: { caseId }, query: { q: 'Karaj' } })).hits).toHaveLength(1);
    await expect(
      reader.client.call('fileReport', { params: { caseId }, body: { ...body, reference: 'IN/8' } }),
    ).rejects.toMatchObject({ code: 'LL-NOT-FOUND' });
    expect(await rebuild(server.installation.operator)).toMatchObject({ identical: true });
  });

  test('are refused at the field that is wrong', async () => {
    const refused = async (change: object) => {
      const body = { ...intelligence, ...change };
      const reply = await server.send(`/api/cases/${caseId}/report-forms`, {
        method: 'POST',
        headers: { authorization: `Bearer ${owner.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return { status: reply.status, text: await reply.text() };
    };
    const name = await refused({ sourceReference: 'Ada Lund' });
    expect(name.status).toBe(400);
    expect(name.text).toContain('never a name');
    expect((await refused({ conditions: '' })).text).toContain('handling C needs its conditions');
    expect((await refused({ sourceEvaluation: '4' })).status).toBe(400);
  });
});
