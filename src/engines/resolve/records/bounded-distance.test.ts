import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundedDistance } from './bounded-distance.ts';

const units = (text: string) => Uint16Array.from(text, (c) => c.charCodeAt(0));
const distance = (a: string, b: string, most: number) =>
  boundedDistance(units(a), 0, a.length, units(b), 0, b.length, most);

/** The whole table, as the method is defined. */
function defined(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (__, j) => i + j));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const change = d[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      d[i]![j] = Math.min(d[i - 1]![j]! + 1, d[i]![j - 1]! + 1, change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        d[i]![j] = Math.min(d[i]![j]!, d[i - 2]![j - 2]! + 1);
    }
  }
  return d[a.length]![b.length]!;
}

test.each([
  ['carter', 'catrer', 1],
  ['carter', 'carer', 1],
  ['', 'ab', 2],
  ['same', 'same', 0],
])('%s and %s are %d apart', (a, b, apart) => expect(distance(a, b, 3)).toBe(apart));

test('counts as the full table does, up to the bound', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, most) => {
      expect(distance(a, b, most)).toBe(Math.min(defined(a, b), most + 1));
    }),
    { numRuns: 2000 },
  );
});
