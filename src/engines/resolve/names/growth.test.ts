import { expect, test } from 'vitest';
import { compileResolve, type ResolveData } from '../resolve-data.ts';
import { resolveFiles } from '../../../../data/resolve/load.ts';
import { candidateKeys } from '../candidates/candidate-keys.ts';
import { compareNames } from './compare-names.ts';
import type { NameKind } from './name.ts';
import { readName } from './read-name.ts';

/** The data with every look into a map or set counted: what reading and comparing ask of them is their work. */
function counted(): { data: ResolveData; count: () => number } {
  let looks = 0;
  const watch = <T extends object>(of: T): T =>
    new Proxy(of, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key);
        if (typeof value === 'function')
          return (...args: unknown[]) => {
            looks += 1;
            return Reflect.apply(value, target, args) as unknown;
          };
        return value !== null && typeof value === 'object' ? watch(value) : value;
      },
    });
  return { data: watch(compileResolve(resolveFiles)), count: () => looks };
}

const work = (text: string, kind: NameKind): number => {
  const { data, count } = counted();
  const name = readName(text, kind, data);
  compareNames(name, readName(`${text} Berg`, kind, data), data);
  candidateKeys(name);
  return count();
};

test.each([
  ['one long word', 'x'],
  ['many words', 'ab cd '],
  ['initials', 'a. '],
  ['particles', 'al bin '],
  ['Han', '公司'],
  ['Cyrillic', 'зав '],
  ['Arabic', 'عبد '],
  ['hyphens', 'an-'],
  ['mixed scripts', 'aа'],
  ['quotes', '"a" '],
  ['marks', 'ộ'],
])('ten thousand letters cost no more than a bounded name: %s', (_, piece) => {
  for (const kind of ['person', 'organisation'] as const) {
    const [some, more, most] = [400, 1600, 10_000].map((length) => work(piece.repeat(length / piece.length), kind));
    expect(more).toBeLessThanOrEqual(1.1 * some! + 50);
    expect(most).toBeLessThanOrEqual(1.1 * some! + 50);
  }
});

test('twice the words cost at most a little more than four times the looks', () => {
  const of = (words: number) => work('Abdul Karim Nasser '.repeat(words / 3).trim(), 'person');
  const [few, some, many] = [6, 12, 24].map(of);
  expect(some! / few!).toBeLessThan(5);
  expect(many! / some!).toBeLessThan(5);
});

test.each([
  ['', 'holds no word'],
  ['\u0000\u0007', 'holds no word'],
  ['K', 'one letter'],
  ['金', 'one letter'],
  ['von der', 'only particles'],
  ['bin al', 'only particles'],
  ['x'.repeat(10_000), 'only the first 400'],
])('%j scores low even with itself, and says why', (text, words) => {
  const data = compileResolve(resolveFiles);
  for (const kind of ['person', 'organisation'] as const) {
    if (kind === 'organisation' && /von|bin|金/.test(text)) continue;
    const name = readName(text, kind, data);
    const { score, reasons } = compareNames(name, name, data);
    expect(score).toBeLessThan(0.5);
    expect(reasons.map((reason) => reason.words).join()).toContain(words);
  }
});

test('names of unlike kinds score low and say so', () => {
  const data = compileResolve(resolveFiles);
  for (const [a, b] of [
    ['person', 'thing'],
    ['person', 'organisation'],
    ['organisation', 'thing'],
  ] as const) {
    const { score, reasons } = compareNames(readName('Nordlys Vik', a, data), readName('Nordlys Vik', b, data), data);
    expect(score).toBeLessThan(0.1);
    expect(reasons.map(({ words }) => words).join()).toContain('unlike kinds');
  }
  const firm = readName('Nordlys Vik Ltd', 'unknown', data);
  expect(compareNames(readName('Nordlys Vik', 'person', data), firm, data).score).toBeLessThan(0.1);
});
