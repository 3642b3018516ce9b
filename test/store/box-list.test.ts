import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { now } from '#store/cut';
import { documents } from '#store/document';
import { childrenOf } from '#store/place';
import type { ScopedTransaction } from '#store/scope';
import { receiveAndRead } from './receive-and-read.ts';
import { createInstallation, type TestInstallation } from './test-installation.ts';

const caseId = randomUUID();
const count = 3000;
let test: TestInstallation;
let parentId = '';
beforeAll(async () => {
  test = await createInstallation(inject('postgres'));
  parentId = (await receiveAndRead(test, 'A box.', { caseId })).documentId;
  await test.ask(
    `with made as materialized (select i, gen_random_uuid() as id from generate_series(1, $3::int) i),
     states as (
       insert into lamplighter.document_state (case_id, compartment_id, from_seq, ordinal, document_id, state)
       select $1, $1, 4, i, id, 'waiting' from made),
     places as (
       insert into lamplighter.document_place (case_id, compartment_id, from_seq, ordinal, document_id, parent_id, root_id, depth, n, path)
       select $1, $1, 4, i, id, $2, $2, 1, i, 'box/' || i from made)
     insert into lamplighter.document (case_id, compartment_id, from_seq, document_id, name, path, sha256, size, received_at, received_by, received_by_name)
     select $1, $1, 4, id, 'n' || i, '', sha256(i::text::bytea), 1, 1e12 + i, gen_random_uuid(), 'Reader' from made`,
    [caseId, parentId, count],
  );
  await test.ask('analyze lamplighter.document, lamplighter.document_state, lamplighter.document_place');
});
afterAll(() => test.drop());

const scope = { caseId, compartmentIds: [caseId], accountId: null };
const fetched = async ({ db }: ScopedTransaction): Promise<number> => {
  const found = await sql<{ tuples: number }>`
    select pg_stat_get_xact_tuples_fetched('lamplighter.document_place'::regclass)::int as tuples`.execute(db);
  return found.rows[0]!.tuples;
};

it('a list of documents found in one large box counts the box once, and not for each of them', async () => {
  const { rows, tuples } = await test.store.read(scope, async (tx) => {
    const before = await fetched(tx);
    const list = await documents(tx, now, { limit: 60 });
    return { rows: list, tuples: (await fetched(tx)) - before };
  });
  expect(rows).toHaveLength(60);
  expect(rows[1]).toMatchObject({
    children: 0,
    parent: { documentId: parentId, n: count, of: count },
  });
  // The places of the box, and of each document on the page.
  expect(tuples).toBeLessThan(count + 200);
});

it('a page of what lies in a large box reads that page', async () => {
  const { rows, tuples } = await test.store.read(scope, async (tx) => {
    const before = await fetched(tx);
    const list = await childrenOf(tx, now, parentId, 1000, 50);
    return { rows: list, tuples: (await fetched(tx)) - before };
  });
  expect(rows.map((row) => row.n)).toEqual(Array.from({ length: 50 }, (_, i) => 1001 + i));
  expect(tuples).toBeLessThan(count);
});

it('the planner is told that no document holds all places', async () => {
  // Of a box of 100,000 files it takes the one value it knows for the rule; of some thousands it does not matter yet.
  const found = await test.ask(
    `select attoptions from pg_attribute where attrelid = 'lamplighter.document_place'::regclass and attname = 'parent_id'`,
  );
  expect(found).toEqual([{ attoptions: ['n_distinct=-0.2'] }]);
});
