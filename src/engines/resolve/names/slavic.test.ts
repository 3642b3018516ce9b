import { expect, test } from 'vitest';
import { compileResolve } from '../resolve-data.ts';
import { resolveFiles } from '../../../../data/resolve/load.ts';
import { scoreNames } from './compare-names.ts';
import { readName } from './read-name.ts';
import { fatherStem, givenStem, isRespelt, russianSpelling } from './slavic.ts';

const data = compileResolve(resolveFiles);
const score = (a: string, b: string): number =>
  scoreNames(readName(a, 'person', data), readName(b, 'person', data), data);

test.each([
  ['Павел Сергеевич Ковалёв', 'Pavel Siarheevich KAVALIOU', 'Belarusian'],
  ['Дмитрий Олегович Тимофеев', 'Dzmitry Alehavich TSIMAFEEU', 'Belarusian'],
  ['Зміцер Алегавіч Цімафееў', 'Dmitry Olegovich Timofeev', 'Belarusian letters'],
  ['Николай Григорьевич Гончаренко', 'Mykola Hryhorovych HONCHARENKO', 'Ukrainian'],
  ['Володимир Олексійович Гнатюк', 'Vladimir Alekseevich Gnatyuk', 'Ukrainian letters'],
  ['Пётр Алексеевич Щербаков', 'Petr Alexeyevich SHCHERBAKOV', 'ё and щ'],
  ['Алексей Юрьевич Чайкин', 'Alexei Yourievitch TCHAIKINE', 'French'],
  ['Юрий Жуковский', 'Jurij Schukowski', 'German'],
  ['Георгий Пырванов', 'Георги Първанов', 'Bulgarian'],
  ['Първан Стоянов', 'Parvan Stoyanov', 'Bulgarian in Latin letters'],
  ['Драган Петровић', 'Dragan Petrovich', 'Serbian'],
  ['Нұрлан Әбішев', 'Nurlan Abishev', 'Kazakh'],
  ['Сергей Волков', 'Sergey Ivanovich Volkov', 'no patronymic'],
  ['СергейВолков', 'Sergei Volkov', 'written together'],
])('%s and %s may be one (%s)', (a, b) => {
  expect(score(a, b)).toBeGreaterThan(0.5);
});

test.each([
  ['Сергей Иванович Волков', 'Sergey Petrovich Volkov'],
  ['Dzmitry Alehavich TSIMAFEEU', 'Dmitry Sergeevich Timofeev'],
  ['Николай Гончаренко', 'Mykola Hnatiuk'],
])('%s and %s stay apart', (a, b) => {
  expect(score(a, b)).toBeLessThan(0.5);
});

test('a father is met by the stem of his name', () => {
  for (const [father, son] of [
    ['sergei', 'sergeevich'],
    ['siarhei', 'siarheevna'],
    ['vladimir', 'vladimirovich'],
    ['uladzimir', 'uladzimiravich'],
    ['yuri', 'yurevich'],
    ['mykola', 'mykolayovych'],
    ['grigori', 'grigorievna'],
    ['yauhen', 'yauhenavich'],
  ] as const)
    expect(fatherStem(son), son).toBe(givenStem(father));
  expect(fatherStem('ilyich')).not.toBeNull();
});

test('a Belarusian spelling is put as Russian has it, and a Western one is left', () => {
  expect(russianSpelling('dzmitry')).toBe('dmitry');
  expect(russianSpelling('siarheenkau')).toBe('sargeenkov');
  expect(russianSpelling('petrov')).toBeNull();
  expect(isRespelt('siarhei')).toBe(true);
  expect(isRespelt('daniel')).toBe(false);
});
