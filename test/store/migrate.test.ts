import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { connectOnce, type Connection } from '#store/connect';
import { draftEntry } from '#store/draft-entry';
import { placesBehind } from '#store/index-watch';
import { placesToLook } from '#store/lane-watch';
import { migrate, schemaVersion } from '#store/migrate';
import { migrations } from '#store/migrations/migrations';
import type { Migration } from '#store/migrations/migration';
import { rebuild } from '#store/rebuild';
import { verifyLedger } from '#store/verify';
import { ada } from './ledger-items.ts';
import { receiveAndRead } from './receive-and-read.ts';
import { createInstallation, type TestInstallation } from './test-installation.ts';

const newest = migrations.at(-1)!.id;

/**
 * What takes the newest step back in a database, so that it stands at the version before with data in it: the program
 * of today does not write to the schema of yesterday. Whoever adds a step says here how it is taken back.
 */
const stepBack = {
  step: 23,
  sql: `drop function lamplighter.measure_search(uuid, uuid); drop table lamplighter.search_window`,
  before: `drop function lamplighter.note_words(uuid, uuid, int), lamplighter.index_lock(uuid); drop table lamplighter.word_index, lamplighter.index_watch`,
} as const;

const versionOf = async (admin: Connection): Promise<number> => {
  const client = await connectOnce(admin);
  try {
    return await schemaVersion(client);
  } finally {
    await client.end();
  }
};

/** Everything the catalogue knows of the schema, as text. */
const shapeOf = async (test: TestInstallation): Promise<string> =>
  JSON.stringify([
    await test.ask(`select table_name, column_name, data_type, is_nullable, column_default
      from information_schema.columns where table_schema = 'lamplighter' order by table_name, ordinal_position`),
    await test.ask(`select tablename, indexdef from pg_indexes where schemaname = 'lamplighter' order by 1, 2`),
    await test.ask(`select tablename, policyname, cmd, qual, with_check from pg_policies order by 1, 2`),
    await test.ask(`select table_name, grantee, privilege_type from information_schema.role_table_grants
      where table_schema = 'lamplighter' order by 1, 2, 3`),
  ]);

