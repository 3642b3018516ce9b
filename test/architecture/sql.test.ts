import { expect, test } from 'vitest';
import { projectSources } from './sources.ts';
import { strayStatements } from './sql.ts';

test('SQL lives in the store only', () => {
  expect(strayStatements(projectSources())).toEqual([]);
});

test.each([
  "import pg from 'pg';",
  "import type { Kysely } from 'kysely';",
  "const { from } = await import('pg-copy-streams');",
  "db.query('select id from claim');",
  'db.query(`\n  SELECT id\n  FROM claim`);',
  "db.query('insert into claim values (1)');",
  "db.query('update claim set id = 1');",
  "db.query('delete from claim');",
  "db.query('drop table claim');",
  'db.run(sql<{ id: string }>`truncate claim`);',
])('finds: %s', (text) => {
  expect(strayStatements(new Map([['src/server/a.ts', text]]))).toHaveLength(1);
});

test.each(["label('Select a folder from this computer');", "say('update the case and set it aside');"])(
  'lets be: %s',
  (text) => {
    expect(strayStatements(new Map([['src/web/a.ts', text]]))).toEqual([]);
  },
);

test('fails when it saw no file', () => {
  expect(() => strayStatements(new Map([['src/store/a.ts', '']]))).toThrow('no file seen');
});
