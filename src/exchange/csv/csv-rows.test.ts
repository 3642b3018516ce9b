import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows } from './csv-rows.ts';

describe('rows as CSV', () => {
  it.each(['=1+1', '+441632', '-2+3', '@sum', '\t=1', ' =1', '\r=1', '\u200e=1', '＝1', '%0a', '|calc'])(
    'never begin a cell as a formula: %j',
    (words) => expect(csvRows([[words]])).toMatch(/^\ufeff"?'/),
  );

  it('hold what they were given', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 2 }), { minLength: 1 }),
        (rows) => {
          const read = parse(csvRows(rows), {
            bom: true,
            skip_empty_lines: false,
            record_delimiter: '\r\n',
          }) as string[][];
          expect(read.map((row) => row.map((cell, i) => (i === 0 ? cell : cell).replace(/^'/, '')))).toEqual(
            rows.map((row) => row.map((cell) => cell.replace(/^'/, ''))),
          );
        },
      ),
    );
    expect(csvRows([['a', 3, null]])).toBe('\ufeffa,3,\r\n');
  });
});
