import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { catalogueFaults, scopedTablesOf } from './catalogue.ts';
import { createInstallation, type TestInstallation } from './test-installation.ts';

describe('the catalogue', () => {
  let test: TestInstallation;
  beforeAll(async () => {
    test = await createInstallation(inject('postgres'));
  });
  afterAll(() => test.drop());
  const faults = () => catalogueFaults(test.ask, test.roles);

  it('shows row security on every table of a case, and no way round it', async () => {
    expect(await faults()).toEqual([]);
    expect((await scopedTablesOf(test.ask)).length).toBeGreaterThanOrEqual(22);
  });

  it.each([
    ['create table lamplighter.planted (case_id uuid, compartment_id uuid, words text)', 'planted has no row security'],
    [
      'create table lamplighter.planted (compartment_id uuid, case_id uuid, primary key (compartment_id, case_id))',
      'the key of planted does not begin with case and compartment',
    ],
    ['create table lamplighter.planted (words text)', 'planted belongs to no case'],
    ['alter table lamplighter.claim no force row level security', 'claim does not force row security'],
    ['alter table lamplighter.claim disable row level security', 'claim has no row security'],
    ['alter table lamplighter.reading_pause add column name text', 'reading_pause holds more than ids'],
    [
      'create policy planted on lamplighter.claim using (case_id in (select case_id from lamplighter.case_file))',
      'policy planted of claim has a sub-query',
    ],
    ['create policy planted on lamplighter.claim using (true)', 'policy planted of claim does not ask for the case'],
    ['create view lamplighter.planted as select * from lamplighter.claim', 'view planted does not run as its caller'],
    [
      'create materialized view lamplighter.planted as select * from lamplighter.claim',
      'planted is a materialised view',
    ],
    [
      `create function lamplighter.planted() returns int language sql security definer as 'select 1'`,
      'planted() has no fixed search path',
    ],
    [
      `create function lamplighter.planted() returns int language sql security definer set search_path = lamplighter as 'select 1'`,
      'everyone may call planted()',
    ],
  ])('finds what was planted: %s', async (planted, fault) => {
    await test.ask('begin');
    try {
      await test.ask(planted);
      expect(await faults()).toContain(fault);
    } finally {
      await test.ask('rollback');
    }
    expect(await faults()).toEqual([]);
  });
});
