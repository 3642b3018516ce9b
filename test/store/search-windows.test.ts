import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { ScopedTransaction } from '#store/scope';
import { measureSearch } from '#store/search-window';
import { createInstallation, type TestInstallation } from './test-installation.ts';

const caseId = randomUUID();
const second = randomUUID();
const hidden = randomUUID();
const both = { caseId, compartmentIds: [caseId, second], accountId: null };

describe('windows of time', () => {
  let test: TestInstallation;
  beforeAll(async () => {
    test = await createInstallation(inject('postgres'));
    // Every other document of three stretches, several received at one moment; words by what their number divides by.
    for (const [compartmentId, count, from] of [
      [caseId, 300, 0],
      [second, 90, 20],
      [hidden, 200, 10],
    ] as const)
      await test.ask(
        `insert into lamplighter.search_text (case_id, compartment_id, document_id, part, received_at, date, media_type, language, origin, stances, speakers, read_at, tsv)
         select $1, $2::uuid, md5($2::uuid::text || i)::uuid, part, $4::int + i / 7, '2020-0' || 1 + i % 9, case i % 3 when 0 then 'text/plain' else 'text/html' end, 'en', 'Wire ' || i % 5,
           i % 8, case i % 4 when 0 then array['Ada', 'Ben'] end, i, to_tsvector('simple', 'all words'
             || case when i % 2 = 0 then ' half' else '' end || case when i % 13 = part then ' few' else '' end || case when i % 5 = 0 then ' words all' else '' end)
         from generate_series(1, $3::int) i cross join generate_series(0, case when i % 2 = 0 then 2 else 0 end) part`,
        [caseId, compartmentId, count, from],
      );
  });
  afterAll(() => test.drop());

  type Asked = {
    readonly words: string;
    readonly loose: string | null;
    readonly counted: number;
    readonly depth: number;
    readonly enough: number;
    readonly how: string;
    readonly since: number | null;
  };
  const answer = ({ words, loose, counted, depth, enough, how, since }: Asked) =>
    test.store.read(both, async (tx) => {
      const found = await sql<{ found: object }>`
        select search_documents(${words}::tsquery, ${loose}::tsquery, ${loose ?? words}::tsquery, ${how}, ${counted}, ${counted}, ${depth}, ${enough}, 0, 20, true, ${since}) as found`.execute(
        tx.db,
      );
      return found.rows[0]!.found;
    });
  const setWindows = async (compartmentId: string, notBefore: readonly number[]) => {
    await test.ask(
      `insert into lamplighter.search_window (case_id, compartment_id, not_before) values ($1, $2, $3::bigint[])
       on conflict (case_id, compartment_id) do update set not_before = excluded.not_before`,
      [caseId, compartmentId, notBefore],
    );
  };

  // Also such that the second holds little more than the first, and never twice as much.
  const anyWindows = fc
    .tuple(fc.integer({ min: 0, max: 44 }), fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 3 }))
    .map(([first, further]) => further.reduce((all, less) => [...all, all.at(-1)! - (less >> 2)], [first]));
  const anyAsked: fc.Arbitrary<Asked> = fc.record({
    words: fc.constantFrom(`'all'`, `'half'`, `'few'`, `'half' & 'few'`, `'all' & !'half'`, `'nothing'`),
    loose: fc.constant(null),
    counted: fc.constantFrom(1, 5, 20, 40, 80, 1000),
    depth: fc.constantFrom(1, 10, 100),
    enough: fc.constantFrom(1, 5, 30),
    how: fc.constantFrom('best', 'newest', 'oldest'),
    since: fc.constantFrom(null, 50),
  });
  const anyPhrase = anyAsked.map((asked): Asked => ({
    ...asked,
    words: `'words' <-> 'all'`,
    loose: `'words' & 'all'`,
  }));

  it('change no answer, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyAsked, anyPhrase), anyWindows, anyWindows, async (asked, one, other) => {
        await test.ask('delete from lamplighter.search_window');
        const without = await answer(asked);
        await setWindows(caseId, one);
        await setWindows(second, other);
        expect(await answer(asked)).toEqual(without);
      }),
      { numRuns: 150 },
    );
  });

  /** How many the session has fetched so far. */
  const tuples = async ({ db }: ScopedTransaction): Promise<number> => {
    const found = await sql<{ tuples: number }>`
      select pg_stat_get_xact_tuples_fetched('lamplighter.search_text'::regclass)::int as tuples`.execute(db);
    return found.rows[0]!.tuples;
  };

  it('have only the newest texts of a common word fetched', async () => {
    const fetched = () =>
      test.store.read(both, async (tx) => {
        const before = await tuples(tx);
        await sql`select search_documents('''all''', null, '''all''', 'newest', 5, 5, 1, 1, 0, 20, false, null)`.execute(
          tx.db,
        );
        return (await tuples(tx)) - before;
      });
    await test.ask('delete from lamplighter.search_window');
    expect(await fetched()).toBeGreaterThan(700);
    // What is hidden from the reader has no say.
    await setWindows(hidden, [41]);
    expect(await fetched()).toBeGreaterThan(700);
    await setWindows(caseId, [41]);
    // Those of the window once to be counted, and once to be looked at.
    expect(await fetched()).toBeLessThan(100);
  });

  it('are measured at twenty thousand texts and from there by doubling', async () => {
    const of = randomUUID();
    await test.ask(
      `insert into lamplighter.search_text (case_id, compartment_id, document_id, part, received_at)
       select $1, $1, md5('m' || i)::uuid, 0, i from generate_series(1, 45000) i`,
      [of],
    );
    const scope = { caseId: of, compartmentIds: [of], accountId: null };
    await test.store.note(scope, measureSearch);
    const windows = () =>
      test.ask(`select not_before::text as found from lamplighter.search_window where case_id = $1`, [of]);
    expect(await windows()).toEqual([{ found: '{25001,5001}' }]);
    const more = (from: number, to: number) =>
      test.ask(
        `insert into lamplighter.search_text (case_id, compartment_id, document_id, part, received_at)
         select $1, $1, md5('m' || i)::uuid, 0, i from generate_series($2::int, $3::int) i`,
        [of, from, to],
      );
    await more(45_001, 55_000);
    await test.store.note(scope, measureSearch);
    expect(await windows()).toEqual([{ found: '{25001,5001}' }]);
    // Anew once the newest window has grown by a half.
    await more(55_001, 55_002);
    await test.store.note(scope, measureSearch);
    expect(await windows()).toEqual([{ found: '{35003,15003}' }]);
    expect(
      await test.ask('select from lamplighter.search_window where case_id <> $1 and case_id <> $2', [of, caseId]),
    ).toEqual([]);
  });

  it('are not measured of few texts', async () => {
    await test.ask('delete from lamplighter.search_window');
    await test.store.note(both, measureSearch);
    expect(await test.ask('select from lamplighter.search_window')).toEqual([]);
  });
});
