import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Connection } from '#store/connect';
import { draftEntry } from '#store/draft-entry';
import { addLoad, addToLoad } from '#store/load';
import { advanceNameIndex } from '#store/name-index';
import { noteWords } from '#store/word-index';
import { noteRun, savedSearches } from '#store/saved-search';
import { installationScope, type Scope } from '#store/scope';
import { scopedTablesOf } from './catalogue.ts';
import { ada, emptyView, recorded, someMapping, someQuestion, takenRows } from './ledger-items.ts';
import { receiveAndRead } from './receive-and-read.ts';
import { createInstallation, type TestInstallation } from './test-installation.ts';

const caseId = randomUUID();
const hidden = randomUUID();
const other = randomUUID();

/** Puts at least one row into every table of a case, in `main` and in a hidden compartment, and in another case. */
async function fill(test: TestInstallation): Promise<void> {
  await test.store.write(installationScope, installationScope.caseId, (tx) => {
    const draft = draftEntry();
    draft.add(ada, { kind: 'account.created', login: 'ada', name: 'Ada', administrator: true, mayOpenCases: true });
    return tx.append(draft);
  });
  for (const [ofCase, compartmentId] of [
    [caseId, caseId],
    [caseId, hidden],
    [other, other],
  ] as const) {
    const read = await receiveAndRead(test, 'Ada said nothing and Ben denied everything there.', {
      caseId: ofCase,
      compartmentId,
    });
    const scope = { caseId: ofCase, compartmentIds: [ofCase, compartmentId], accountId: null };
    const [claim] = await test.ask<{ claim_id: string }>(
      'select claim_id from lamplighter.claim where compartment_id = $1',
      [compartmentId],
    );
    await test.store.write(scope, compartmentId, async (tx) => {
      const draft = draftEntry();
      draft.add(ada, { kind: 'case.opened', title: 'T', profile: 'investigation', state: 'open', marking: 'OFFICIAL' });
      draft.add(ada, { kind: 'compartment.opened', name: 'one' });
      draft.add(ada, { kind: 'member.set', ...ada, login: 'ada', roles: ['case owner'] });
      const from = draft.add(ada, { kind: 'entity.made', schema: 'Person', name: 'Ada', translation: null });
      draft.add(ada, {
        kind: 'mention.made',
        documentId: read.documentId,
        renditionId: read.renditionId,
        start: 0,
        end: 3,
        type: 'person',
        entityId: from,
      });
      const claimId = claim!.claim_id;
      draft.add(ada, { kind: 'claim.reviewed', claimId, decision: 'read rightly', reason: null });
      draft.add(ada, {
        kind: 'link.relied',
        link: 'report',
        from,
        to: from,
        item: null,
        time: null,
        lowerBound: null,
        claimIds: [claimId],
        contradictedBy: [],
      });
      draft.add(ada, {
        kind: 'status.recorded',
        person: 'Ada',
        reported: null,
        verified: { status: 'not charged', record: 'letter' },
      });
      draft.add(ada, { kind: 'view.saved', name: 'A view', view: emptyView });
      draft.add(ada, { kind: 'search.saved', name: 'A search', q: 'drawings', order: 'best' });
      draft.add(ada, { kind: 'notice.given', entityId: from });
      draft.add(ada, { kind: 'route.pinned', question: someQuestion, linkIds: [from], note: null });
      const right = draft.add(ada, { kind: 'entity.made', schema: 'Person', name: 'Ada Lund', translation: null });
      const shown = { reasons: [], contradictions: [], note: null };
      draft.add(ada, { kind: 'resolution.decided', left: from, right, decision: 'same', ...shown });
      const { documentId, renditionId } = read;
      const [reading] = await test.ask<{ reading_id: string }>(
        'select reading_id from lamplighter.reading where compartment_id = $1',
        [compartmentId],
      );
      const place = { documentId, renditionId, readingId: reading!.reading_id };
      draft.add(ada, { kind: 'names.joined', entityId: from, type: 'person', ...place, names: ['Ada'] });
      const words = { documentId, renditionId, span: [0, 3] as const, note: null };
      const found = { parentId: documentId, rootId: documentId, depth: 1, n: 1, path: 'a.txt', capture: null };
      draft.add(ada, { kind: 'document.placed', documentId, ...found });
      const thread = { own: 'one@a.example', refers: ['two@a.example'] };
      draft.add(ada, { ...recorded(documentId, 'Ada said it.', 'A mail'), thread });
      const [fields, claimIds] = [{}, [claimId]];
      const thing = { title: 'A thing', about: null, fields, claimIds, state: 'proposed' };
      const thingId = draft.add(ada, { kind: 'lane.filed', thing: 'disruption', ...thing });
      const step = { command: 'plan', from: 'proposed', to: 'planned', fields, flags: [], edition: '1' };
      draft.add(ada, { kind: 'lane.stepped', thingId, ...step });
      const fact = { kind: 'suspect named', suspectId: from, name: 'Ada', on: '2026-01-05' } as const;
      draft.add(ada, { kind: 'lane.fact', fact });
      const tie = { kind: 'disruption tells person', disruptionId: thingId, personId: from } as const;
      draft.add(ada, { kind: 'lane.tied', tie });
      draft.add(ada, { kind: 'entity.described', entityId: from, property: 'birthDate', value: '1970', ...words });
      draft.add(ada, { kind: 'mapping.saved', name: 'A mapping', mapping: someMapping });
      const counts = { rows: 1, fresh: 1, changed: 0, same: 0, gone: 0, refused: 0 };
      const begun = { documentId, renditionId, follows: null, mapping: someMapping, counts };
      const importId = draft.add(ada, { kind: 'records.begun', ...begun });
      const series = { documentId, renditionId, importId, seriesId: importId };
      draft.add(ada, takenRows(series, ['one'], 'said so', { who: from, other: right }));
      await tx.append(draft);
    });
    await test.store.read(scope, async (tx) => {
      const search = (await savedSearches(tx, null)).find((one) => one.compartment_id === compartmentId);
      await noteRun(tx, { search: search!, accountId: randomUUID(), at: 0 });
    });
    const load_id = randomUUID();
    await test.store.read(scope, async (tx) => {
      const of = { load_id, compartment_id: compartmentId, account_id: ada.accountId, account_name: 'Ada' };
      await addLoad(tx, { ...of, label: 'A box', total: 1, state: 'open', started_at: 1 });
      await addToLoad(tx, { compartmentId, loadId: load_id }, [read.documentId]);
    });
    await test.store.read(scope, (tx) => advanceNameIndex(tx, compartmentId, 'test', ({ name }) => [name]));
    await test.store.note(scope, (tx) => noteWords(tx, 1));
    await test.ask(
      `insert into lamplighter.search_window (case_id, compartment_id, not_before) values ($1, $2, '{1}')`,
      [caseId, compartmentId],
    );
  }
}

