import { expect, test } from 'vitest';
import { isGrade } from '#domain/grade';
import { gradeAfterKey } from './grade-keys.ts';

test('takes two keys for a grade of either scheme', () => {
  expect(gradeAfterKey(null, 'c')).toEqual({ to: 'first', first: 'C' });
  expect(gradeAfterKey('C', '3')).toEqual({
    to: 'grade',
    grade: { scheme: 'admiralty', source: 'C', information: '3' },
  });
  expect(gradeAfterKey(null, '2')).toEqual({ to: 'first', first: '2' });
  expect(gradeAfterKey('2', 'b')).toEqual({ to: 'grade', grade: { scheme: '3x5x2', source: '2', information: 'B' } });
});

test('makes only grades that their scheme knows', () => {
  for (const first of 'ABCDEFGHXYZ0123456789')
    for (const second of 'ABCDEFGHXYZ0123456789') {
      const step = gradeAfterKey(first, second);
      if (step.to === 'grade' && step.grade !== null) expect(isGrade(step.grade)).toBe(true);
    }
});

test('takes the grade away with Backspace and leaves other keys', () => {
  expect(gradeAfterKey('C', 'Backspace')).toEqual({ to: 'grade', grade: null });
  expect(gradeAfterKey('C', 'x')).toEqual({ to: 'nothing' });
  expect(gradeAfterKey(null, 'Shift')).toEqual({ to: 'nothing' });
});
