import { expect, test } from 'vitest';
import weights from '../../../../data/resolve/weights.json' with { type: 'json' };
import { resolveFiles } from '../../../../data/resolve/load.ts';
import { NameFinder } from '../candidates/name-finder.ts';
import { compileResolve, type ResolveData, type WeightId } from '../resolve-data.ts';
import { compareNames } from './compare-names.ts';
import type { NameKind } from './name.ts';
import { readName } from './read-name.ts';

/** The data with one weight set otherwise and no line to probabilities, so that every change shows. */
function dataWith(id?: WeightId, value = 0): ResolveData {
  const { weights: names } = resolveFiles.weights;
  const changed = id === undefined ? names : { ...names, [id]: { ...names[id], value } };
  return compileResolve({
    ...resolveFiles,
    calibration: { ...resolveFiles.calibration, points: { persons: [[1, 1]], bodies: [[1, 1]] } },
    weights: { ...resolveFiles.weights, weights: changed },
  });
}
const plain = dataWith();

type Shown = { readonly kind: string; readonly names: readonly string[] };
const entries = Object.entries(weights.weights) as [
  WeightId,
  { value: number; what: string; example: string; shown?: Shown },
][];

const scoreOf = ({ kind, names }: Shown, data: ResolveData): number => {
  const [left, right = left] = kind.split(' and ') as [NameKind, NameKind?];
  return compareNames(readName(names[0]!, left, data), readName(names[1]!, right!, data), data).score;
};

test.each(entries.filter(([, { shown }]) => shown !== undefined))(
  '%s: its example shows it',
  (id, { value, shown }) => {
    const changed = dataWith(id, value > 0.5 ? value - 0.3 : value + 0.3);
    expect(scoreOf(shown!, changed)).not.toBeCloseTo(scoreOf(shown!, plain), 3);
  },
);

test('every weight has a value, its meaning and an example, and is shown here', () => {
  const elsewhere = ['unlikeKind', 'rareShared'];
  for (const [id, { value, what, example, shown }] of entries) {
    expect(value, id).toBeGreaterThan(0);
    expect(what.length > 10 && example.length > 2, id).toBe(true);
    expect(shown !== undefined || elsewhere.includes(id), id).toBe(true);
  }
});

test('unlikeKind: in a look-up a person stands before what may be one', () => {
  const first = (data: ResolveData) => {
    const finder = new NameFinder(data);
    finder.add('any', 'Nordlys Vik', 'unknown');
    finder.add('person', 'Nordlys Vik', 'person');
    return finder.find('Nordlys Vik', 'person')[0]!.id;
  };
  expect(first(plain)).toBe('person');
  expect(first(dataWith('unlikeKind', 1))).toBe('any');
});

test('rareShared: in a look-up what is rare in the list counts more', () => {
  const first = (data: ResolveData) => {
    const finder = new NameFinder(data);
    for (let n = 0; n < 40; n++) finder.add('common', 'Orvelin Mupp', 'person');
    finder.add('rare', 'Zurbatek Mupp', 'person');
    return finder.find('Orvelin Zurbatek', 'person', 1)[0]!.id;
  };
  expect(first(plain)).toBe('rare');
  expect(first(dataWith('rareShared', 0))).toBe('common');
});
