import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveFiles } from '../../../../data/resolve/load.ts';
import { compileResolve } from '../resolve-data.ts';
import { NameFinder } from './name-finder.ts';

const data = compileResolve(resolveFiles);

const listed = ['Vladimir Putin', 'Olaf Scholz', 'Angela Merkel', 'Ayman al-Zawahiri', 'Kim Jong Un', 'Igor Sechin'];

function finderOf(names: readonly string[], kind: 'person' | 'organisation' = 'person') {
  const finder = new NameFinder(data);
  for (const [n, name] of names.entries()) finder.add(String(n), name, kind);
  return finder;
}

test.each([
  ['Putin, Wladimir', 'Vladimir Putin'],
  ['Владимир Путин', 'Vladimir Putin'],
  ['Olaf Schols', 'Olaf Scholz'],
  ['ангела меркель', 'Angela Merkel'],
  ['김정은', 'Kim Jong Un'],
  ['Игорь Иванович Сечин', 'Igor Sechin'],
])('%s finds %s', (query, name) => {
  const [best] = finderOf(listed).find(query, 'person');
  expect(best?.name).toBe(name);
  expect(best?.reasons.length).toBeGreaterThan(0);
});

test('a person is not found for an organisation', () => {
  expect(finderOf(['Mercedes Benz']).find('Mercedes Benz', 'organisation')).toEqual([]);
  expect(finderOf(['Mercedes Benz']).find('Mercedes Benz', 'unknown')).toHaveLength(1);
});

test('names added after the first query are found as well', () => {
  const finder = finderOf(listed);
  finder.find('Olaf Scholz', 'person');
  finder.add('late', 'Katalin Novak', 'person');
  expect(finder.find('Novak Katalin', 'person')[0]?.id).toBe('late');
  for (let n = 0; n < 5000; n++) finder.add(`more ${n}`, `Name${n} Family${n * 7}`, 'person');
  expect(finder.find('Novak Katalin', 'person')[0]?.id).toBe('late');
  expect(finder.find('Family7 Name1', 'person')[0]?.id).toBe('more 1');
});

test('an empty list and an empty name find nothing', () => {
  expect(finderOf([]).find('Anna', 'person')).toEqual([]);
  expect(finderOf(listed).find('', 'person')).toEqual([]);
});

test('every name finds itself first, whatever it is written in, and nothing throws', () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{2,9}$/);
  const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(
      fc.uniqueArray(name, { minLength: 1, maxLength: 30 }),
      fc.string({ unit: 'binary' }),
      (names, noise) => {
        const finder = finderOf(names);
        for (const one of names) expect(finder.find(one, 'person', 3).map((hit) => hit.name)).toContain(one);
        finder.add('noise', noise, 'unknown');
        expect(finder.find(noise.repeat(200), 'person').every(({ score }) => score >= 0 && score <= 1)).toBe(true);
      },
    ),
    { numRuns: 15 },
  );
});
