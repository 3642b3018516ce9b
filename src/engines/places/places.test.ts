import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delimitedTable } from './delimited-table.ts';
import { mailParts } from './mail-parts.ts';
import { boxesOf } from './page-boxes.ts';
import { placeForm } from './place-form.ts';
import { placeWords } from './place-words.ts';
import type { PlaceSegment } from './segment.ts';
import { columnLetters, columnOf } from './sheet-table.ts';
import { workbookTables } from './workbook-tables.ts';

const byLetters = (words: string): number => words.length;

describe('words on a page', () => {
  const text = 'one two\nthree\n\nfour five';
  const map: PlaceSegment[] = [
    { start: 0, kind: 'page', page: 1, box: [10, 700, 80, 712] },
    { start: 8, kind: 'page', page: 1, box: [10, 680, 60, 692] },
    { start: 15, kind: 'page', page: 2, box: [0, 100, 90, 110] },
  ];

  it('cover a part of their first line, whole lines, and a part of their last, page by page', () => {
    expect(boxesOf(text, map, [4, 19], byLetters)).toEqual([
      { page: 1, box: [50, 700, 80, 712] },
      { page: 1, box: [10, 680, 60, 692] },
      { page: 2, box: [0, 100, 40, 110] },
    ]);
  });

  it('are counted from the right in scripts that run so', () => {
    const arabic = 'قال علي';
    const at: PlaceSegment[] = [{ start: 0, kind: 'page', page: 1, box: [0, 0, 70, 10] }];
    expect(boxesOf(arabic, at, [0, 3], byLetters)).toEqual([{ page: 1, box: [40, 0, 70, 10] }]);
  });

  it('are given as their line where it stands upright, and as their page where the map knows no more', () => {
    const upright: PlaceSegment[] = [
      { start: 0, kind: 'page', page: 1, box: [0, 0, 10, 70] },
      { start: 8, kind: 'page', page: 3 },
    ];
    expect(boxesOf(text, upright, [0, 10], byLetters)).toEqual([
      { page: 1, box: [0, 0, 10, 70] },
      { page: 3, box: null },
    ]);
  });

  it('never leave their line and never stand in a line that they do not touch', () => {
    fc.assert(
      fc.property(fc.nat(24), fc.nat(24), (a, b) => {
        const span = [Math.min(a, b), Math.max(a, b)] as const;
        for (const { page, box } of boxesOf(text, map, span, byLetters)) {
          const lines = map.filter((one) => one.page === page && one.box![1] === box![1]);
          expect(lines).toHaveLength(1);
          expect(box![0]).toBeGreaterThanOrEqual(lines[0]!.box![0]);
          expect(box![2]).toBeLessThanOrEqual(lines[0]!.box![2]);
        }
      }),
    );
  });
});

describe('a workbook', () => {
  // A second sheet under its name, a row that begins further right, and a row whose last cells the map does not name.
  const text = 'Name\tRole\nAda\tcaptain\n\nPay\n\t\t7\nBen\tmate\t\t12';
  const cell = (start: number, sheet: string, at: string): PlaceSegment => ({ start, kind: 'cell', sheet, cell: at });
  const map = [
    cell(0, 'Staff', 'A1'),
    cell(5, 'Staff', 'B1'),
    cell(10, 'Staff', 'A2'),
    cell(14, 'Staff', 'B2'),
    cell(23, 'Pay', 'A1'),
    cell(27, 'Pay', 'C4'),
    cell(31, 'Pay', 'A5'),
  ];

  it('is its sheets with rows and cells under their own numbers', () => {
    const [staff, pay] = workbookTables(text, map);
    expect([staff!.name, staff!.rows, staff!.columns]).toEqual(['Staff', 2, 2]);
    expect(staff!.cellsOf(1).map(({ words }) => words)).toEqual(['Ada', 'captain']);
    expect([pay!.rows, pay!.columns, pay!.numberOf(0), pay!.numberOf(1)]).toEqual([2, 4, 4, 5]);
    expect(pay!.cellsOf(0)).toEqual([{ column: 3, start: 29, end: 30, words: '7' }]);
    expect(pay!.cellsOf(1).map(({ column, words }) => `${columnLetters(column)} ${words}`)).toEqual([
      'A Ben',
      'B mate',
      'D 12',
    ]);
  });

  it('says which row holds an offset, and every cell stands where its span says', () => {
    const tables = workbookTables(text, map);
    expect(tables.map((table) => table.rowAt(15))).toEqual([1, null]);
    expect(tables.map((table) => table.rowAt(40))).toEqual([null, 1]);
    for (const table of tables)
      for (let row = 0; row < table.rows; row++)
        for (const { start, end, words } of table.cellsOf(row)) expect(text.slice(start, end)).toBe(words);
  });

  it('names columns as spreadsheets do', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 20_000 }), (n) => columnOf(columnLetters(n)) === n));
    expect([columnLetters(27), columnLetters(703)]).toEqual(['AA', 'AAA']);
  });
});

