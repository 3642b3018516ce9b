import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordMapping } from '#domain/record-mapping';
import { loadHeaderWords } from '../../../data/records/load-header-words.ts';
import { compareRows } from './compare-rows.ts';
import { questionsOf } from './mapping-questions.ts';
import { openTable } from './open-table.ts';
import { proposeMapping } from './propose-mapping.ts';
import { surveyColumns } from './survey-columns.ts';
import { rowTaker } from './take-rows.ts';

function proposed(text: string) {
  const table = openTable(text, 'text/csv', [], null)!;
  const survey = surveyColumns(table.headers, table.rows());
  return { table, survey, ...proposeMapping(survey, loadHeaderWords(), null) };
}

function outcomes(text: string, mend: Partial<RecordMapping> = {}) {
  const { table, mapping } = proposed(text);
  const take = rowTaker({ ...mapping, ...mend }, table.headers, true);
  return [...table.rows()].map(take);
}

const refusals = (text: string, mend: Partial<RecordMapping> = {}) =>
  outcomes(text, mend).flatMap((one) => (one.kind === 'refused' ? [`${one.row.line}: ${one.row.why}`] : []));

const partsOf = (text: string) =>
  proposed(text).mapping.columns.map((use) => `${use.header}: ${use.property ?? use.part}${use.isKey ? ' (key)' : ''}`);

describe('a first mapping', () => {
  test('of calls, payments and trips follows their headers', () => {
    const calls = proposed(
      'Call ID,Caller,Called number,Start time,Duration\n1,+447700900123,+447700900124,2024-01-02 10:00,30\n2,+447700900125,+447700900124,2024-01-02 11:00,9\n',
    );
    expect(calls.mapping).toMatchObject({ shape: 'links', link: 'message', from: 'UserAccount', to: 'UserAccount' });
    for (const headers of ['From number,To number', 'Caller,Number dialled', 'A Party,B Party', 'From Phone,To Phone'])
      expect(
        partsOf(`${headers},Start time\n+447700900123,+447700900124,2024-01-02 10:00\n`).map(
          (one) => one.split(': ')[1],
        ),
        headers,
      ).toEqual(['from', 'to', 'when']);
    expect(partsOf('Payer,Payee,Amount,Currency,Value date,Reference\nA,B,"1,000.00",GBP,2024-01-02,rent\n')).toEqual([
      'Payer: from',
      'Payee: to',
      'Amount: amount',
      'Currency: currency',
      'Value date: when',
      'Reference: item',
    ]);
    const trip = proposed('Traveller,Destination,Departure,Arrival,Flight\nAda,Oslo,2024-01-02,2024-01-03,XX1\n');
    expect(trip.mapping).toMatchObject({ shape: 'links', link: 'travel', to: 'Address' });
  });

  test('leaves out what is specially protected and what says nothing, and says why', () => {
    const { mapping, why } = proposed('Name,Gender,Religion,Zork\nAda,F,x,1\n');
    expect(mapping.columns.map((use) => use.part)).toEqual(['name', 'left out', 'left out', 'left out']);
    expect(why[1]).toContain('specially protected');
    expect(why[3]).toBe('the header says nothing that is known here');
  });

  test('of companies makes companies', () => {
    expect(
      proposed('Company name,Registered office,Company number\nYard Ltd,1 Quay,123\nPort Ltd,2 Quay,124\n').mapping,
    ).toMatchObject({
      shape: 'organisations',
      from: 'Company',
    });
  });

  test('asks what it cannot know', () => {
    const { mapping, survey } = proposed('From,To,Date,Amount\nA,B,1/2/2024,"1,234"\n');
    expect(questionsOf(mapping, survey.columns).map((one) => one.asks)).toEqual(['date order', 'decimal mark']);
    const nothing = proposed('x,y\n1,2\n');
    expect(questionsOf(nothing.mapping, nothing.survey.columns).map((one) => one.words)).toEqual([
      'Say which column holds the name.',
    ]);
  });
});

