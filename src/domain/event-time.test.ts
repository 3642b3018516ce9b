import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventTimeText } from './event-time-text.ts';
import { parseEventTime } from './event-time.ts';

const bounds = (value: string) => {
  const time = parseEventTime(value);
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return time && [iso(time.earliest), iso(time.latest), time.precision];
};

describe('an event time', () => {
  it.each([
    ['2022', '2022-01-01T00:00:00.000Z', '2022-12-31T23:59:59.999Z', 'year'],
    ['2022-07', '2022-07-01T00:00:00.000Z', '2022-07-31T23:59:59.999Z', 'month'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z', '2024-02-29T23:59:59.999Z', 'day'],
    ['2023-07-05T21:14', '2023-07-05T21:14:00.000Z', '2023-07-05T21:14:59.999Z', 'minute'],
    ['2023-07-05T21:14:08', '2023-07-05T21:14:08.000Z', '2023-07-05T21:14:08.999Z', 'second'],
    ['2023-07-05T21:14:08.250Z', '2023-07-05T21:14:08.250Z', '2023-07-05T21:14:08.250Z', 'second'],
    ['2023-07-05T21:14+01:00', '2023-07-05T20:14:00.000Z', '2023-07-05T20:14:59.999Z', 'minute'],
    ['2023-07-05T24:00', '2023-07-06T00:00:00.000Z', '2023-07-06T00:00:59.999Z', 'minute'],
    ['2023-07-05T21', '2023-07-05T21:00:00.000Z', '2023-07-05T21:59:59.999Z', 'hour'],
    ['2023-07-14TEV', '2023-07-14T17:00:00.000Z', '2023-07-14T23:59:59.999Z', 'part of a day'],
    ['2023-07-05TNI', '2023-07-05T18:00:00.000Z', '2023-07-06T05:59:59.999Z', 'part of a day'],
    ['2022-Q3', '2022-07-01T00:00:00.000Z', '2022-09-30T23:59:59.999Z', 'quarter'],
    ['2022-WI', '2022-12-01T00:00:00.000Z', '2023-02-28T23:59:59.999Z', 'quarter'],
    ['2022-22', '2022-06-01T00:00:00.000Z', '2022-08-31T23:59:59.999Z', 'quarter'],
    ['2020-W53', '2020-12-28T00:00:00.000Z', '2021-01-03T23:59:59.999Z', 'week'],
    ['2023-W27-3', '2023-07-05T00:00:00.000Z', '2023-07-05T23:59:59.999Z', 'day'],
    ['201X', '2010-01-01T00:00:00.000Z', '2019-12-31T23:59:59.999Z', 'decade'],
    ['199', '1990-01-01T00:00:00.000Z', '1999-12-31T23:59:59.999Z', 'decade'],
    ['19XX', '1900-01-01T00:00:00.000Z', '1999-12-31T23:59:59.999Z', 'century'],
    ['2022-07-XX', '2022-07-01T00:00:00.000Z', '2022-07-31T23:59:59.999Z', 'month'],
    ['2022-07/2022-09', '2022-07-01T00:00:00.000Z', '2022-09-30T23:59:59.999Z', 'month'],
    ['2022/2022-09-05', '2022-01-01T00:00:00.000Z', '2022-09-05T23:59:59.999Z', 'year'],
  ])('bounds %s', (value, earliest, latest, precision) => {
    expect(bounds(value)).toEqual([earliest, latest, precision]);
  });

  it('keeps open ends open', () => {
    expect(bounds('../2023-07-30')).toEqual([null, '2023-07-30T23:59:59.999Z', 'day']);
    expect(bounds('2023-07-05/')).toEqual(['2023-07-05T00:00:00.000Z', null, 'day']);
  });

  it.each([
    'P1Y',
    'PT2H',
    'PRESENT_REF',
    'XXXX-07-05',
    'T08:28',
    '2023-02-29',
    '2023-13',
    '2021-W53',
    '2023-07/2023-06',
  ])('has no place for %s', (value) => expect(parseEventTime(value)).toBeNull());

  it.each(['', ' ', '/', '../..', '2023-07-05T25:00', '2023-07-05T24:01', '2023-07T21:14', 'a/b/c', '2022/2023/2024'])(
    'has no place for the malformed "%s"',
    (value) => expect(parseEventTime(value)).toBeNull(),
  );

  it('says what is approximate and what is doubted, wherever the mark stands', () => {
    const marks = (value: string) => {
      const time = parseEventTime(value)!;
      return [time.isApproximate, time.isUncertain];
    };
    expect(marks('2022-07~')).toEqual([true, false]);
    expect(marks('2022?')).toEqual([false, true]);
    expect(marks('2022-07%')).toEqual([true, true]);
    expect(marks('2022~-07')).toEqual([true, false]);
    expect(marks('2022/2023-01~')).toEqual([true, false]);
    expect(marks('2022')).toEqual([false, false]);
  });

  it('holds every moment that is written with less precision', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01'), max: new Date('9998-12-31'), noInvalidDate: true }),
        fc.constantFrom(4, 7, 10, 13, 16, 19, 24),
        (date, length) => {
          const time = parseEventTime(date.toISOString().slice(0, length))!;
          expect(time.earliest!).toBeLessThanOrEqual(date.getTime());
          expect(time.latest!).toBeGreaterThanOrEqual(date.getTime());
        },
      ),
    );
  });

  it('makes an interval of any two of them in order, and none of them turned round', () => {
    const year = fc.integer({ min: 1000, max: 9999 }).map(String);
    fc.assert(
      fc.property(year, year, (a, b) => {
        const time = parseEventTime(`${a}/${b}`);
        const whole = [parseEventTime(a)!.earliest, parseEventTime(b)!.latest];
        expect(time === null ? null : [time.earliest, time.latest]).toEqual(a > b ? null : whole);
      }),
    );
  });

  it('never throws and never has a latest before its earliest', () => {
    const piece = fc.constantFrom(
      '2022',
      '-',
      '07',
      '05',
      'T',
      '21',
      ':14',
      'X',
      'W',
      'Q3',
      '~',
      '?',
      '/',
      '..',
      'Z',
      '+01:00',
      'SU',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((all) => all.join('')),
        ),
        (text) => {
          const time = parseEventTime(text);
          expect(typeof eventTimeText(text)).toBe('string');
          if (time !== null) expect(time.latest ?? Infinity).toBeGreaterThanOrEqual(time.earliest ?? -Infinity);
        },
      ),
    );
  });

  it.each([
    ['2023-07-05T21:14', '5 July 2023, 21:14'],
    ['2022-07~', 'about July 2022'],
    ['2022?', '2022 (uncertain)'],
    ['2022-07/2022-09', 'from July 2022 to September 2022'],
    ['../2023-07-30', 'by 30 July 2023'],
    ['2023-07-05/', 'from 5 July 2023 on'],
    ['2023-07-14TEV', '14 July 2023, evening'],
    ['201X', '2010s'],
    ['2022-SU', 'summer 2022'],
    ['2022-Q3', 'quarter 3 of 2022'],
    ['2023-W27', 'week 27 of 2023'],
    ['2023-07-05T21:14Z', '5 July 2023, 21:14 UTC'],
    ['P1Y', 'P1Y'],
  ])('says %s as "%s"', (value, text) => expect(eventTimeText(value)).toBe(text));
});