describe('a table with delimiters', () => {
  it('keeps line ends and delimiters that stand in quotes, and doubles', () => {
    const table = delimitedTable('name;says\r\n"Lund; Ada";"left\nat ""six"""\r\n\r\nBen;;x')!;
    expect([table.rows, table.columns]).toEqual([3, 3]);
    expect(table.cellsOf(1).map(({ words }) => words)).toEqual(['Lund; Ada', 'left\nat "six"']);
    expect(table.cellsOf(2).map(({ column, words }) => [column, words])).toEqual([
      [1, 'Ben'],
      [3, 'x'],
    ]);
    expect(table.rowAt(30)).toBe(1);
  });

  it('gives back what was written, whatever the cells hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ב', ' ', ',', '"', '\n', '😀') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const text = [['h', 'k'], ...rows]
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        const table = delimitedTable(text)!;
        expect(table.rows).toBe(rows.length + 1);
        rows.forEach((row, i) => {
          const filled = row.map((words, at) => [at + 1, words.trim()]).filter(([, words]) => words !== '');
          expect(table.cellsOf(i + 1).map(({ column, words }) => [column, words])).toEqual(filled);
        });
      }),
    );
  });
});

describe('a mail', () => {
  it('is parted by its map where it was put together', () => {
    const text = 'From: Ada\nSubject: Ship\n\nIt left.';
    const map: PlaceSegment[] = [
      { start: 0, kind: 'paragraph', path: 'header From' },
      { start: 10, kind: 'paragraph', path: 'header Subject' },
      { start: 25, kind: 'paragraph', path: 'body' },
    ];
    const { headers, body } = mailParts(text, map);
    expect(headers.map(({ name, start, end }) => [name, text.slice(start, end)])).toEqual([
      ['From', 'Ada'],
      ['Subject', 'Ship'],
    ]);
    expect(text.slice(body)).toBe('It left.');
    expect(placeWords(map, 12)).toBe('header Subject');
  });

  it('is parted by its lines where it is given as it stands, folded headers whole', () => {
    const text = 'From: ada@a.example\r\nSubject: A long\r\n one\r\n\r\nIt left: at six.';
    const { headers, body } = mailParts(text, [{ start: 0, kind: 'byte' }]);
    expect(headers.map(({ name, start, end }) => [name, text.slice(start, end)])).toEqual([
      ['From', 'ada@a.example'],
      ['Subject', 'A long\r\n one'],
    ]);
    expect(text.slice(body)).toBe('It left: at six.');
  });

  it('has its form from the bytes’ type and the map, never from a name', () => {
    expect(placeForm('message/rfc822', [])).toBe('mail');
    expect(placeForm('application/pdf', [{ start: 0, kind: 'page', page: 1 }])).toBe('page');
    expect(placeForm('image/png', [{ start: 0, kind: 'page', page: 1 }])).toBe('picture');
    expect(placeForm('text/csv', [{ start: 0, kind: 'byte' }])).toBe('table');
    expect(placeForm('text/plain', [{ start: 0, kind: 'byte' }])).toBeNull();
  });
});
