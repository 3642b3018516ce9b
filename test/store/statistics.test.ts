import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { refreshStatistics } from '#store/statistics';
import { createInstallation, type TestInstallation } from './test-installation.ts';

describe('the figures of the planner', () => {
  let test: TestInstallation;
  beforeAll(async () => {
    test = await createInstallation(inject('postgres'));
  });
  afterAll(() => test.drop());

  const known = async (table: string) =>
    Number((await test.ask<{ n: number }>(`select reltuples as n from pg_class where relname = $1`, [table]))[0]!.n);
  const add = (from: number, to: number) =>
    test.ask(
      `insert into lamplighter.search_word (case_id, compartment_id, word)
       select id, id, 'word' || n from gen_random_uuid() id, generate_series($1::int, $2) n`,
      [from, to],
    );
  const flush = () => test.ask('select pg_stat_force_next_flush()');

  it('are renewed for a table that changed much, and for no other', async () => {
    await add(1, 500);
    await flush();
    await refreshStatistics(test.admin, 'changed');
    expect(await known('search_word')).toBe(-1);
    await add(501, 3000);
    await flush();
    await refreshStatistics(test.admin, 'changed');
    expect(await known('search_word')).toBe(3000);
    expect(await known('link')).toBe(-1);
  });
});
