import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayPrefixes, readDayRange } from './day-range.ts';

const ms = 86_400_000;
const dayOf = (n: number) => new Date(n * ms).toISOString().slice(0, 10);
const anyDay = fc.integer({ min: -20_000, max: 60_000 }).map(dayOf);

describe('a range of days', () => {
  it.each([
    ['2021', '2021-01-01', '2021-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2021-5-3', '2021-05-03', '2021-05-03'],
    ['2020..2021-06', '2020-01-01', '2021-06-30'],
    ['2020..', '2020-01-01', null],
    ['..2020', null, '2020-12-31'],
    ['>2020', '2021-01-01', null],
    ['>=2020-05', '2020-05-01', null],
    ['<2021', null, '2020-12-31'],
    ['<2021-03', null, '2021-02-28'],
    ['<=2021-03', null, '2021-03-31'],
    ['>2021-12-31', '2022-01-01', null],
  ])('%s goes from %s to %s', (written, from, to) => expect(readDayRange(written)).toEqual({ from, to }));

  it.each(['', '..', '21', '2021-00', '2021-02-29', 'may', '2021..2020', '2020..2021..2022', '>', '20211'])(
    '%j is none',
    (written) => expect(readDayRange(written)).toBeNull(),
  );

  it('is found by beginnings that stand for each of its days once, and for no other day', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (a, b, day) => {
        const range = { from: a < b ? a : b, to: a < b ? b : a };
        const beginnings = dayPrefixes(range);
        const isIn = day >= range.from && day <= range.to;
        for (const one of [day, a, b]) {
          const times = beginnings.filter((beginning) => one.startsWith(beginning)).length;
          expect(times).toBe(one === day && !isIn ? 0 : 1);
        }
        expect(beginnings.length).toBeLessThanOrEqual(80);
      }),
    );
    expect(dayPrefixes({ from: '2020-01-01', to: '2021-12-31' })).toEqual(['2020', '2021']);
    expect(dayPrefixes({ from: null, to: null }).length).toBeLessThanOrEqual(10);
  });
});
