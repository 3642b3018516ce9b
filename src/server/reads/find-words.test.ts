import { describe, expect, it } from 'vitest';
import { findWords, snippetOf } from './find-words.ts';

const found = (text: string, query: string) => text.slice(...findWords(text, query));

describe('the place that a search shows', () => {
  it.each([
    ['They denied passing secrets.', 'secret', 'secrets'],
    ['The undersecretary kept a secret.', 'secret', 'secret'],
    ['They passed it on.', 'passing', 'passed'],
    ['Passing secrets is what they denied.', '"passing secrets"', 'Passing secrets'],
    ['他们会见了王伟先生。', '王伟', '王伟'],
    ['Nothing here.', 'elsewhere', ''],
    ['İstanbul and Ankara', 'ankara', ''],
  ])('in %j for %j is %j', (text, query, words) => expect(found(text, query)).toBe(words));

  it('is shown with what stands around, cut at spaces', () => {
    const text = `${'before '.repeat(40)}word${' after'.repeat(40)}`;
    const { before, words, after } = snippetOf(text, findWords(text, 'word'));
    expect([before.startsWith('…before'), words, after.endsWith('after…')]).toEqual([true, 'word', true]);
  });
});
