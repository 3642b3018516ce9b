import { expect, test } from 'vitest';
import { parseTime } from './time-option.ts';

test('a day means its very end, and a time with its zone is told in UTC', () => {
  expect(parseTime('2026-03-01')).toBe('2026-03-01T23:59:59.999Z');
  expect(parseTime('2026-03-01T09:00:00+01:00')).toBe('2026-03-01T08:00:00.000Z');
  expect(parseTime('2026-03-01T09:00Z')).toBe('2026-03-01T09:00:00.000Z');
});

test.each(['', 'yesterday', '2026-13-01', '2026-02', '2026-03-01T09:00:00', '1772355600000'])(
  '"%s" is no time',
  (text) => {
    expect(() => parseTime(text)).toThrow('ISO time');
  },
);
