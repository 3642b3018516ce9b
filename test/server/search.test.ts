import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

const texts = [
  'Ida Holm alleged that Peter Berg had passed the drawings to Lena Strand. The trial was in Oslo in March 2022.',
  'Ada Lund said that Peter Berg met Lena Strand in Vienna on 3 May 2021. Peter Berg denied that he had passed the drawings.',
  'Алюн Саркат сказал, что порт закрыт и что он там был.',
  'Alyun Sarkat told Ada Lund that the port was closed.',
];

let server: TestServer;
let ada: TestPerson;
let ben: TestPerson;
let caseId = '';
let other = '';

const search = (q: string, query: { facets?: 'true'; limit?: number } = {}, who = ada) =>
  who.client.call('search', { params: { caseId }, query: { q, ...query } });
const titles = async (q: string) => (await search(q)).hits.map((hit) => hit.name).sort();

beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  ada = await server.person('ada');
  ben = await server.person('ben');
  caseId = (await ada.client.call('openCase', { body: { title: 'The yard' } })).caseId;
  other = (await ben.client.call('openCase', { body: { title: 'Elsewhere' } })).caseId;
  await server.letIn(ada, caseId, caseId, ben, ['analyst']);
  for (const [i, text] of texts.entries()) await server.addText(ada, caseId, text, { name: `note ${i}.txt` });
  await server.addText(ben, other, 'The drawings were seen elsewhere.', { name: 'elsewhere.txt' });
});
afterAll(() => server.close());

describe('a search', () => {
  it('opens at the words, and shows what is due to who is accused in them', async () => {
    const { hits, documents, facets } = await search('"passed the drawings"', { facets: 'true' });
    expect(documents).toBe(2);
    for (const hit of hits) {
      const { text } = await ada.client.call('getRenditionText', { params: { caseId, renditionId: hit.renditionId } });
      expect(text.slice(hit.start, hit.end)).toBe('passed the drawings');
      expect(hit.before + hit.words + hit.after).toBe(hit.passages[0]!.pieces.map((one) => one.text).join(''));
    }
    const alleged = hits.find((hit) => hit.name === 'note 0.txt')!;
    expect(alleged.fairness!.persons).toContain('Peter Berg');
    expect(alleged.fairness!.denials.map((one) => one.speaker)).toContain('Peter Berg');
    expect(facets!.stance).toEqual(
      expect.arrayContaining([
        { value: 'alleged', label: 'alleged', documents: 1 },
        { value: 'denied', label: 'denied', documents: 1 },
      ]),
    );
    expect(facets!.type).toEqual([{ value: 'text', label: 'Plain text', documents: 2 }]);
  });

  it('takes a speaker and a stance for one claim, and shows that claim', async () => {
    expect(await titles('speaker:"Peter Berg" stance:denied')).toEqual(['note 1.txt']);
    expect(await titles('speaker:"Ada Lund" stance:denied')).toEqual([]);
    const { hits } = await search('speaker:Berg stance:denied');
    expect(hits[0]!.claims[0]).toMatchObject({ speaker: 'Peter Berg', stance: 'denied' });
  });

  it('finds a name across spellings and scripts', async () => {
    const body = { schema: 'Person' as const, name: 'Алюн Саркат' };
    await ada.client.call('makeEntity', { params: { caseId }, body });
    expect(await titles('entity:"Alyun Sarkat"')).toEqual(['note 2.txt', 'note 3.txt']);
    expect(await titles('"Алюн Саркат"~')).toEqual(['note 2.txt', 'note 3.txt']);
    expect(await titles('Strandt~ Vienna')).toEqual(['note 1.txt']);
  });

  it('says what was wrong and what was mended', async () => {
    expect(await search('stance:lied')).toMatchObject({ hits: [], problems: [{ start: 0, end: 11 }] });
    expect((await search('(drawings')).notes[0]!.what).toContain('not closed');
    expect((await search('the drawings')).notes[0]!.what).toContain('“the” stands in nearly every text');
    expect((await search('drawings marking:official')).notes[0]!.what).toContain('marking of their case');
  });

  it('goes through all cases of whoever asks, and no other', async () => {
    const ask = async (who: TestPerson) =>
      (await who.client.call('searchCases', { query: { q: 'drawings' } })).cases.map((one) => [
        one.title,
        one.documents,
      ]);
    expect(await ask(ben)).toEqual([
      ['The yard', 2],
      ['Elsewhere', 1],
    ]);
    expect(await ask(ada)).toEqual([['The yard', 2]]);
  });

  it('goes out as CSV with denials and status, and each is on record with its words', async () => {
    const reply = await server.send(`/api/cases/${caseId}/search.csv?q=%3D1%2B1+OR+drawings`, {
      headers: { authorization: `Bearer ${ada.token}` },
    });
    const csv = await reply.text();
    expect(csv).toContain('Search: =1+1 OR drawings');
    expect(csv.split('\r\n').filter((line) => /^[=+@-]/.test(line))).toEqual([]);
    expect(csv).toContain('Peter Berg: ');
    const day = new Date(server.installation.clock.now).toISOString().slice(0, 10);
    const { consultations } = await ada.client.call('listConsultations', { params: { caseId }, query: { day } });
    const what = consultations.map((one) => one.what);
    expect(what).toContain('search for “"passed the drawings"”');
    expect(what).toContain('list taken out of the search for “=1+1 OR drawings”');
  });
});

describe('near copies', () => {
  it('are found for one another, with what differs, and not behind a wall', async () => {
    const release = `The port was shut at nine on Monday. ${'Nobody at the yard had been told of it, and the boats lay where they were until the tide turned again. '.repeat(1)}The harbour master said that the gates stay closed for a week, that letters were sent to every owner, and that no figures were given.`;
    const { compartmentId } = await ada.client.call('openCompartment', {
      params: { caseId },
      body: { name: 'Behind' },
    });
    const one = await server.addText(ada, caseId, release, { name: 'release.txt' });
    const two = await server.addText(ada, caseId, release.replace('Monday', 'Tuesday'), { name: 'as printed.txt' });
    await server.addText(ada, caseId, `${release} It was so.`, { name: 'hidden.txt', compartmentId });
    const near = async (who: TestPerson) =>
      (await who.client.call('listNearCopies', { params: { caseId, documentId: one } })).copies
        .map((copy) => copy.name)
        .sort();
    expect(await near(ben)).toEqual(['as printed.txt']);
    expect(await near(ada)).toEqual(['as printed.txt', 'hidden.txt']);
    const { differences } = await ben.client.call('compareDocuments', {
      params: { caseId, documentId: one, otherId: two },
    });
    expect(differences.filter((part) => part.kind !== 'same')).toEqual([
      { kind: 'first', text: 'Monday. ' },
      { kind: 'second', text: 'Tuesday. ' },
    ]);
  });
});
