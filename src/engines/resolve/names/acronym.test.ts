import { expect, test } from 'vitest';
import { compileResolve } from '../resolve-data.ts';
import { resolveFiles } from '../../../../data/resolve/load.ts';
import { compareNames } from './compare-names.ts';
import { readName } from './read-name.ts';

const data = compileResolve(resolveFiles);
const compare = (a: string, b: string) =>
  compareNames(readName(a, 'organisation', data), readName(b, 'organisation', data), data);

test.each([
  ['NMIO', 'National Marine Institute of Oslo', 'small words counted'],
  ['NMI', 'National Marine Institute', 'words'],
  ['N.M.I. Ltd', 'National Marine Institute', 'dots and a legal form'],
  ['ФСПБ', 'Федеральная служба по безопасности', 'Cyrillic letters'],
  ['TSMP', 'Центр морских приборов', 'Cyrillic in Latin letters'],
  ['KMIT', 'Komitet Mezhdunarodnykh Issledovaniy Truda', 'words nobody translates'],
])('%s may be %s (%s)', (short, long) => {
  const { score, reasons } = compare(short, long);
  expect(score).toBeGreaterThan(0.5);
  expect(reasons.map(({ words }) => words).join()).toContain('first letters');
});

test('an acronym beside a shared word stands for the words left over', () => {
  const { score } = compare('Harbour NMI', 'Harbour National Marine Institute');
  expect(score).toBeGreaterThan(compare('Harbour NMX', 'Harbour National Marine Institute').score);
  expect(score).toBeGreaterThan(0.5);
});

test.each([
  ['NMX', 'National Marine Institute', 'another letter'],
  ['Nmi', 'National Marine Institute', 'an ordinary word'],
  ['NM', 'National Marine', 'two letters are too few'],
])('%s is not %s: %s', (short, long) => {
  expect(
    compare(short, long)
      .reasons.map(({ words }) => words)
      .join(),
  ).not.toContain('first letters');
});

test('a person has no acronym', () => {
  expect(readName('National Marine Institute', 'person', data).ways[0]!.initials).toEqual([]);
});
