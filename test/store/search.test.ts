import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connectOnce } from '#store/connect';
import { draftEntry } from '#store/draft-entry';
import { searchTexts } from '#store/search';
import { ada } from './ledger-items.ts';
import { receiveAndRead } from './receive-and-read.ts';
import { createInstallation, type TestInstallation } from './test-installation.ts';

const caseId = randomUUID();
const hidden = randomUUID();
const other = randomUUID();
const scope = { caseId, compartmentIds: [caseId], accountId: null };

describe('search', () => {
  let test: TestInstallation;
  const search = (words: string, limit = 50, compartmentIds = [caseId]) =>
    test.store.read({ ...scope, compartmentIds }, (tx) => searchTexts(tx, words, limit));
  const textsFound = async (words: string) => (await search(words)).hits.map((hit) => hit.text);

  /** Documents that were read, put in by the thousand; `words` may use the running number i. */
  const plant = async (ofCase: string, compartmentId: string, count: number, words: string, state = 'read') => {
    await test.ask(
      `with made as materialized (
         select i, gen_random_uuid() as document_id, gen_random_uuid() as rendition_id, ${words} as words from generate_series(1, $3::int) i),
       texts as (
         insert into lamplighter.text_segment (case_id, compartment_id, sha256, n, start, text)
         select $1, $2, sha256((i || words)::bytea), 0, 0, words from made),
       renditions as (
         insert into lamplighter.rendition (case_id, compartment_id, from_seq, rendition_id, document_id, sha256, chars, media_type, extractor, version, map, notes, recorded_at)
         select $1, $2, 1, rendition_id, document_id, sha256((i || words)::bytea), length(words), 'text/plain', 'text', '1', '[]', '{}', 0 from made),
       states as (
         insert into lamplighter.document_state (case_id, compartment_id, from_seq, ordinal, document_id, state, rendition_id)
         select $1, $2, 1, 0, document_id, $4, rendition_id from made)
       insert into lamplighter.document (case_id, compartment_id, from_seq, document_id, name, path, sha256, size, received_at, received_by, received_by_name)
       select $1, $2, 1, document_id, 'n' || i, '', sha256('x'), 1, i, gen_random_uuid(), 'Ada' from made`,
      [ofCase, compartmentId, count, state],
    );
  };

  beforeAll(async () => {
    test = await createInstallation(inject('postgres'));
    await plant(caseId, caseId, 21000, `'a report on shipping number ' || i || ' was filed by clerk ' || md5(i::text)`);
    await plant(other, other, 4000, `'a report on harbour number ' || i || ' was filed by clerk ' || md5(i::text)`);
    await test.ask('analyze lamplighter.text_segment, lamplighter.rendition, lamplighter.document_state');
  });
  afterAll(() => test.drop());

  /** The plans of everything that one call of the function runs, over several calls, so that a generic plan shows too. */
  async function plansOf(words: string): Promise<string> {
    const client = await connectOnce(test.admin);
    try {
      const plans: string[] = [];
      client.on('notice', (notice) => plans.push(notice.message ?? ''));
      await client.query(`load 'auto_explain'`);
      await client.query(
        'set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on; set client_min_messages = log',
      );
      await client.query(
        `select set_config('lamplighter.case', $1, false), set_config('lamplighter.compartments', $1, false)`,
        [caseId],
      );
      for (let i = 0; i < 8; i++) await client.query('select * from search_texts($1, 200)', [words]);
      return plans.filter((plan) => plan.includes('text_segment')).join('\n');
    } finally {
      await client.end();
    }
  }

  it('finds words among many texts by their index, never by reading all', async () => {
    const [found] = await test.ask<{ count: number }>('select count(*)::int as count from lamplighter.text_segment');
    expect(found!.count).toBeGreaterThan(20_000);
    for (const words of ['shipping 317', 'harbour']) {
      const plans = await plansOf(words);
      expect(plans).toContain('Bitmap Index Scan on text_segment_words');
      expect(plans).not.toMatch(/Seq Scan on text_segment/);
    }
  });

  it('finds any script by the index of trigrams', async () => {
    await receiveAndRead(test, 'Он сказал: «встреча в Гданьске». \u4f1a\u8bae\u5728\u53a6\u95e8', {
      caseId,
      title: 'Письмо',
    });
    expect((await search('встреча в Гданьске')).hits).toHaveLength(1);
    expect((await search('\u53a6\u95e8')).hits).toHaveLength(1);
    expect((await search('в гданьск')).hits).toHaveLength(1);
    for (const words of ['встреча', '\u4f1a\u8bae\u5728', '«встреча']) {
      const plans = await plansOf(words);
      expect(plans).toContain('Bitmap Index Scan on text_segment_trigrams');
      expect(plans).not.toMatch(/Seq Scan on text_segment/);
    }
  });

  it('shows a place once, whichever way it was found', async () => {
    await receiveAndRead(test, 'Müller met Jürgen.', { caseId, title: 'A meeting' });
    expect(await textsFound('Müller')).toEqual(['Müller met Jürgen.']);
    expect(await textsFound('üller')).toEqual(['Müller met Jürgen.']);
  });

  it('takes the words as words, whatever they hold', async () => {
    for (const words of ['\\', "'", '"unfinished', 'a & | ! ( b', '<->', ':*', '$$', '%', '_'])
      expect(await search(words), words).toMatchObject({ hits: [], capped: false });
    for (const words of ['-', ' ', 'the', '-number'])
      expect((await search(words, 5)).hits.length).toBeLessThanOrEqual(5);
    const literal = 'They want 100% of it_all, C:\\Temp';
    await receiveAndRead(test, literal, { caseId });
    for (const words of ['%', '_', '\\']) expect(await textsFound(words), words).toEqual([literal]);
  });

  it('says when it was capped, and gives no more than was asked for', async () => {
    const { hits, capped } = await search('report', 10);
    expect([hits.length, capped]).toEqual([10, true]);
    expect(await search('shipping 317', 10)).toMatchObject({ capped: false });
  });

  it('finds nothing outside a scope, in another case or in another compartment', async () => {
    await receiveAndRead(test, 'The word is zirconium.', { caseId, compartmentId: hidden });
    await receiveAndRead(test, 'The word is zirconium.', { caseId: other });
    expect(await textsFound('zirconium')).toEqual([]);
    expect((await search('zirconium', 10, [])).hits).toEqual([]);
    expect((await search('zirconium', 10, [caseId, hidden])).hits).toHaveLength(1);
    expect((await search('zirconium', 10, [other])).hits).toEqual([]);
  });

  it('gives the same answer whatever stands in rows that are hidden', async () => {
    const words = ['report', 'shipping', 'clerk 12', 'Müller', '\u53a6', 'sonar'];
    const answers = () => Promise.all(words.map((one) => search(one, 20)));
    const before = await answers();
    const all = `'report shipping clerk 12 Müller \u53a6\u95e8 sonar sonar ' || i`;
    await plant(caseId, hidden, 600, all);
    await plant(other, other, 300, all);
    await plant(caseId, caseId, 600, all, 'set aside');
    expect(await answers()).toEqual(before);
    await test.ask('analyze lamplighter.text_segment, lamplighter.rendition, lamplighter.document_state');
    expect(await answers()).toEqual(before);
  });

  it('gives no hit in a document that is set aside, and gives it again after its release', async () => {
    const { documentId } = await receiveAndRead(test, 'The word is palladium.', { caseId });
    const decide = (kind: 'document.set-aside' | 'document.released') =>
      test.store.write(scope, caseId, (tx) => {
        const draft = draftEntry();
        draft.add(ada, { kind, documentId, reason: 'privileged' });
        return tx.append(draft);
      });
    expect(await textsFound('palladium')).toHaveLength(1);
    await decide('document.set-aside');
    expect(await textsFound('palladium')).toEqual([]);
    await decide('document.released');
    expect(await textsFound('palladium')).toHaveLength(1);
  });
});
