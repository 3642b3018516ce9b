import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connectOnce } from '#store/connect';
import { draftEntry } from '#store/draft-entry';
import { parseQuery } from '#engines/search/parse-query';
import { searchDocuments } from '#store/search';
import { noteWords } from '#store/word-index';
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
    test.store.note({ ...scope, compartmentIds }, async (tx) => {
      await noteWords(tx, 10);
      const { query } = parseQuery(words);
      if (query === null) return { hits: [], documents: 0, more: false, facets: null };
      const { spellings: _, ...answer } = await searchDocuments(tx, {
        query,
        likeNames: new Map(),
        marking: 'OFFICIAL',
        order: 'best',
        from: 0,
        limit,
        withFacets: true,
      });
      return answer;
    });
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
    await test.ask(
      `select lamplighter.index_documents($1, $2, array_agg(document_id)) from (
         select document_id, row_number() over () / 100 as part from lamplighter.document where case_id = $1 and compartment_id = $2) d group by part`,
      [ofCase, compartmentId],
    );
    await test.ask(
      `insert into lamplighter.search_word (case_id, compartment_id, word)
       select distinct $1::uuid, $2::uuid, word from lamplighter.text_segment, unnest(tsvector_to_array(tsv)) word
       where case_id = $1 and compartment_id = $2 and length(word) between 4 and 30 and word !~ '[0-9]' on conflict do nothing`,
      [ofCase, compartmentId],
    );
  };

  beforeAll(async () => {
    test = await createInstallation(inject('postgres'));
    await plant(caseId, caseId, 3000, `'a report on shipping number ' || i || ' was filed by clerk ' || md5(i::text)`);
    await plant(other, other, 500, `'a report on harbour number ' || i || ' was filed by clerk ' || md5(i::text)`);
    await test.ask(
      'analyze lamplighter.search_text, lamplighter.text_segment, lamplighter.rendition, lamplighter.document_state',
    );
  });
  afterAll(() => test.drop());

  /** The plans of everything that one call of the function runs, over several calls, so that a generic plan shows too. */
  async function plansOf(words: string, loose: string | null): Promise<string> {
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
      for (let i = 0; i < 8; i++)
        await client.query(
          `select search_documents($1::tsquery, $2::tsquery, $1::tsquery, 'best', 10000, 1000, 3000, 500, 0, 30, true, null)`,
          [words, loose],
        );
      return plans.filter((plan) => plan.includes('search_text')).join('\n');
    } finally {
      await client.end();
    }
  }

  it('finds words among many texts by their index, never by reading all', async () => {
    await test.ask(
      `insert into lamplighter.search_window (case_id, compartment_id, not_before) values ($1, $1, '{2900,2000}')`,
      [caseId],
    );
    for (const [words, loose] of [
      [`'ship' & '317'`, null],
      [`'harbour'`, null],
      [`'type=text/plain' | 'ship'`, null],
      [`'repor':*`, null],
      [`'report' <2> 'ship'`, `'report' & 'ship'`],
    ] as const) {
      const plans = await plansOf(words, loose);
      expect(plans).toContain('Bitmap Index Scan on search_text_words');
      expect(plans).not.toMatch(/Seq Scan on search_text|search_text_pkey|search_text_bands/);
    }
  });

  it('finds the same by a phrase however few texts are looked at first', async () => {
    const ask = (loose: string | null, depth: number, enough: number) =>
      test.store.read(scope, async ({ db }) => {
        const found = await sql<{ found: { documents: number; more: boolean; looked: number | null; hits: unknown } }>`
          select search_documents(${`'file' <2> 'clerk'`}::tsquery, ${loose}::tsquery, ${`'clerk'`}::tsquery, 'newest', 10000, 1000, ${depth}, ${enough}, 0, 30, false, null) as found`.execute(
          db,
        );
        return found.rows[0]!.found;
      });
    const loose = `'file' & 'clerk'`;
    const exact = await ask(null, 3000, 500);
    expect(exact).toMatchObject({ documents: 3000, more: false, looked: null });
    expect(await ask(loose, 7, 10_000)).toEqual({ ...exact, looked: 3000 });
    const some = await ask(loose, 40, 20);
    expect(some).toEqual({ ...exact, documents: 40, more: true, looked: 40, ranked: 40 });
  });

  const inArabic = 'قال المتحدث إن الاجتماعات في الميناء';
  const inScripts = 'Он сказал: «встреча была в Гданьске, и он там был». \u4f1a\u8bae\u5728\u53a6\u95e8\u3002';

  it.each([
    ['встреча в Гданьске', 1],
    ['"встречи была в Гданьск"', 1],
    ['гданьск', 1],
    ['language:ru гданьск', 1],
    ['встреч*', 1],
    ['\u53a6\u95e8', 1],
    ['\u4f1a\u8bae\u5728\u53a6\u95e8', 1],
    ['\u95e8', 1],
    ['\u95e8\u53a6', 0],
    ['الميناء', 1],
    ['المتحدث', 1],
    ['اجتماع', 1],
    ['Гданьск NOT \u53a6\u95e8', 0],
  ])('finds any script: %s in %i documents', async (words, count) => {
    if (words === 'встреча в Гданьске') await receiveAndRead(test, inScripts, { caseId, title: 'Письмо' });
    if (words === 'встреча в Гданьске') await receiveAndRead(test, inArabic, { caseId, title: 'رسالة' });
    expect((await search(words)).hits.filter((hit) => [inScripts, inArabic].includes(hit.text))).toHaveLength(count);
  });

  it('finds words in all their forms, and without their accents', async () => {
    const text = 'Müller met Jürgen, who was passing papers to the state-run yard at O\u2019Neill\u2019s.';
    await receiveAndRead(test, text, { caseId, title: 'A meeting at the Café Zürich', name: 'minutes-0417.txt' });
    for (const words of [
      'Müller',
      'muller',
      'passed',
      'passi*',
      'state-run',
      '"passes paper"',
      'Zurich',
      '0417',
      'jurgen -berg',
      '(nobody OR jurgen) paper',
      'Muler~',
      'pasing~ pappers~',
    ])
      expect(await textsFound(words), words).toEqual([text]);
    for (const words of ['uller', 'müller NOT passing', '"papers passing"', 'Jurgens* -yards', 'the'])
      expect((await textsFound(words)).includes(text), words).toBe(false);
  });

  it('finds documents by what is known of them', async () => {
    const text = 'Ada said nothing; Ben denied everything there.';
    await receiveAndRead(test, text, { caseId, title: 'Known' });
    for (const words of [
      'stance:denied there nothing',
      'speaker:Ben stance:denied',
      'type:text there nothing',
      'marking:official everything',
      'everything NOT stance:warned',
    ])
      expect(await textsFound(words), words).toContain(text);
    for (const words of [
      'speaker:Ada stance:denied',
      'stance:warned',
      'type:pdf',
      'date:2021',
      'origin:court',
      'marking:amber',
      'everything NOT stance:denied',
    ])
      expect((await textsFound(words)).includes(text), words).toBe(false);
  });

  it('takes the words as words, whatever they hold', async () => {
    for (const words of [
      '\\x',
      "'x'",
      '"unfinishedx',
      'ax & | ! ( bx',
      '<->x',
      ':*x',
      '$$x',
      '%x',
      '_x',
      "x'':*|'report",
      'x\\',
    ])
      expect(await search(words), words).toMatchObject({ hits: [], documents: 0 });
    for (const words of ['-number', 'a OR number', '*', '~', '""'])
      expect((await search(words, 5)).hits.length).toBeLessThanOrEqual(5);
  });

  it('counts all that it finds, gives no more than was asked for, and says what they are', async () => {
    const { hits, documents, more, facets } = await search('report', 10);
    expect([hits.length, documents, more]).toEqual([10, 3000, false]);
    expect(facets!.language).toEqual(null);
    const { facets: some } = await search('everything', 10);
    expect(some!.stance).toMatchObject({ denied: 1, warned: 0 });
    expect(await search('shipping 317', 10)).toMatchObject({ documents: 1, more: false });
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
    const words = [
      'report',
      'shipping',
      'clerk 12',
      'Müller',
      '\u53a6',
      'sonar',
      'sonra~',
      'report NOT shipping',
      'stance:denied',
    ];
    const answers = () => Promise.all(words.map((one) => search(one, 20)));
    const before = await answers();
    const all = `'report shipping clerk 12 Müller \u53a6\u95e8 sonar sonar ' || i`;
    await plant(caseId, hidden, 600, all);
    await plant(other, other, 300, all);
    await plant(caseId, caseId, 600, all, 'set aside');
    expect(await answers()).toEqual(before);
    await test.ask(
      'analyze lamplighter.search_text, lamplighter.text_segment, lamplighter.rendition, lamplighter.document_state',
    );
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
