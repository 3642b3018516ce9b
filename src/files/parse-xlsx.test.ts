import { describe, expect, it } from 'vitest';
import { makeXlsx } from '../../test/files/make-xlsx.ts';
import { makeZip } from '../../test/files/make-zip.ts';
import { extract } from './extract.ts';
import { columnName } from './sheet-cells.ts';
import { dateOfSerial } from './sheet-dates.ts';

const textOf = async (bytes: Uint8Array) => {
  const result = await extract(bytes, 'table');
  return result.ok ? result.extraction : result.failure;
};

describe('a spreadsheet', () => {
  it('gives rows as lines, the first row first, dates and numbers in full, and the cell of every word', async () => {
    const people = [
      [
        { r: 'A1', v: '0', t: 's' },
        { r: 'B1', v: 'Born', t: 'inlineStr' },
        { r: 'D1', v: 'Paid', t: 'inlineStr' },
      ],
      [
        { r: 'A2', v: '1', t: 's' },
        { r: 'B2', v: '41659', s: 1 },
        { r: 'C2', v: '41659.5', s: 2 },
        { r: 'D2', v: '0.30000000000000004', s: 3 },
      ],
      [
        { r: 'B4', v: '1', t: 'b' },
        { r: 'C4', v: '#DIV/0!', t: 'e' },
      ],
    ];
    const bytes = makeXlsx({ People: people, Other: [[{ r: 'C3', v: '7' }]] }, { strings: ['Name', 'Ada\tLund'] });
    const found = await textOf(bytes);
    expect(found).toMatchObject({
      text: 'Name\tBorn\t\tPaid\nAda Lund\t2014-01-20\t2014-01-20 12:00:00\t0.30000000000000004\n\tTRUE\t#DIV/0!\n\nOther\n\t\t7',
      extractor: 'xlsx',
      notes: ['Sheets: People, Other.'],
    });
    expect(found).toHaveProperty('map.3', { start: 16, kind: 'cell', sheet: 'People', cell: 'A2' });
  });

  it('counts days from 1904 where it says so', async () => {
    const cells = [[{ r: 'A1', v: '40197', s: 1 }]];
    expect(await textOf(makeXlsx({ One: cells }, { date1904: true }))).toMatchObject({ text: '2014-01-20' });
  });

  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [0.5, '12:00:00'],
    [41659.25, '2014-01-20 06:00:00'],
    [2_958_465, '9999-12-31'],
    [2_958_466, null],
    [-1, null],
    [Number.NaN, null],
  ])('takes day %d for %s', (serial, text) => {
    expect(dateOfSerial(serial, false)).toBe(text);
  });

  it('names columns', () => {
    expect([1, 26, 27, 702, 703, 16_384].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
  });

  it('is not padded for a cell far to the right', async () => {
    const found = await textOf(
      makeXlsx({
        One: [
          [
            { r: 'A1', v: '1' },
            { r: 'XFD1', v: '2' },
          ],
        ],
      }),
    );
    expect(found).toHaveProperty('text.length', 258);
  });

  it('that is empty, binary or without its main part is refused with the reason', async () => {
    expect(await textOf(makeXlsx({ One: [] }))).toMatchObject({ code: 'LL-FILE-NO-TEXT' });
    const types = { name: '[Content_Types].xml', bytes: '<Types/>' };
    const rels = {
      name: '_rels/.rels',
      bytes: '<Relationships><Relationship Type="a/officeDocument" Target="xl/workbook.bin"/></Relationships>',
    };
    const binary = makeZip([types, rels, { name: 'xl/workbook.bin', bytes: 'x' }]);
    expect(await textOf(binary)).toMatchObject({ code: 'LL-FILE-FORM-UNREAD' });
    expect(await textOf(makeZip([types, { name: 'xl/workbooks', bytes: '' }]))).toMatchObject({
      code: 'LL-FILE-BROKEN',
    });
    const entity = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><workbook/>';
    expect(await textOf(makeZip([types, { name: 'xl/workbook.xml', bytes: entity }]))).toMatchObject({
      code: 'LL-FILE-UNSAFE',
    });
  });
});
