import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createClient } from '#api/client';
import type { LegalStatus } from '#domain/legal-status';
import { createApp } from '#server/create-app';
import { article } from '../fairness/accused-case.ts';
import { base, createTestServer, type TestPerson, type TestServer } from './test-server.ts';

let server: TestServer;
let ada: TestPerson;
let ben: TestPerson;
let cleo: TestPerson;
let caseId = '';
let documentId = '';
let personId = '';
const params = () => ({ caseId });
const judged = { activity: 'yes', credible: 'two papers', canAct: 'yes', proportionate: 'yes', threatKind: 'research' };

beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  ada = await server.person('ada');
  ben = await server.person('ben');
  cleo = await server.person('cleo', { mayOpenCases: false });
  caseId = (await ada.client.call('openCase', { body: { title: 'What comes in' } })).caseId;
  await server.letIn(ada, caseId, caseId, ben, ['analyst']);
  await server.letIn(ada, caseId, caseId, cleo, ['case owner']);
  const query = { name: 'courier.txt', title: 'Case dropped', origin: 'Courier', form: 'article', date: '2024-09-14' };
  const body = new TextEncoder().encode(article);
  documentId = (await ada.client.call('receiveDocument', { params: params(), query, body })).document.documentId;
  await server.worker.drain();
  const made = await ada.client.call('makeEntity', {
    params: params(),
    body: { schema: 'Person', name: 'Joel Hart' },
  });
  personId = made.entity.entityId;
  const verified = { status: 'discontinued' as const, record: 'Order of 4 October 2024' };
  await ada.client.call('recordStatus', { params: params(), body: { person: 'Joel Hart', verified } });
}, 60_000);
afterAll(() => server.close());

/** A lead on the article, answered by the four questions. */
async function lead(compartmentId = caseId, fields: Record<string, string> = judged, personIds = [personId]) {
  const { claims } = await ada.client.call('listClaims', { params: params(), query: { documentId } });
  const claimIds = claims.filter((one) => one.words.content.includes('sealed drafts')).map(({ claimId }) => claimId);
  const { thing } = await ada.client.call('fileLaneThing', {
    params: params(),
    body: { kind: 'lead', title: 'Drafts that went out', claimIds, personIds, compartmentId },
  });
  const of = { caseId, thingId: thing.thingId };
  const { thing: assessed } = await ada.client.call('stepLaneThing', {
    params: of,
    body: { expected: thing.version, command: 'assess', fields },
  });
  return { of, version: assessed.version };
}
const open = (who: TestPerson, of: { caseId: string; thingId: string }, expected: number, more = {}) =>
  who.client.call('openFromLead', { params: of, body: { expected, title: 'The drafts', ...more } });
const casesOf = async (who: TestPerson) => (await who.client.call('listCases')).cases.map(({ title }) => title);
const copyNotes = async () => {
  const day = new Date(server.installation.clock.now).toISOString().slice(0, 10);
  const { consultations } = await ada.client.call('listConsultations', { params: params(), query: { day } });
  return consultations.filter(({ what }) => what === 'documents copied into a case opened from a lead');
};
const verify = (person: string, status: LegalStatus) =>
  ada.client.call('recordStatus', { params: params(), body: { person, verified: { status, record: 'The record' } } });
/** Statuses as verified of a person, as they stand beside the thing of a kind. */
const verifiedOn = async (name: string, inCase: string, kind: 'lead' | 'decision') => {
  const { things } = await ada.client.call('listLaneThings', { params: { caseId: inCase }, query: { kind } });
  const [person] = things.flatMap(({ persons }) => persons.filter((one) => one.name === name));
  return person!.fairness!.statuses.flatMap(({ verified }) => verified?.status ?? []);
};