describe('the roles', () => {
  let test: TestInstallation;
  let tables: string[];
  beforeAll(async () => {
    test = await createInstallation(inject('postgres'));
    await fill(test);
    tables = await scopedTablesOf(test.ask);
  });
  afterAll(() => test.drop());

  /** What the application counts in a table inside a scope, whatever it asks for. */
  const countIn = (table: string, scope: Scope, where = 'true') =>
    test.store.read(scope, async ({ db }) => {
      const found = await sql<{
        count: number;
      }>`select count(*) as count from ${sql.table(table)} where ${sql.raw(where)}`.execute(db);
      return Number(found.rows[0]!.count);
    });
  const codeOf = async (who: Connection, text: string): Promise<string> => {
    try {
      await test.askAs(who, text);
      return 'done';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  const forbidden = '42501';

  it('have rows to hide in every table of a case', async () => {
    for (const table of tables) {
      const [found] = await test.ask<{ count: number }>(`select count(*) as count from lamplighter.${table}`);
      expect(found!.count, table).toBeGreaterThan(0);
    }
  });

  it('show the application nothing outside a scope', async () => {
    for (const table of tables) {
      expect(await test.askAs(test.app, `select * from lamplighter.${table}`), table).toEqual([]);
      const nowhere = { caseId, compartmentIds: [], accountId: null };
      expect(await countIn(table, nowhere), table).toBe(0);
    }
  });

  it('show the application its own compartments and never another', async () => {
    const main = { caseId, compartmentIds: [caseId], accountId: null };
    for (const table of tables) {
      expect(await countIn(table, main, `compartment_id <> '${caseId}' or case_id <> '${caseId}'`), table).toBe(0);
      const crossed = { caseId: other, compartmentIds: [caseId, hidden], accountId: null };
      expect(await countIn(table, crossed), table).toBe(0);
    }
    const perCase = tables.filter((table) => table !== 'account');
    for (const table of perCase) {
      expect(await countIn(table, main), table).toBeGreaterThan(0);
      const both = { caseId, compartmentIds: [caseId, hidden], accountId: null };
      expect(await countIn(table, both), table).toBeGreaterThan(await countIn(table, main));
    }
  });

  it('show an account its own memberships in every case, and no one else', async () => {
    const of = (accountId: string) => ({ caseId: randomUUID(), compartmentIds: [], accountId });
    expect(await countIn('member', of(ada.accountId))).toBe(3);
    expect(await countIn('member', of(randomUUID()))).toBe(0);
    for (const table of tables.filter((one) => one !== 'member'))
      expect(await countIn(table, of(ada.accountId)), table).toBe(0);
  });

  it('let no scope through that is no list of UUIDs', async () => {
    const bad = [`${caseId}' or true --`, '', '*', `${caseId},${hidden}`, caseId.toUpperCase()];
    for (const id of bad) {
      await expect(countIn('claim', { caseId: id, compartmentIds: [caseId], accountId: null })).rejects.toMatchObject({
        code: 'LL-INVALID',
      });
      await expect(countIn('claim', { caseId, compartmentIds: [id], accountId: null })).rejects.toMatchObject({
        code: 'LL-INVALID',
      });
    }
  });

  it('forget the scope when its transaction ends', async () => {
    const store = test.store;
    await store.read({ caseId, compartmentIds: [caseId, hidden], accountId: ada.accountId }, async () => undefined);
    const found = await Promise.all(
      Array.from({ length: 6 }, () => sql<{ count: number }>`select count(*) as count from claim`.execute(store.db)),
    );
    expect(found.map((one) => Number(one.rows[0]!.count))).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('let the application write only into its scope', async () => {
    const main = { caseId, compartmentIds: [caseId], accountId: null };
    const draft = draftEntry();
    draft.add(ada, { kind: 'compartment.opened', name: 'forged' });
    await expect(test.store.write(main, hidden, (tx) => tx.append(draft))).rejects.toThrow(/row-level security/);
    await test.store.read(main, async ({ db }) => {
      const changed = await sql`update claim set stance = 'said' where compartment_id = ${hidden}`.execute(db);
      expect(changed.numAffectedRows).toBe(0n);
    });
    await expect(
      test.store.read(main, ({ db }) => sql`update claim set compartment_id = ${hidden}`.execute(db)),
    ).rejects.toThrow(/row-level security/);
  });

  it('let the application change and delete nothing of the ledger and its content', async () => {
    for (const table of ['ledger_entry', 'ledger_leaf', 'ledger_payload', 'blob', 'blob_chunk', 'text_segment']) {
      for (const text of [
        `update lamplighter.${table} set case_id = case_id`,
        `delete from lamplighter.${table}`,
        `truncate lamplighter.${table}`,
        `drop table lamplighter.${table}`,
        `alter table lamplighter.${table} add column more text`,
      ])
        expect([text, await codeOf(test.app, text)]).toEqual([text, forbidden]);
    }
    for (const table of tables)
      for (const text of [`delete from lamplighter.${table}`, `truncate lamplighter.${table}`])
        expect([text, await codeOf(test.app, text)]).toEqual([text, forbidden]);
  });

  it('give the application no way round row security', async () => {
    const owner = (await test.ask<{ name: string }>('select current_user as name'))[0]!.name;
    for (const text of [
      `set role ${owner}`,
      `set role ${test.roles.operator}`,
      `set role ${test.roles.search}`,
      `set session authorization ${owner}`,
      ...tables.flatMap((table) => [
        `alter table lamplighter.${table} disable row level security`,
        `alter table lamplighter.${table} no force row level security`,
        `alter policy app_reads on lamplighter.${table} using (true)`,
        `drop policy app_reads on lamplighter.${table}`,
        `create policy more on lamplighter.${table} using (true)`,
        `set row_security = off; select * from lamplighter.${table}`,
        `create view pg_temp.all_of_it as select * from lamplighter.${table}; alter view pg_temp.all_of_it owner to ${test.roles.operator}`,
      ]),
      `alter role ${test.roles.app} bypassrls`,
      `grant ${test.roles.operator} to ${test.roles.app}`,
      `create table lamplighter.mine (id int)`,
      `create function lamplighter.mine() returns int language sql as 'select 1'`,
      `create or replace function lamplighter.search_words(asked text[], most int) returns table (asked_word text, word text) language sql as 'select null, null'`,
    ])
      expect([text, await codeOf(test.app, text)]).toEqual([text, forbidden]);
  });

  it('keep sign-in secrets from the operator, and all but what search is made of from the search role', async () => {
    for (const table of ['credential', 'sign_in_link', 'session'])
      expect(await codeOf(test.operator, `select * from lamplighter.${table}`)).toBe(forbidden);
    const may = await test.ask<{ place: string }>(
      `select distinct c.relname || '.' || a.attname as place from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
       where c.relnamespace = 'lamplighter'::regnamespace and c.relkind = 'r' and has_column_privilege($1, c.oid, a.attnum, 'select, insert, update')`,
      [test.roles.search],
    );
    const seen = [...new Set(may.map((one) => one.place.replace(/\..*/, '')))];
    expect(seen.sort()).toEqual(['search_text', 'search_window', 'search_word']);
    expect(await codeOf(test.operator, `update lamplighter.ledger_entry set seq = seq`)).toBe(forbidden);
    expect(await codeOf(test.operator, `delete from lamplighter.ledger_entry`)).toBe(forbidden);
    expect(await codeOf(test.operator, `delete from lamplighter.ledger_leaf`)).toBe(forbidden);
    expect(await codeOf(test.operator, `update lamplighter.ledger_payload set bytes = bytes`)).toBe(forbidden);
  });
});
