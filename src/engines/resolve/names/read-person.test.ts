import { expect, test } from 'vitest';
import { compileResolve } from '../resolve-data.ts';
import { resolveFiles } from '../../../../data/resolve/load.ts';
import { readName } from './read-name.ts';

const data = compileResolve(resolveFiles);
const roles = (text: string): string =>
  readName(text, 'person', data)
    .parts.map(({ role, text: own }) => `${role} ${own}`)
    .join(', ');

test.each([
  ['Dr. Anna von Berg', 'title Dr, word Anna, particle von, word Berg'],
  ['BERG, Anna Maria', 'family BERG, given Anna, given Maria'],
  ['Anna BERG', 'given Anna, family BERG'],
  ['J. R. Miller', 'initial JR, given Miller'],
  ['Иван Петрович Седов', 'word Иван, patronymic Петрович, word Седов'],
  ['Martin Gray Jr', 'word Martin, word Gray, suffix Jr'],
  ['Omar bin Khalid al-Rashid', 'word Omar, particle bin, word Khalid, particle al, word Rashid'],
  ['Abd al-Rahman Saleh', 'word Abd al Rahman, word Saleh'],
  ['Nur ad-Din Zangi', 'word Nur ad Din, word Zangi'],
  ['王小明', 'family 王, given 小明'],
  ['欧阳修文', 'family 欧阳, given 修文'],
  ['김민수', 'family 김, given 민수'],
  ['IvanPetrov', 'word Ivan, word Petrov'],
  ['Nguyễn Văn Hùng', 'word Nguyễn, word Văn, word Hùng'],
  ['Rutger van Dam', 'word Rutger, particle van, word Dam'],
])('%s is read as %s', (text, parts) => {
  expect(roles(text)).toBe(parts);
});

test('a Han name may also be one word in transcription', () => {
  expect(readName('马丁', 'person', data).ways.map(({ parts }) => parts.length)).toEqual([2, 1]);
});

test('the gender of a patronymic or family name shows in its ending', () => {
  const genders = (text: string) => readName(text, 'person', data).parts.map(({ gender }) => gender);
  expect(genders('Olga Ivanovna Petrova')).toEqual([null, 'f', 'f']);
  expect(genders('Oleg Ivanovich Petrov')).toEqual([null, 'm', 'm']);
});