describe('a case from a lead', () => {
  it('opens with people, documents as they came, what they answer and how the lead was judged, and says so in both', async () => {
    const { of, version } = await lead();
    const made = await open(ada, of, version);
    expect(made).toMatchObject({ wasOpen: false, documents: 1, statusesToRecord: [], denialsToRecord: [] });
    const there = { caseId: made.caseId };
    await server.worker.drain();
    const { documents } = await ada.client.call('listDocuments', { params: there });
    expect(documents).toMatchObject([
      {
        name: 'courier.txt',
        title: 'Case dropped',
        origin: 'Courier',
        date: '2024-09-14',
        state: 'read',
      },
    ]);
    const kept =
      'select distinct form, title, origin, date, encode(sha256, $$hex$$) from lamplighter.document where name = $1';
    expect(await server.installation.ask(kept, ['courier.txt'])).toHaveLength(1);
    const bytes = await ada.client.call('getDocumentBytes', {
      params: { ...there, documentId: documents[0]!.documentId },
    });
    expect(await bytes.text()).toBe(article);
    const { things } = await ada.client.call('listLaneThings', { params: there });
    expect(things).toMatchObject([
      { kind: 'decision', fields: { credible: 'two papers', fromCase: caseId, fromLead: of.thingId } },
    ]);
    const { fairness, name } = things[0]!.persons[0]!;
    expect(name).toBe('Joel Hart');
    expect(fairness!.notYetPut).toBe(false);
    expect(fairness!.statuses.map((one) => one.verified?.status ?? null)).toContain('discontinued');
    const closed = await ada.client.call('getLaneThing', { params: of });
    expect(closed).toMatchObject({ state: 'opened', fields: { openedCase: made.caseId } });
    // The marking of the case that it came from, where none is named.
    expect((await ada.client.call('getCase', { params: there })).marking).toBe('OFFICIAL-SENSITIVE');
    // Asked again, as where the answer was lost, it is that case and no other.
    const before = await casesOf(ada);
    const noted = await copyNotes();
    expect(await open(ada, of, version)).toMatchObject({ caseId: made.caseId, wasOpen: true });
    expect(await casesOf(ada)).toEqual(before);
    expect(await copyNotes()).toHaveLength(noted.length + 1);
  });

  it('stands whole or not at all: refused by the lead, nothing of a case is left', async () => {
    const { of, version } = await lead(caseId, { ...judged, proportionate: 'no' });
    const before = await server.installation.ask('select count(*)::int as n from lamplighter.ledger_entry');
    await expect(open(ada, of, version)).rejects.toMatchObject({ code: 'LL-STEP-REFUSED' });
    await expect(open(ada, of, version - 1)).rejects.toMatchObject({ code: 'LL-CONFLICT' });
    expect(await server.installation.ask('select count(*)::int as n from lamplighter.ledger_entry')).toEqual(before);
    const rows = await server.installation.ask(
      'select 1 from lamplighter.blob b where not exists (select from lamplighter.case_file f where f.case_id = b.case_id)',
    );
    expect(rows).toEqual([]);
  });

  it('is opened once by two at once', async () => {
    const { of, version } = await lead();
    await server.letIn(ada, caseId, caseId, ben, ['case owner']);
    const answers = await Promise.allSettled([open(ada, of, version), open(ben, of, version)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = answers.find((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'LL-CONFLICT' });
    await server.letIn(ada, caseId, caseId, ben, ['analyst']);
  });

  it('is for owners who see the lead and may open cases, and for nobody else', async () => {
    const before = await casesOf(ben);
    const { compartmentId } = await ada.client.call('openCompartment', { params: params(), body: { name: 'Behind' } });
    const { of, version } = await lead(compartmentId);
    await expect(open(ben, of, version)).rejects.toMatchObject({ code: 'LL-NOT-FOUND' });
    await expect(open(cleo, of, version)).rejects.toMatchObject({ code: 'LL-NOT-FOUND' });
    const seen = await lead();
    await expect(open(ben, seen.of, seen.version)).rejects.toMatchObject({ code: 'LL-FORBIDDEN' });
    await expect(open(cleo, seen.of, seen.version)).rejects.toMatchObject({ code: 'LL-FORBIDDEN' });
    expect(await casesOf(ben)).toEqual(before);
    const inMain = async () => (await copyNotes()).filter((one) => one.compartmentId === caseId);
    const noted = await inMain();
    expect((await open(ada, of, version)).documents).toBe(1);
    // Nothing of it shows outside: neither in what others read, nor in the log of main or of who consulted what there.
    const log = await ben.client.call('listLog', { params: params() });
    expect(JSON.stringify(log)).not.toContain(of.thingId);
    expect(await inMain()).toEqual(noted);
    expect((await copyNotes()).filter((one) => one.compartmentId === compartmentId)).toMatchObject([
      { subjects: [of.thingId, documentId] },
    ]);
  });

  it('is never marked lower than where it came from, and copies nothing that the lead does not rest on', async () => {
    const { of, version } = await lead();
    await expect(open(ada, of, version, { marking: 'OFFICIAL' })).rejects.toMatchObject({ code: 'LL-MARKING-LOWER' });
    const other = await server.addText(ada, caseId, 'Lena Strand said that it rained.', { name: 'other.txt' });
    await expect(open(ada, of, version, { documentIds: [other] })).rejects.toMatchObject({ code: 'LL-INVALID' });
    // What its people answer goes along whatever is chosen.
    expect((await open(ada, of, version, { documentIds: [] })).documents).toBe(1);
    // As many may be named as a lead may rest on.
    const many = await lead();
    const documentIds = Array.from({ length: 500 }, () => documentId);
    expect((await open(ada, many.of, many.version, { documentIds })).documents).toBe(1);
  });

  it('takes along what is verified of the very name, the newest first, and tells of what is on record for a name like it', async () => {
    const of = { schema: 'Person' as const, name: 'Anna Hale' };
    const { entity } = await ada.client.call('makeEntity', { params: params(), body: of });
    const statuses = ['arrested', 'charged', 'convicted', 'quashed'] as const;
    for (const status of statuses) await verify('Anna Hale', status);
    await verify('A. Hale', 'acquitted');
    const newest = ['acquitted', ...statuses.toReversed()];
    const { of: at, version } = await lead(caseId, judged, [entity.entityId]);
    expect(await verifiedOn('Anna Hale', at.caseId, 'lead')).toEqual(newest);
    const made = await open(ada, at, version);
    expect(made.statusesToRecord).toEqual(['A. Hale']);
    expect(await verifiedOn('Anna Hale', made.caseId, 'decision')).toEqual(newest.slice(1));
  });

  it('says whose denial somebody made by hand, and keeps that with the case', async () => {
    const words = 'Mara Quill was asked on the quay. Not me, she wrote below.';
    const letter = await server.addText(ada, caseId, words, { name: 'letter.txt' });
    const [rendition] = (await ada.client.call('getDocument', { params: { caseId, documentId: letter } })).renditions;
    const by = { stance: 'denied' as const, polarity: 'denies' as const, speaker: 'Mara Quill' };
    const content: [number, number][] = [[words.indexOf('Not me'), words.indexOf(', she')]];
    const body = { renditionId: rendition!.renditionId, content, ...by };
    await ada.client.call('makeClaim', { params: params(), body });
    const of = { schema: 'Person' as const, name: 'Mara Quill' };
    const { entity } = await ada.client.call('makeEntity', { params: params(), body: of });
    const { of: at, version } = await lead(caseId, judged, [entity.entityId]);
    const made = await open(ada, at, version);
    expect(made).toMatchObject({ documents: 2, denialsToRecord: ['Mara Quill'] });
    const { things } = await ada.client.call('listLaneThings', { params: { caseId: made.caseId } });
    expect(things).toMatchObject([{ kind: 'decision', fields: { denialsToRecord: ['Mara Quill'] } }]);
  });

  it('keeps no copy of what is set aside while it is copied', async () => {
    const { of, version } = await lead();
    const before = await casesOf(ada);
    const { version: expected } = await ada.client.call('getDocument', { params: { caseId, documentId } });
    const setAside = { params: { caseId, documentId }, body: { expected, reason: 'privileged' } };
    const { store } = server.deps;
    const writeTogether: typeof store.writeTogether = async (work) => {
      await ada.client.call('setDocumentAside', setAside);
      return store.writeTogether(work);
    };
    const app = createApp({ ...server.deps, store: { ...store, writeTogether } });
    const send = (request: Request) => app.fetch(request, { remoteAddress: '127.0.0.1' });
    const client = createClient(base, send, { authorization: `Bearer ${ada.token}` });
    await expect(open({ ...ada, client }, of, version)).rejects.toMatchObject({ code: 'LL-CONFLICT' });
    expect(await casesOf(ada)).toEqual(before);
    await app.close();
  });
});
