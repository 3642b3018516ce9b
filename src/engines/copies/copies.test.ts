import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likenessOf, sketchText } from './sketch-text.ts';
import { textDifferences } from './text-differences.ts';

const words = (from: number, count: number) => Array.from({ length: count }, (_, i) => `word${from + i}`);

describe('near copies', () => {
  it.each([
    [0, 1],
    [10, 0.9],
    [100, 0.33],
    [200, 0],
  ])('of 200 words, %i of them others at the end, are alike by about %f', (changed, likeness) => {
    const [one, other] = [words(0, 200), [...words(0, 200 - changed), ...words(1000, changed)]].map((list) =>
      sketchText(list.join(' ')),
    );
    expect(Math.abs(likenessOf(one!.minima, other!.minima) - likeness)).toBeLessThan(0.15);
    if (likeness > 0.8) expect(one!.bands.some((band) => other!.bands.includes(band))).toBe(true);
    if (likeness === 0) expect(one!.bands.some((band) => other!.bands.includes(band))).toBe(false);
  });

  it('are the same whatever their case, punctuation and line ends', () => {
    const text = words(0, 60).join(' ');
    expect(sketchText(text.toUpperCase().replaceAll(' ', ',\r\n'))).toEqual(sketchText(text));
    expect(sketchText('too short')).toBeNull();
    expect(sketchText('\u4f1a\u8bae\u5728\u53a6\u95e8\u4e3e\u884c'.repeat(4))).not.toBeNull();
  });

  const piece = fc.constantFrom('a ', 'b ', 'c ', 'd\n', '\n', '\u4f1a', ' ', 'long word ');
  const text = fc.array(piece, { maxLength: 40 }).map((all) => all.join(''));

  it('show what differs: what both have and what each has give both texts back', () => {
    fc.assert(
      fc.property(text, text, (first, second) => {
        const parts = textDifferences(first, second);
        const but = (kind: string) =>
          parts
            .filter((one) => one.kind !== kind)
            .map((one) => one.text)
            .join('');
        expect(but('second')).toBe(first);
        expect(but('first')).toBe(second);
        if (first === second) expect(parts.every((one) => one.kind === 'same')).toBe(true);
      }),
    );
  });

  it('keep what both have together', () => {
    expect(
      textDifferences('The yard was shut on Monday.\nNobody came.\n', 'The yard was open on Monday.\nNobody came.\n'),
    ).toEqual([
      { kind: 'same', text: 'The yard was ' },
      { kind: 'first', text: 'shut ' },
      { kind: 'second', text: 'open ' },
      { kind: 'same', text: 'on Monday.\nNobody came.\n' },
    ]);
  });

  it('of two long texts with nothing in common are two blocks', () => {
    const [one, other] = [words(0, 5000), words(9000, 5000)].map((list) => list.join(' '));
    expect(textDifferences(one!, other!)).toHaveLength(2);
  });
});
