import { expect, test } from 'vitest';
import { paceOf, paceText, withSample, type Sample } from './pace.ts';

const after = (all: readonly Sample[]) => all.reduce(withSample, [] as readonly Sample[]);

test('the pace is that of the last half minute, and known after two seconds', () => {
  expect(paceOf(after([{ at: 0, done: 0 }]))).toBeNull();
  expect(
    paceOf(
      after([
        { at: 0, done: 0 },
        { at: 1000, done: 9 },
      ]),
    ),
  ).toBeNull();
  expect(
    paceOf(
      after([
        { at: 0, done: 0 },
        { at: 4000, done: 100 },
      ]),
    ),
  ).toBe(25);
  const minutes = Array.from({ length: 61 }, (_, at) => ({ at: at * 1000, done: at < 20 ? 0 : (at - 20) * 10 }));
  expect(paceOf(after(minutes))).toBe(10);
});

test('what waits again begins a new stretch', () => {
  expect(
    after([
      { at: 0, done: 50 },
      { at: 5000, done: 90 },
      { at: 6000, done: 40 },
    ]),
  ).toEqual([{ at: 6000, done: 40 }]);
});

test('the time left is said in the unit that fits', () => {
  expect([paceText(null, 5), paceText(0, 5)]).toEqual(['', '']);
  expect(paceText(64, 700)).toBe('64 a second, 11 s left');
  expect(paceText(2.5, 3000)).toBe('2.5 a second, 20 min left');
  expect(paceText(5, 100_000)).toBe('5.0 a second, 5.6 h left');
});
