import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordData } from '../../../../data/resolve/load-records.ts';
import { recogniseColumns } from './columns.ts';
import { blocksOf, groupsOf, likelyPairs, modelOf } from './deduplicate.ts';
import { explainPair } from './explain-pair.ts';
import { levelReader } from './field-levels.ts';
import { weightReader } from './pair-weights.ts';
import { createTableBuilder } from './record-table.ts';

const header = ['id', 'first name', 'Surname', 'DOB', 'Address', 'City', 'e-mail'];

function resolved(rows: readonly (readonly string[])[], head = header) {
  const builder = createTableBuilder(recogniseColumns(head, recordData.columns));
  for (const row of rows) builder.add(row);
  const table = builder.finish();
  const blocks = blocksOf(table);
  const model = modelOf(table, blocks, recordData.weights);
  const edges = likelyPairs(table, blocks, model, [...blocks.keys.keys()]);
  return { table, model, groups: [...groupsOf(table, model, edges)] };
}

const people = [
  ['1', 'Ann', 'Carter', '1975-03-12', '7 Mill Lane', 'Leeds', 'ann@example.org'],
  ['2', 'Anne', 'Carter', '12/03/1975', '7 Mill Lane', 'Leeds', ''],
  ['3', 'Carter', 'Ann', '1975-03-12', '7 Mil Lane', 'Leeds', 'ANN@example.org'],
  ['4', 'Ben', 'Okafor', '1981-11-02', '19 Park Road', 'York', 'ben@example.org'],
  ['5', 'Ben', 'Okafor', '1958-06-30', '2 Hill Street', 'Derby', ''],
  ['6', 'Cem', 'Yilmaz', '1990-01-20', '4 Dock Street', 'Hull', ''],
];

test('slips, other forms of a date and names in the other order do not hide one person', () => {
  const { groups } = resolved(people);
  expect(groups.slice(0, 3)).toEqual([0, 0, 0]);
});

test('people of one name with another birth date and address stay apart', () => {
  expect(resolved(people).groups.slice(3)).toEqual([3, 4, 5]);
});

test('a chain does not run through a contradiction', () => {
  const like = ['', 'Ann', 'Carter', '', '', 'Leeds', ''];
  const rows = [people[0]!, like, ['9', 'Ann', 'Carter', '1951-08-27', '88 Quarry Road', 'Leeds', 'other@example.org']];
  const { groups } = resolved(rows);
  expect(groups[0]).not.toBe(groups[2]);
});

test('the reasons say which columns agree and how', () => {
  const { table, model } = resolved(people);
  const words = explainPair(table, levelReader(table), weightReader(table, model), 0, 2).map((reason) => reason.words);
  expect(words).toContain('first name changed places with another, ann and carter');
  expect(words).toContain('Address one slip apart, 7milllane and 7millane');
  expect(words).toContain('DOB the same, 19750312');
});

test('the order of the rows changes no group', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...people.keys()], { minLength: people.length }), (order) => {
      const { groups } = resolved(order.map((n) => people[n]!));
      const together = (a: number, b: number) => groups[order.indexOf(a)] === groups[order.indexOf(b)];
      expect([together(0, 1), together(0, 2), together(3, 4), together(4, 5)]).toEqual([true, true, false, false]);
    }),
    { numRuns: 20 },
  );
});

test('whatever the cells hold, every record gets a group', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', '-', 'x'.repeat(10_000), '\u0000', '00000000', 'Ольга'),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 30 }), (rows) => {
      const { groups } = resolved(rows);
      expect(groups).toHaveLength(rows.length);
      for (const [i, root] of groups.entries()) expect(groups[root]).toBe(groups[i] === root ? root : groups[root]);
    }),
    { numRuns: 60 },
  );
});

test('headers in other words and languages are recognised, others can be named', () => {
  const roles = (head: string[], mapping = new Map()) =>
    recogniseColumns(head, recordData.columns, mapping).columns.map(({ role }) => role);
  expect(roles(['Vorname', 'Nachname', 'Geburtsdatum', 'PLZ'])).toEqual(['given', 'family', 'birth', 'postcode']);
  expect(roles(['Фамилия', 'Имя'])).toEqual(['family', 'given']);
  expect(roles(['A', 'B'], new Map([['family', 'b']]))).toEqual(['family']);
  expect(() => roles(['colour', 'size'])).toThrow('no column is recognised');
  expect(() => roles(['surname', 'Surname'])).toThrow('stands twice');
  expect(() => roles(['surname'], new Map([['given', 'Nom']]))).toThrow('there is no column "Nom"');
});
