import { describe, expect, it } from 'vitest';
import { groupWordsIn } from './group-words.ts';

describe('words that mean persons without naming them', () => {
  it.each([
    ['information was passed between the two men', 'the two men'],
    ['The pair met twice', 'The pair'],
    ['the prosecution of two alleged moles', 'two alleged moles'],
    ['both suspects left', 'both suspects'],
    ['her former aide', 'her former aide'],
    ['Ada Lund said the ship had left', null],
  ])('%j: %j', (text, words) => expect(groupWordsIn(text)).toBe(words));
});
