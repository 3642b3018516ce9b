import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentsOf } from './text.ts';

/** Texts long enough to be cut: pieces repeated, with pairs of surrogates, line ends and long runs without a space. */
const text = fc
  .array(
    fc.tuple(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        fc.constantFrom('😀', 'a😀', '\r\n', ' ', 'words and\n', 'مرحبا '),
      ),
      fc.nat(9000),
    ),
    { maxLength: 6 },
  )
  .map((pieces) =>
    pieces.map(([piece, times]) => piece.repeat(Math.min(times, 60_000 / Math.max(1, piece.length)))).join(''),
  );

describe('the segments of a text', () => {
  it('give the text back, each where it starts', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const segments = segmentsOf(whole);
        expect(segments.map((one) => one.text).join('') === whole).toBe(true);
        for (const { start, text: part } of segments) expect(whole.startsWith(part, start)).toBe(true);
        expect(segments.map((one) => one.start)).toEqual(
          segments.map((_, i) => segments.slice(0, i).reduce((sum, one) => sum + one.text.length, 0)),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('are neither empty nor long, and cut no pair of surrogates', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const segments = segmentsOf(whole);
        for (const { text: part } of segments) {
          expect(part.length).toBeLessThanOrEqual(65_536);
          expect(part.isWellFormed()).toBe(true);
        }
        if (segments.length > 1) for (const { text: part } of segments) expect(part.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });

  it('of an empty text are one empty segment, so that the text is known to be there', () => {
    expect(segmentsOf('')).toEqual([{ start: 0, text: '' }]);
  });

  it('end after a line where they can, else after a word', () => {
    const lines = 'one line of words\n'.repeat(2000);
    for (const { text: part } of segmentsOf(lines)) expect(part.endsWith('\n')).toBe(true);
    const words = 'word '.repeat(10_000);
    for (const { text: part } of segmentsOf(words)) expect(part.endsWith(' ')).toBe(true);
  });
});
