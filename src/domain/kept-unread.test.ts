import { expect, it } from 'vitest';
import { keptUnreadNote, languagesKeptUnread } from './kept-unread.ts';

it('what a note says was kept unread is read back from it, and from no other note', () => {
  expect(languagesKeptUnread(keptUnreadNote(3, ['Russian', 'Arabic or Persian']))).toEqual([
    'Russian',
    'Arabic or Persian',
  ]);
  expect(languagesKeptUnread(keptUnreadNote(1, ['Chinese']))).toEqual(['Chinese']);
  expect(languagesKeptUnread('12 bytes could not be decoded.')).toEqual([]);
});
