import { expect, test } from 'vitest';
import { momentTyped, typedOf } from './moment-typed.ts';

test('reads a day and a time as they are written', () => {
  expect(momentTyped('2026-11-23 07:39')?.getTime()).toBe(new Date(2026, 10, 23, 7, 39).getTime());
  expect(momentTyped(' 2026-11-23T07:39:12 ')?.getTime()).toBe(new Date(2026, 10, 23, 7, 39, 12).getTime());
});

test('takes nothing that is no moment', () => {
  for (const typed of [
    '',
    '2026-11-23',
    '11/23/2026 7:39 AM',
    '2026-02-31 10:00',
    '2026-13-01 10:00',
    '2026-11-23 25:00',
  ])
    expect(momentTyped(typed)).toBeNull();
});

test('writes a moment as it is read', () => {
  const at = new Date(2026, 10, 23, 7, 39, 12);
  expect(momentTyped(typedOf(at))).toEqual(at);
});
