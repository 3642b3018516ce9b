import { describe, expect, it } from 'vitest';
import { presentDates, presentWhen } from './present-when.ts';

const span = (from: string, to: string) => presentDates({ first: Date.parse(from), last: Date.parse(to) - 1 }).words;

describe('a span of moments in words', () => {
  it('is as fine as it is', () => {
    expect(span('2023-07-05T21:14Z', '2023-07-05T21:15Z')).toBe('5 July 2023, 21:14');
    expect(span('2023-07-20T00:00Z', '2023-07-21T00:00Z')).toBe('20 July 2023');
    expect(span('2023-02-01T00:00Z', '2023-03-01T00:00Z')).toBe('February 2023');
    expect(span('2023-01-01T00:00Z', '2024-01-01T00:00Z')).toBe('2023');
    expect(span('2023-07-05T00:00Z', '2023-07-09T00:00Z')).toBe('between 5 July 2023 and 8 July 2023');
  });
  it('says which end is open, and keeps the words of a source', () => {
    expect(presentDates({ first: -8.64e15, last: Date.UTC(2023, 6, 31) - 1 })).toMatchObject({
      earliest: null,
      words: 'by 30 July 2023',
    });
    expect(presentDates({ first: Date.UTC(2023, 6, 1), last: 8.64e15 }).words).toBe('from 1 July 2023 on');
    expect(presentWhen({ first: 0, last: 1 }, '2022~').words).toBe('about 2022');
  });
});
