import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';
import { tableText } from './table-text.ts';

test('keeps the words of any script on one line', () => {
  expect(plainText('  a\r\n\tשלום  👩‍🚀 e\u0301 ')).toBe('a שלום 👩‍🚀 e\u0301');
});

test('a title cannot steer the terminal, nor turn the rest of its line round', () => {
  expect(plainText('a\u001b[2Jb\u009b31mc\u202ed\u0000')).toBe('a\ufffd[2Jb\ufffd31mc\ufffdd\ufffd');
  expect(tableText([['x', 'one\ntwo\u001b[1A']])).toBe('x  one two\ufffd[1A\n');
});