describe('migrating', () => {
  let test: TestInstallation;
  beforeEach(async () => {
    test = await createInstallation(inject('postgres'), null);
  });
  afterEach(() => test.drop());

  it('goes from empty to the newest version, and a second run changes nothing', async () => {
    const first = await migrate(test.admin, test.passwords);
    expect(first).toEqual({ from: 0, to: newest, applied: migrations.map((one) => one.name) });
    const shape = await shapeOf(test);
    expect(await migrate(test.admin, test.passwords)).toEqual({ from: newest, to: newest, applied: [] });
    expect(await shapeOf(test)).toBe(shape);
  });

  it('goes from the previous version with its data in place', async () => {
    expect(stepBack.step).toBe(newest);
    await migrate(test.admin, test.passwords);
    const { documentId } = await receiveAndRead(test, 'Ada said nothing and Ben denied everything there.');
    const shape = await shapeOf(test);
    const words = await test.ask('select * from lamplighter.denial_name order by part, token');
    expect(words).not.toEqual([]);
    await test.ask(stepBack.sql);
    await test.ask(`delete from lamplighter.schema_version where id = ${newest}`);
    expect(await migrate(test.admin, test.passwords)).toMatchObject({ from: newest - 1, to: newest });
    expect(await shapeOf(test)).toBe(shape);
    expect(await test.ask('select * from lamplighter.denial_name order by part, token')).toEqual(words);
    expect(await test.ask('select document_id from lamplighter.document')).toEqual([{ document_id: documentId }]);
    expect(await verifyLedger(test.operator)).toMatchObject({ ok: true, findings: [] });
    expect(await rebuild(test.operator)).toMatchObject({ identical: true });
  });

  it('leaves the version before a step that fails, and nothing of the step', async () => {
    const broken: Migration = {
      id: newest + 1,
      name: 'broken',
      sql: () => 'create table half_done (id int); select 1 / 0;',
    };
    await expect(migrate(test.admin, test.passwords, [...migrations, broken])).rejects.toThrow('division by zero');
    expect(await versionOf(test.admin)).toBe(newest);
    expect(await test.ask(`select to_regclass('lamplighter.half_done') as there`)).toEqual([{ there: null }]);
  });

  it('refuses a database that is newer than the program and leaves it as it is', async () => {
    const later: Migration = { id: newest + 1, name: 'later', sql: () => 'create table of_the_future (id int);' };
    await migrate(test.admin, test.passwords, [...migrations, later]);
    const shape = await shapeOf(test);
    const other = { app: 'another', operator: 'another' };
    await expect(migrate(test.admin, other)).rejects.toMatchObject({ code: 'LL-DB-NEWER' });
    expect(await shapeOf(test)).toBe(shape);
    expect(await versionOf(test.admin)).toBe(newest + 1);
    // Its passwords too are those of before.
    expect(await test.askAs(test.app, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('lets only one of two programs migrate at once', async () => {
    const both = await Promise.all([migrate(test.admin, test.passwords), migrate(test.admin, test.passwords)]);
    expect(both.map((one) => one.applied.length).sort()).toEqual([0, migrations.length]);
    expect(await versionOf(test.admin)).toBe(newest);
  });

  it('uses extensions that someone put into another schema before', async () => {
    await test.ask('create extension pg_trgm schema public');
    await test.ask('create extension btree_gin schema public');
    expect(await migrate(test.admin, test.passwords)).toMatchObject({ to: newest });
  });

  it('works for an owner who is no superuser, the second time and with data in place too', async () => {
    const owner = `${test.roles.app}_owner`;
    await test.ask(`create role ${owner} login password 'owner' createrole`);
    await test.ask(`alter database ${test.admin.database} owner to ${owner}`);
    try {
      const admin = { ...test.admin, user: owner, password: 'owner' };
      await migrate(admin, test.passwords);
      expect(await migrate(admin, test.passwords)).toMatchObject({ applied: [] });
      const { caseId } = await receiveAndRead(test, 'Ada said nothing.');
      expect(await rebuild(test.operator)).toMatchObject({ identical: true });
      const draft = draftEntry();
      const fields = { due: '2026-03-01T00:00:00.000Z' };
      const authority = {
        thing: 'authority',
        title: 'To watch',
        about: null,
        fields,
        claimIds: [],
        state: null,
      } as const;
      draft.add(ada, { kind: 'lane.filed', ...authority });
      await test.store.write({ caseId, compartmentIds: [caseId], accountId: null }, caseId, (tx) => tx.append(draft));
      await test.ask('drop table lamplighter.lane_watch');
      await test.ask(stepBack.sql);
      await test.ask(stepBack.before);
      await test.ask('delete from lamplighter.schema_version where id >= 20');
      // What fell due before the program knew to look is looked at too; and the owner is bound as before.
      expect(await migrate(admin, test.passwords)).toMatchObject({ from: 19, to: newest });
      expect(await placesToLook(test.store.db, 1, 10)).toEqual([{ caseId, compartmentId: caseId }]);
      expect(await placesBehind(test.store.db, 10)).toEqual([{ caseId, compartmentId: caseId, marked: 2 }]);
      const bound = await test.ask(`select relname from pg_class
        where relnamespace = 'lamplighter'::regnamespace and relrowsecurity and not relforcerowsecurity`);
      expect(bound).toEqual([]);
    } finally {
      await test.ask(`reassign owned by ${owner} to current_user`);
      await test.ask(`drop owned by ${owner}`);
      for (const role of Object.values(test.roles)) {
        await test.ask(`drop owned by ${role}`);
        await test.ask(`drop role ${role}`);
      }
      await test.ask(`drop role ${owner}`);
    }
  });

  it('refuses an owner who may not make roles, and says what is missing', async () => {
    const owner = `${test.roles.app}_owner`;
    await test.ask(`create role ${owner} login password 'owner'`);
    try {
      const admin = { ...test.admin, user: owner, password: 'owner' };
      await expect(migrate(admin, test.passwords)).rejects.toMatchObject({ code: 'LL-DB-RIGHTS' });
      expect(await versionOf(test.admin)).toBe(0);
    } finally {
      await test.ask(`drop role ${owner}`);
    }
  });

  it('takes back from the application what it gained meanwhile', async () => {
    await migrate(test.admin, test.passwords);
    await test.ask(`alter role ${test.roles.app} bypassrls`);
    await migrate(test.admin, test.passwords);
    const [role] = await test.ask<{ rolbypassrls: boolean }>('select rolbypassrls from pg_roles where rolname = $1', [
      test.roles.app,
    ]);
    expect(role).toEqual({ rolbypassrls: false });
  });
});
