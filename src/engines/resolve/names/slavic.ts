import { soundOf } from './sound.ts';

/*
 * East Slavic names: one person is Uladzimir Uladzimiravich Navumau in Belarusian, Volodymyr Volodymyrovych Naumov in
 * Ukrainian and Vladimir Vladimirovich Naumov in Russian documents. Given names are matched by a list, patronymics by the
 * stem of the father's name on the same list, family names by a second reading that undoes what Belarusian and Ukrainian
 * spelling does to consonants. Limit: vowels (o written as a) are left to the distance between letters.
 */

const endings =
  /(?:[iy]?[eoay]?[vu](?:i|y)?t?ch|[iy]?[eoay]?[vu]?[iy]?c|[iy]?[eoa][vu]?n[aeo]|[iy]vn[aeo]|inichna|ichna|[iy]?i?ch)$/;

const stemOf = (word: string): string => soundOf(russianSpelling(word) ?? word);

/** The sounds of a given name without its last vowels, by which a father's name and its patronymic meet. */
export const givenStem = (given: string): string => stemOf(given.replace(/[aeiouyj]+$/, ''));

/** The stem of the father's name in a romanised patronymic; null where too little is left. */
export function fatherStem(patronymic: string): string | null {
  const stem = patronymic.replace(endings, '').replace(/[aeiouyj]+$/, '');
  return stem.length < 2 || stem === patronymic ? null : stemOf(stem);
}

/** Whether a given name bears marks of Belarusian or Ukrainian spelling, as Siarhei, Dzmitry and Hryhorii do. */
export const isRespelt = (given: string): boolean =>
  /dz[eimvy]|tsi|[aeo]u(?![aeiouy])|(?<![kszctp])h(?=[aeiouyr])|^ia/.test(given);

/** A Belarusian or Ukrainian spelling in Latin letters as Russian would have it; null where nothing changes. */
export function russianSpelling(word: string): string | null {
  const spelt = word
    .replace(/dz(?=[eimvy])/g, 'd')
    .replace(/ts(?=i)/g, 't')
    .replace(/(?<=[aeo])u$/, 'v')
    .replace(/av$/, 'ov')
    .replace(/(?<=[aeo])u(?=[bcdfghklmnprstvz])/g, 'v')
    .replace(/(?<![kszct])h(?!$)/g, 'g')
    .replace(/^ia(?=[a-z]{3})/, 'e')
    .replace(/^u(?=[lr][aeou])/, 'v')
    .replace(/(?<=[bdfgklmnprstv])i(?=[aeou])/g, '');
  return spelt === word ? null : spelt;
}
