import { expect, test } from 'vitest';
import { verifiedWords } from './verified-words.ts';

const verified = (status: string, record: string) => ({ verified: { status, record } });

test('has the newest record first, and what it was before', () => {
  expect(verifiedWords([])).toBe('nothing yet');
  expect(verifiedWords([{ verified: null }])).toBe('nothing yet');
  expect(verifiedWords([{ verified: null }, verified('acquitted', 'order 9'), verified('charged', 'sheet 2')])).toBe(
    'acquitted (order 9), before that charged',
  );
  expect(verifiedWords([verified('charged', 'sheet 3'), verified('charged', 'sheet 2')])).toBe('charged (sheet 3)');
});
