import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areSpansOf } from '#domain/span';
import { lexiconFiles } from '../../../data/lexicons/load.ts';
import { createReader } from './reader.ts';
import { validReading } from './validate.ts';

const reader = createReader(lexiconFiles);
const scraps = [
  '“',
  '”',
  '"',
  "''",
  '``',
  '‘',
  '’',
  '«',
  ' said ',
  ' he said. ',
  'Mr Smith',
  ' denied that ',
  ' according to ',
  'allegedly',
  ', ',
  '. ',
  '\n\n',
  '\n',
  ': ',
  ' (CPS) ',
  'على قال',
  'שלום',
  '👩‍👩‍👧',
  '🇬🇧',
  'e\u0301',
  '\u202e',
  'at least 34 reports',
  ' last week ',
  '\t',
  '- ',
  ' and ',
  ' who ',
  'x'.repeat(300),
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...scraps), fc.string({ unit: 'binary' })), { maxLength: 60 })
  .map((parts) => parts.join(''));

describe('validReading', () => {
  it('finds every span of any reading an exact slice of its text', () => {
    fc.assert(
      fc.property(text, (words) => {
        const reading = reader.read(words);
        expect(validReading(words, reading).dropped).toBe(0);
        for (const a of reading.attributions)
          for (const spans of [a.source, a.cue, a.content, a.estimative])
            expect(areSpansOf(spans, words.length)).toBe(true);
        const ids = new Set(reading.attributions.map((a) => a.id));
        for (const a of reading.attributions) if (a.parent !== null) expect(ids.has(a.parent)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('drops and counts what points outside the text, and frees its children', () => {
    const whole = reader.read('Anna Berg said that Carl Dahl alleged that the ship left. She denied it.');
    const [outer, ...rest] = whole.attributions;
    if (outer === undefined) throw new Error('nothing read');
    const broken = { ...outer, content: [[0, 9999] as const] };
    const { reading, dropped } = validReading(
      'Anna Berg said that Carl Dahl alleged that the ship left. She denied it.',
      {
        ...whole,
        attributions: [broken, ...rest],
      },
    );
    expect(dropped).toBeGreaterThan(0);
    expect(reading.attributions.some((a) => a.id === outer.id || a.parent === outer.id)).toBe(false);
  });
});
