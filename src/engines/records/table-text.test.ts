import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OffsetMap } from '#domain/rendition';
import { openTable } from './open-table.ts';
import { rowsOf, sheetsOf } from './table-text.ts';

const cellText = fc.string({
  unit: fc.constantFrom('a', 'ü', '漢', ' ', ',', '"', '\n', '\r\n', ';', '😀'),
  maxLength: 8,
});
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe('a table in a text', () => {
  test('gives every cell of a comma-separated file back, and its place', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cellText, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
        (cells) => {
          const text = cells.map((row) => row.map(quoted).join(',')).join('\n');
          const sheet = { name: null, from: 0, to: text.length, between: ',', quoted: true };
          const rows = [...rowsOf(text, sheet)];
          const filled = cells.filter((row) => row.some((cell) => cell !== ''));
          expect(rows.map((row) => row.cells.map((cell) => cell.text))).toEqual(filled);
          for (const row of rows)
            for (const cell of row.cells)
              expect(text.slice(cell.start, cell.end).replaceAll('""', '"')).toBe(cell.text);
        },
      ),
    );
  });

  test('never fails and never loses its place, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.constantFrom(',', ';', '\t', '|'), (text, between) => {
        let last = 0;
        for (const row of rowsOf(text, { name: null, from: 0, to: text.length, between, quoted: true })) {
          expect(row.start).toBeGreaterThanOrEqual(last);
          expect(row.end).toBeLessThanOrEqual(text.length);
          for (const cell of row.cells) expect(cell.end).toBeGreaterThanOrEqual(cell.start);
          last = row.end;
        }
      }),
    );
  });

  test('counts lines inside quotes', () => {
    const rows = [...rowsOf('a,b\n"x\ny",1\nz,2\n', { name: null, from: 0, to: 16, between: ',', quoted: true })];
    expect(rows.map((row) => row.line)).toEqual([1, 2, 4]);
  });

  test('finds what stands between the cells, and a header below a title', () => {
    const open = openTable('List of 2024\n\nName;Since\nAda;2020\n', 'text/csv', [], null)!;
    expect(open.headers.map((one) => one.header)).toEqual(['List of 2024']);
    const better = openTable('a;b\n"1;2";3\n', 'text/csv', [], null)!;
    expect([...better.rows()].map((row) => row.cells.map((cell) => cell.text))).toEqual([['1;2', '3']]);
  });

  test('tells sheets of a workbook apart, and rows as the sheet numbers them', () => {
    const text = 'Name\tAge\nAda\t30\n\nOther\nTitle\nX\tY\n1\t2';
    const at = (part: string) => text.indexOf(part);
    const map: OffsetMap = [
      { start: 0, kind: 'cell', sheet: 'One', cell: 'A1' },
      { start: at('Ada'), kind: 'cell', sheet: 'One', cell: 'A3' },
      { start: at('Other'), kind: 'cell', sheet: 'Other', cell: 'A1' },
      { start: at('Title'), kind: 'cell', sheet: 'Other', cell: 'A1' },
      { start: at('X'), kind: 'cell', sheet: 'Other', cell: 'A2' },
      { start: at('1\t'), kind: 'cell', sheet: 'Other', cell: 'A3' },
    ];
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    expect(sheetsOf(text, type, map).map((one) => one.name)).toEqual(['One', 'Other']);
    expect([...openTable(text, type, map, 'One')!.rows()]).toMatchObject([
      { line: 3, cells: [{ text: 'Ada' }, { text: '30' }] },
    ]);
    const other = openTable(text, type, map, 'Other')!;
    expect(other.headers.map((one) => one.header)).toEqual(['X', 'Y']);
    expect([...other.rows()]).toMatchObject([{ line: 3 }]);
    expect(openTable(text, 'text/plain', map, null)).toBeNull();
  });

  test('names columns without a name, and numbers those of one name', () => {
    const open = openTable('Name,,Name\nAda,x,Lund\n', 'text/csv', [], null)!;
    expect(open.headers).toEqual([
      { header: 'Name', nth: 0, column: 0 },
      { header: 'column B', nth: 0, column: 1 },
      { header: 'Name', nth: 1, column: 2 },
    ]);
  });
});
