import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeText } from './time-text.ts';

test('is a date, a time and the distance from UTC', () => {
  expect(timeText('2026-11-23T07:39:12.345Z')).toMatch(/^2026-11-2[234] \d\d:\d\d:12 [+-]\d\d:\d\d$/);
});

test('names the same second, wherever the machine stands', () => {
  const second = fc.integer({ min: 0, max: Date.UTC(2100, 0) / 1000 }).map((n) => n * 1000);
  fc.assert(
    fc.property(second, (ms) => {
      const text = timeText(new Date(ms).toISOString());
      expect(Date.parse(text.replace(' ', 'T').replace(' ', ''))).toBe(ms);
    }),
  );
});
