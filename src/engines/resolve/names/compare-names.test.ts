import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileResolve } from '../resolve-data.ts';
import { resolveFiles } from '../../../../data/resolve/load.ts';
import { compareNames } from './compare-names.ts';
import { readName } from './read-name.ts';

const data = compileResolve(resolveFiles);

it('scores any two texts from 0 to 1 without an exception', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', 'a', 'al', 'bin al', 'x'.repeat(10_000)));
  const kind = fc.constantFrom('person', 'organisation', 'unknown' as const);
  fc.assert(
    fc.property(text, text, kind, (a, b, of) => {
      const { score } = compareNames(readName(a, of, data), readName(b, of, data), data);
      expect(score >= 0 && score <= 1).toBe(true);
    }),
  );
});

it('names a letter of another script inside a word', () => {
  expect(readName('Vladimir Рutin', 'person', data).notes.join()).toContain('Cyrillic');
});
