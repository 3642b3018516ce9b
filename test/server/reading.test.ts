import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

const article = [
  'The two men accused of spying for Varland allegedly gave sensitive information to an agent for around a year.',
  'Former researcher Peter Lund and his friend Daniel Okoro both denied passing secrets to Varland before the case was dropped by the Crown Prosecution Service in September.',
  'The Crown Prosecution Service alleged that the agent commissioned at least 34 reports from Mr Okoro.',
].join('\n');

let server: TestServer;
let ada: TestPerson;
let caseId = '';
beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  ada = await server.person('ada');
  caseId = (await ada.client.call('openCase', { body: { title: 'The case' } })).caseId;
});
afterAll(() => server.close());

describe('a document put on a case', () => {
  it('is kept at once, waits, is read, and every claim opens to its words', async () => {
    const { document, duplicateOf } = await ada.client.call('receiveDocument', {
      params: { caseId },
      query: { name: 'article.txt', title: 'An article' },
      body: new TextEncoder().encode(article),
    });
    expect([document.state, duplicateOf]).toEqual(['waiting', null]);
    await server.worker.drain();
    const { claims } = await ada.client.call('listClaims', {
      params: { caseId },
      query: { documentId: document.documentId },
    });
    const detail = await ada.client.call('getDocument', { params: { caseId, documentId: document.documentId } });
    expect(detail.state).toBe('read');
    expect(claims.length).toBeGreaterThanOrEqual(3);
    const { text } = await ada.client.call('getRenditionText', {
      params: { caseId, renditionId: detail.renditions[0]!.renditionId },
    });
    expect(text).toBe(article);
    for (const claim of claims)
      expect(claim.content.map(([start, end]) => text.slice(start, end)).join(' … ')).toBe(claim.words.content);
  });

  it('carries with each allegation the joint denial and the status as reported', async () => {
    const { claims } = await ada.client.call('listClaims', { params: { caseId }, query: {} });
    const alleged = claims.filter((one) => one.stance === 'alleged');
    expect(alleged.length).toBeGreaterThanOrEqual(2);
    for (const claim of alleged) {
      expect(claim.fairness?.notYetPut, claim.words.content).toBe(false);
      expect(claim.fairness?.denials[0]?.words.content).toContain('passing secrets');
      expect(claim.fairness?.statuses.map((one) => [one.reported?.status, one.verified])).toContainEqual([
        'dropped',
        null,
      ]);
    }
  });

  it('in words that the reader does not read is listed for reading by hand, unless it is set aside', async () => {
    const { caseId } = await ada.client.call('openCase', { body: { title: 'Other languages' } });
    const { document } = await ada.client.call('receiveDocument', {
      params: { caseId },
      query: { name: 'letter.txt' },
      body: new TextEncoder().encode('Он сказал, что список пропал.\n\nقال إن القائمة اختفت في المساء.'),
    });
    await server.worker.drain();
    const params = { caseId, documentId: document.documentId };
    const read = await ada.client.call('getDocument', { params });
    expect(read.state).toBe('read');
    expect(read.byHand.map((language) => language.split(/[ ,]/)[0])).toEqual(['Russian', 'Arabic']);
    await ada.client.call('setDocumentAside', { params, body: { expected: read.version, reason: 'privileged' } });
    const { documents } = await ada.client.call('listDocuments', { params: { caseId } });
    expect(documents.flatMap(({ byHand }) => byHand)).toEqual([]);
  });

  it('is not made twice by the same bytes under the same name, and is pointed out under another', async () => {
    const put = (name: string) =>
      ada.client.call('receiveDocument', {
        params: { caseId },
        query: { name },
        body: new TextEncoder().encode(article),
      });
    const again = await put('article.txt');
    expect(again.duplicateOf).toBe(again.document.documentId);
    const other = await put('copy.txt');
    expect(other.duplicateOf).toBe(again.document.documentId);
    expect(other.document.documentId).not.toBe(again.document.documentId);
    await server.worker.drain();
    const { documents } = await ada.client.call('listDocuments', { params: { caseId } });
    expect(documents).toHaveLength(2);
  });

  it('that cannot be read is kept and listed with the reason, and the rest goes on', async () => {
    const put = (name: string, bytes: Uint8Array) =>
      ada.client.call('receiveDocument', { params: { caseId }, query: { name }, body: bytes });
    const empty = await put('empty.txt', new Uint8Array());
    const binary = await put('binary.txt', new Uint8Array([0, 1, 2, 3, 255, 254, 0, 0, 0, 9]));
    const good = await put('good.txt', new TextEncoder().encode('Ada Lund said the ship had left.'));
    await server.worker.drain();
    const { documents } = await ada.client.call('listDocuments', { params: { caseId } });
    const of = (id: string) => documents.find((one) => one.documentId === id);
    expect(of(empty.document.documentId)).toMatchObject({ state: 'unreadable', failure: { code: 'LL-FILE-EMPTY' } });
    expect(of(binary.document.documentId)).toMatchObject({ state: 'unreadable' });
    expect(of(good.document.documentId)).toMatchObject({ state: 'read' });
    const retried = await ada.client.call('retryDocument', {
      params: { caseId, documentId: empty.document.documentId },
      body: { expected: of(empty.document.documentId)!.version },
    });
    expect(retried.document.state).toBe('waiting');
    await server.worker.drain();
    const progress = await ada.client.call('getProgress', { params: { caseId } });
    expect(progress).toMatchObject({ waiting: 0, read: 3, unreadable: 2, setAside: 0, paused: false });
    expect(progress.failures).toMatchObject([
      { code: 'LL-FILE-BINARY', count: 1 },
      { code: 'LL-FILE-EMPTY', count: 1 },
    ]);
  });

  it('waits while its case is paused', async () => {
    await ada.client.call('pauseReading', { params: { caseId }, body: { paused: true } });
    await server.addText(ada, caseId, 'Peter Lund said nothing.', { name: 'paused.txt' });
    expect(await ada.client.call('getProgress', { params: { caseId } })).toMatchObject({ waiting: 1, paused: true });
    await ada.client.call('pauseReading', { params: { caseId }, body: { paused: false } });
    await server.worker.drain();
    expect(await ada.client.call('getProgress', { params: { caseId } })).toMatchObject({ waiting: 0, paused: false });
  });

  it('comes back whole as a download that no browser runs', async () => {
    const { documents } = await ada.client.call('listDocuments', { params: { caseId } });
    const document = documents.find((one) => one.name === 'article.txt')!;
    const response = await ada.client.call('getDocumentBytes', { params: { caseId, documentId: document.documentId } });
    expect(await response.text()).toBe(article);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(response.headers.get('content-disposition')).toContain("filename*=UTF-8''article.txt");
  });

  it('of several MiB streams in and out', async () => {
    const bytes = new Uint8Array(5 * 1024 * 1024 + 17).map((_, i) => (i * 31) % 251);
    const { document } = await ada.client.call('receiveDocument', {
      params: { caseId },
      query: { name: 'large.bin' },
      body: new Blob([bytes]).stream(),
    });
    const response = await ada.client.call('getDocumentBytes', { params: { caseId, documentId: document.documentId } });
    const back = new Uint8Array(await response.arrayBuffer());
    expect(Buffer.compare(back, bytes)).toBe(0);
    const large = new Blob([new Uint8Array(33 * 1024 * 1024)]).stream();
    const tooLarge = ada.client.call('receiveDocument', {
      params: { caseId },
      query: { name: 'too.bin' },
      body: large,
    });
    await expect(tooLarge).rejects.toMatchObject({ code: 'LL-TOO-LARGE', details: { status: 413 } });
  });

  it('is found by its words', async () => {
    const { hits } = await ada.client.call('search', { params: { caseId }, query: { q: 'secret' } });
    const hit = hits.find((one) => one.title === 'An article')!;
    expect(hit).toMatchObject({ words: 'secrets', before: expect.stringMatching(/denied passing $/) });
    expect(article.slice(hit.start, hit.end)).toBe('secrets');
  });
});
