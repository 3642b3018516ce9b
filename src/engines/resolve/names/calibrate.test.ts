import fc from 'fast-check';
import { expect, test } from 'vitest';
import calibration from '../../../../data/resolve/calibration.json' with { type: 'json' };
import { calibrated } from './calibrate.ts';

const lines = Object.values(calibration.points).map((of) => ({
  points: of.map(([raw = 0, probability = 0]) => [raw, probability] as const),
}));

test('the line goes through its points and rises from 0 to 1', () => {
  expect(calibrated(0.5, { points: [[0.5, 0.2]] })).toBe(0.2);
  expect(calibrated(0.25, { points: [[0.5, 0.2]] })).toBeCloseTo(0.1);
  expect(calibrated(0.75, { points: [[0.5, 0.2]] })).toBeCloseTo(0.6);
  for (const line of lines) expect([calibrated(0, line), calibrated(1, line)]).toEqual([0, 1]);
});

test('the better of two scores stays the better', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      for (const line of lines) expect(calibrated(low, line)).toBeLessThanOrEqual(calibrated(high, line));
    }),
  );
});
