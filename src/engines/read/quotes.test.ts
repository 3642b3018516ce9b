import { describe, expect, it } from 'vitest';
import { quotesOf } from './quotes.ts';
import { shadowOf } from './shadow.ts';
import { tokensOf } from './tokens.ts';

function quoted(text: string): string[] {
  const shadow = shadowOf(text);
  const tokens = tokensOf(shadow, 0, shadow.length);
  return quotesOf(tokens).map(({ open, end }) => text.slice(tokens.start[open] ?? 0, tokens.end[end - 1] ?? 0));
}

describe('quotesOf', () => {
  it.each([
    ['He said “it is over” and left.', ['“it is over”']],
    ['He said "it is over" and "never again".', ['"it is over"', '"never again"']],
    ['He said ‘it’s over’ and left.', ['‘it’s over’']],
    ["He said 'it is over' in the dogs' home.", ["'it is over'"]],
    ['Il dit « c’est fini » hier.', ['« c’est fini »']],
    ["The ministers' plan and the '90s rock 'n' roll.", []],
    ['“Nobody knows. It goes on', ['“Nobody knows. It goes on']],
  ])('finds the quotations of %s', (text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });
});
