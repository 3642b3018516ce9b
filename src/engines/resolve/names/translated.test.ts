import { expect, test } from 'vitest';
import { compileResolve } from '../resolve-data.ts';
import { resolveFiles } from '../../../../data/resolve/load.ts';
import { readName } from './read-name.ts';
import glossary from '../../../../data/resolve/glossary.json' with { type: 'json' };

const data = compileResolve(resolveFiles);
const words = (text: string): string =>
  readName(text, 'organisation', data)
    .parts.map((part) => part.term ?? part.own)
    .join(' ');

test.each([
  ['北京石油机械厂', 'beijing oil machine factory', 'Han cut at known words'],
  ['臺灣電子公司', 'taiwan electronic co', 'traditional forms'],
  ['судостроительного', 'shipbuilding', 'a Cyrillic stem with its ending'],
  ['للخدمات', 'service', 'an Arabic word with its article'],
  ['무역은행', 'trade bank', 'Hangul'],
  ['Россия', 'russia', 'a state'],
  ['مصر', 'egypt', 'a state in Arabic'],
])('%s is %s (%s)', (text, english) => {
  for (const word of english.split(' ')) expect(words(text)).toContain(word);
});

test('a word that is no general one keeps its own letters', () => {
  expect(words('Зефирин Норвейл')).toBe('зефирин норвейл');
});

test('every entry of the glossary says what it means in plain English or that it means nothing', () => {
  for (const entries of Object.values(glossary.words))
    for (const [word, meaning] of Object.entries(entries)) expect(meaning, word).toMatch(/^[a-z ]*$/);
});
