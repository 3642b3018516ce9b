import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockAt, splitBlocks } from './split-blocks.ts';

test('makes a block of each line and leaves the line ends between them', () => {
  const text = 'one\r\ntwo\n\nthree';
  expect(splitBlocks(text).map(({ start, end }) => text.slice(start, end))).toEqual(['one', 'two', '', 'three']);
});

test('cuts a very long line at ends of sentences and words', () => {
  const text = 'A sentence of some length, with words. '.repeat(400);
  const blocks = splitBlocks(text);
  expect(blocks.length).toBeGreaterThan(5);
  expect(blocks.every(({ start, end }) => end - start <= 2400)).toBe(true);
  expect(blocks.slice(0, -1).every(({ end }) => text[end - 1] === ' ')).toBe(true);
});

test('covers any text in order, with line ends alone between blocks and no character cut in two', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.constantFrom('\n', '\r\n', '\r', '𝔸𝔹', 'שלום', ' '),
          fc.string({ unit: 'grapheme', maxLength: 40 }),
        ),
      ),
      fc.integer({ min: 1, max: 200 }),
      (parts, times) => {
        const text = parts.join('').repeat(times);
        const blocks = splitBlocks(text);
        let at = 0;
        for (const block of blocks) {
          expect(text.slice(at, block.start)).toMatch(/^(\r\n|\n|\r|\u2028|\u2029|\f)?$/);
          expect(text.slice(block.start, block.end)).not.toMatch(/^[\udc00-\udfff]/);
          at = block.end;
        }
        expect(text.slice(at)).toMatch(/^(\r\n|\n|\r|\u2028|\u2029|\f)?$/);
      },
    ),
    { numRuns: 200 },
  );
});

test('finds the block that holds an offset', () => {
  const blocks = splitBlocks('one\ntwo\nthree');
  expect([0, 3, 4, 12, 99].map((offset) => blockAt(blocks, offset)?.index)).toEqual([0, 0, 1, 2, 2]);
});
