import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEventTime } from '#domain/event-time';
import { addOrderEvidence, noEvidence, orderOf } from './order-evidence.ts';
import { readAmount } from './read-amount.ts';
import { readMail, readPhone } from './read-contact.ts';
import { readClock, readWhen } from './read-when.ts';

const value = (cell: string, order: 'day first' | 'month first' | null = null) => {
  const read = readWhen(cell, order);
  return read.kind === 'when' ? read.value : read.kind;
};

describe('dates in cells', () => {
  test.each([
    ['2014-01-06', '2014-01-06'],
    ['2014-01-06T08:39:00Z', '2014-01-06T08:39:00Z'],
    ['2014-01-06 08:39', '2014-01-06T08:39'],
    ['2014/1/6', '2014-01-06'],
    ['20140106', '2014-01-06'],
    ['6 Jan 2014', '2014-01-06'],
    ['6-Jan-14', '2014-01-06'],
    ['Mon, 6 January 2014 at 8:39 pm', '2014-01-06T20:39'],
    ['January 6th, 2014', '2014-01-06'],
    ['Jan 2014', '2014-01'],
    ['2014', '2014'],
    ['13/1/2014', '2014-01-13'],
    ['1/13/14 9:01', '2014-01-13T09:01'],
    ['1/6/2014', 'either'],
    ['6/6/2014', '2014-06-06'],
    ['1.6.14 23:59:59', 'either'],
    ['31/6/2014', 'none'],
    ['2014-02-30', 'none'],
    ['0/0/2014', 'none'],
    ['12 apples', 'none'],
    ['1/6/2014 25:00', 'none'],
    ['', 'none'],
  ])('%s is %s', (cell, read) => expect(value(cell)).toBe(read));

  test('are read by the order that was said, and never by another', () => {
    expect(value('1/6/2014', 'day first')).toBe('2014-06-01');
    expect(value('1/6/2014', 'month first')).toBe('2014-01-06');
    expect(value('13/1/2014', 'month first')).toBe('none');
  });

  test('come back whatever the way they were written, and are times that the timeline knows', () => {
    const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2049-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.constantFrom('/', '.', '-'), fc.boolean(), (date, mark, isShort) => {
        const [y, m, d] = date.toISOString().slice(0, 10).split('-') as [string, string, string];
        const year = isShort ? y.slice(2) : y;
        expect(value([d, m, year].join(mark), 'day first')).toBe(`${y}-${m}-${d}`);
        expect(value([Number(m), Number(d), year].join(mark), 'month first')).toBe(`${y}-${m}-${d}`);
        expect(['either', `${y}-${m}-${d}`]).toContain(value([d, m, year].join(mark)));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789/.-: TZpma'), maxLength: 22 }), (cell) => {
        const read = readWhen(cell, 'day first');
        if (read.kind === 'when') expect(parseEventTime(read.value)).not.toBeNull();
      }),
    );
  });

  test('a column says its own order only where its cells agree', () => {
    const of = (...cells: string[]) =>
      orderOf(cells.reduce((so, cell, i) => addOrderEvidence(so, cell, i + 2), noEvidence));
    expect(of('1/6/14', '13/1/14')).toBe('day first');
    expect(of('1/6/14', '1/13/14')).toBe('month first');
    expect(of('1/6/14', '2/7/14')).toBeNull();
    expect(of('13/1/14', '1/13/14')).toBeNull();
    expect(of('2014-01-06')).toBeNull();
  });

  test.each([
    ['8:39', '08:39'],
    ['8:39 PM', '20:39'],
    ['12:05 a.m.', '00:05'],
    ['7pm', '19:00'],
    ['23:59:59.25+0100', '23:59:59.25+01:00'],
    ['8', null],
    ['24:00', null],
  ])('the time of day %s is %s', (cell, read) => expect(readClock(cell)).toBe(read));
});

describe('amounts in cells', () => {
  test.each([
    ['1234', null, '1234', null],
    ['£1,234.50', null, '1234.50', 'GBP'],
    ['1.234,50 €', null, '1234.50', 'EUR'],
    ['USD 12.5', null, '12.5', 'USD'],
    ['(1,234,567)', null, '-1234567', null],
    ["1'234.00 CHF", null, '1234.00', 'CHF'],
    ['12,34,567.00', null, '1234567.00', null],
    ['1,234', '.', '1234', null],
    ['1,234', ',', '1.234', null],
    ['-0.125', null, '-0.125', null],
    ['$5', null, '5', '$'],
  ] as const)('%s with %s is %s', (cell, decimal, read, currency) =>
    expect(readAmount(cell, decimal)).toEqual({ kind: 'amount', value: read, currency }),
  );
  test('one that may be a thousand or one and a bit is asked for', () => {
    expect(readAmount('1,234', null)).toEqual({ kind: 'either' });
    expect(readAmount('12.345', null)).toEqual({ kind: 'either' });
  });
  test.each(['', 'much', '1,2,3', '1.2.3', '12 apples'])('%s is none', (cell) =>
    expect(readAmount(cell, '.')).toEqual({ kind: 'none' }),
  );
  test('come back from both ways of writing them', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), fc.nat(99), (whole, cents) => {
        const plain = `${whole}.${String(cents).padStart(2, '0')}`;
        const grouped = (mark: string) => String(whole).replace(/\B(?=(\d{3})+$)/g, mark);
        expect(readAmount(`${grouped(',')}.${String(cents).padStart(2, '0')}`, '.')).toMatchObject({ value: plain });
        expect(readAmount(`${grouped('.')},${String(cents).padStart(2, '0')}`, ',')).toMatchObject({ value: plain });
        expect(readAmount(grouped(','), '.')).toMatchObject({ value: String(whole) });
      }),
    );
  });
});

describe('addresses and numbers in cells', () => {
  test('are one form however they were written', () => {
    expect(readMail('Ada Lund <Ada@A.example>')).toEqual({ name: 'Ada Lund', address: 'ada@a.example' });
    expect(readMail('Sten.Sanjorge Jr.@a.example')).toEqual({ name: null, address: 'sten.sanjorge jr.@a.example' });
    expect(readMail('a@b, c@d')).toBeNull();
    expect(readMail('nobody')).toBeNull();
    for (const cell of ['+44 7700 900123', '0044 7700-900123', 'tel: +44 (7700) 900123', '+447700900123 ext. 4'])
      expect(readPhone(cell)).toBe('+447700900123');
    expect(readPhone('07700 900123')).toBe('07700900123');
    expect(readPhone('12')).toBeNull();
    expect(readPhone('call me')).toBeNull();
  });
});
