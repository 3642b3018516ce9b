import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixCommandOf, matrixKeyRows } from './lanes-keys.ts';
import { dayNextTo, shareOf } from './matrix-walk.ts';

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));

describe('going through the days of change', () => {
  it('goes to the nearest one on either side, and nowhere past the ends', () => {
    const days = ['2023-01-02', '2023-03-01', '2023-03-09'];
    expect(dayNextTo(days, '2023-03-01', 1)).toBe('2023-03-09');
    expect(dayNextTo(days, '2023-03-01', -1)).toBe('2023-01-02');
    expect(dayNextTo(days, '2023-02-01', 1)).toBe('2023-03-01');
    expect(dayNextTo(days, '2023-03-09', 1)).toBeNull();
    expect(dayNextTo(days, '2023-01-02', -1)).toBeNull();
  });
});

describe('which part of the dates is covered', () => {
  it('counts both ends', () => {
    const whole = { from: '2023-01-01', to: '2023-01-10' };
    expect(shareOf(whole, whole)).toEqual({ start: 0, length: 1 });
    expect(shareOf({ from: '2023-01-10', to: '2023-02-01' }, whole)?.length).toBeCloseTo(0.1);
    expect(shareOf({ from: '2023-01-11', to: '2023-02-01' }, whole)).toBeNull();
  });

  it('never leaves the bar, whatever the dates', () => {
    fc.assert(
      fc.property(day, day, day, day, (a, b, c, d) => {
        const share = shareOf({ from: a, to: b }, { from: c, to: d });
        if (share === null) return;
        expect(share.start).toBeGreaterThanOrEqual(0);
        expect(share.start + share.length).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});

describe('keys of the matrix', () => {
  it('does one thing each, and rests while somebody types', () => {
    const all = matrixKeyRows.flatMap(({ keys }) => keys);
    expect(new Set(all).size).toBe(all.length);
    for (const key of all) {
      const press = { key, ctrlKey: false, metaKey: false, altKey: false };
      expect(matrixCommandOf(press, false)).not.toBeNull();
      expect(matrixCommandOf(press, true)).toBeNull();
      expect(matrixCommandOf({ ...press, ctrlKey: true }, false)).toBeNull();
    }
  });
});
