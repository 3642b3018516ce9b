import { expect, test } from 'vitest';
import type { Mapping } from '#api/schemas/records';
import { mendColumn, withShape } from './mend-mapping.ts';

const use = (header: string, part: Mapping['columns'][number]['part']): Mapping['columns'][number] => ({
  header,
  nth: 0,
  part,
  property: part === 'fact' ? 'email' : null,
  isKey: false,
  order: null,
  decimal: null,
  separator: null,
});
const mapping: Mapping = {
  sheet: null,
  shape: 'people',
  link: 'employment',
  kinds: {},
  from: 'Person',
  to: 'Organization',
  organisation: null,
  stance: 'reported',
  joins: true,
  columns: [use('A', 'name'), use('B', 'fact'), use('C', 'left out')],
};
const parts = (of: Mapping) => of.columns.map((one) => one.part);

test('a part that stands once leaves the column that had it', () => {
  expect(parts(mendColumn(mapping, 2, { part: 'name' }))).toEqual(['left out', 'fact', 'name']);
  expect(parts(mendColumn(mapping, 2, { part: 'fact' }))).toEqual(['name', 'fact', 'fact']);
});

test('what is no longer something known of them says nothing of them', () => {
  expect(mendColumn(mapping, 1, { part: 'role' }).columns[1]).toMatchObject({ part: 'role', property: null });
});

test('another shape leaves out what it does not know', () => {
  const links = withShape(mapping, 'links', ['left out', 'from', 'to']);
  expect(links).toMatchObject({ shape: 'links', link: 'message', to: 'Person' });
  expect(parts(links)).toEqual(['left out', 'left out', 'left out']);
});