describe('rows', () => {
  test('that cannot be taken say why, and the others are taken', () => {
    const text = `Name,E-mail,Start date,Job title
Ada,ada@a.example,2020-01-02,Guard
,ben@a.example,2020,Guard
Cay,no address,2020,Guard
Dee,dee@a.example,someday,Guard
Eve,eve@a.example,2020
Fay,fay@a.example,2020,Guard,more
Ada,ada@a.example,2021-01-02,Guard
${'x'.repeat(501)},x@a.example,2020,Guard
`;
    const { mapping } = proposed(text);
    const columns = mapping.columns.map((use) => ({
      ...use,
      isKey: use.property === 'email',
      ...(use.header === 'E-mail' ? { part: 'fact' as const, property: 'email' as const, isKey: true } : {}),
      ...(use.header === 'Start date' ? { part: 'since' as const } : {}),
    }));
    expect(refusals(text, { columns })).toEqual([
      '3: names nobody',
      '4: “E-mail” holds “no address”, which is no e-mail address',
      '5: “Start date” holds “someday”, which is no date',
      '6: has 3 cells where the first row names 4 columns',
      '7: has 5 cells where the first row names 4 columns',
      '8: has the same key as row 2',
      '9: “Name” holds 501 characters, and no more than 500 are taken',
    ]);
  });

  test('of one name are two people in a list of people, and one end in a list of links', () => {
    const people = outcomes('Name,Job title\nBen Holm,Guard\nBen Holm,Driver\n');
    const keys = people.map((one) => (one.kind === 'taken' ? one.row.entities[0]!.key : ''));
    expect(new Set(keys).size).toBe(2);
    const visits = outcomes('Visitor,Host,Date\nBen Holm,Ada,2024-01-02\nben  holm,Ada,2024-01-03\n');
    const ends = visits.map((one) => (one.kind === 'taken' ? one.row.entities[0]!.key : ''));
    expect(new Set(ends)).toEqual(new Set(['name:ben holm']));
  });

  test('go to each of several recipients, with the place of each', () => {
    const text = 'From,To,Date\na@x.example,"b@x.example, C <c@x.example>, a@x.example",2024-01-02\n';
    const [one] = outcomes(text);
    expect(one!.kind === 'taken' && one!.row.links.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [0, 2],
    ]);
    expect(
      one!.kind === 'taken' && one!.row.entities.map(({ name, facts }) => [name, text.slice(...facts[0]!.span)]),
    ).toEqual([
      ['a@x.example', 'a@x.example'],
      ['b@x.example', 'b@x.example'],
      ['C', 'C <c@x.example>'],
    ]);
  });

  test('mean what their kind says', () => {
    const text =
      'From,To,Type,Date\nA,B,SMS,2024-01-02\nA,B,Wire,2024-01-02\nA,B,other,2024-01-02\nA,B,SMS,2024-01-02\n';
    expect(outcomes(text).map((one) => one.kind === 'taken' && one.row.links[0]!.kind)).toEqual([
      'message',
      'payment',
      'message',
      'message',
    ]);
  });

  test('never fail, and every place lies in the text, whatever the cells', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '@', '.', '1', '/', '"', ',', '\n', ' ', '+', 'é'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 8 }), (rows) => {
        const text = `From,To,Date,Amount,Subject\n${rows.map((row) => row.join(',')).join('\n')}`;
        for (const one of outcomes(text)) {
          if (one.kind === 'refused') expect(one.row.why).not.toBe('');
          else
            for (const [start, end] of one.row.cells)
              expect(start >= 0 && end > start && end <= text.length).toBe(true);
        }
      }),
    );
  });
});

describe('a newer version', () => {
  const row = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), says: fc.constantFrom('1', '2') });
  const version = fc.uniqueArray(row, { selector: (one) => one.key });
  test('changes only what changed, and every row is counted once', () => {
    fc.assert(
      fc.property(version, version, (before, after) => {
        const comparison = compareRows(before);
        const changes = after.map((one) => comparison.of(one));
        const stood = new Map(before.map((one) => [one.key, one.says]));
        expect(changes).toEqual(
          after.map(({ key, says }) => (!stood.has(key) ? 'fresh' : stood.get(key) === says ? 'same' : 'changed')),
        );
        const gone = comparison.gone();
        expect([...gone].sort()).toEqual(
          [...stood.keys()].filter((key) => !after.some((one) => one.key === key)).sort(),
        );
      }),
    );
  });

  test('of the same rows changes nothing', () => {
    fc.assert(
      fc.property(version, (rows) => {
        const comparison = compareRows(rows);
        expect(rows.every((one) => comparison.of(one) === 'same')).toBe(true);
        expect(comparison.gone()).toEqual([]);
      }),
    );
  });
});
