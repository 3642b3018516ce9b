import type { ResolveData } from '../resolve-data.ts';

/*
 * A Chinese name is written by its sound in the language of its bearer: Chen Zhiqiang in pinyin is Ch'en Chih-ch'iang in
 * Wade-Giles (Taiwan), Chan Chi Keung in Hong Kong, Tan Chee Keong in Singapore, Tran Chi Cuong in Vietnam. Wade-Giles
 * follows from pinyin by rule; the others come from tables of the characters usual in names, one spelling each.
 */

const whole: Readonly<Record<string, string>> = {
  zi: 'tzu',
  ci: 'tzu',
  si: 'ssu',
  zhi: 'chih',
  chi: 'chih',
  shi: 'shih',
  ri: 'jih',
  er: 'erh',
  yan: 'yen',
  ye: 'yeh',
  you: 'yu',
  yong: 'yung',
  e: 'o',
  ge: 'ko',
  ke: 'ko',
  he: 'ho',
};
const beginnings: readonly (readonly [RegExp, string])[] = [
  [/^zh/, 'ch'],
  [/^[jq]/, 'ch'],
  [/^[zc](?!h)/, 'ts'],
  [/^x/, 'hs'],
  [/^b/, 'p'],
  [/^d/, 't'],
  [/^g/, 'k'],
  [/^r/, 'j'],
];

/** A syllable of pinyin in Wade-Giles, without the signs that distinguish breath and vowels, as lists write it. */
export function wadeGiles(pinyin: string): string {
  const known = whole[pinyin];
  if (known !== undefined) return known;
  const begun = beginnings.find(([from]) => from.test(pinyin));
  return (begun === undefined ? pinyin : pinyin.replace(begun[0], begun[1]))
    .replace(/(?<=[aiu])ong$|ong$/, 'ung')
    .replace(/ian$/, 'ien')
    .replace(/(?<=[iu])e$/, 'eh')
    .replace(/(?<=^(?:t|n|l|ts|ch|j))uo$/, 'o')
    .replace(/(?<=^k)ui$/, 'uei');
}

/** Readings of a Han family or given name, pinyin first, in other spellings where every character has one. */
export function hanReadings(own: string, data: ResolveData): readonly string[] {
  const syllables = [...own].map((c) => data.pinyin[c.charCodeAt(0) - 0x4e00] ?? '');
  const readings = [syllables.join(''), syllables.map(wadeGiles).join('')];
  for (const table of data.hanSpellings) {
    const spelt = [...own].map((c) => table.get(c));
    if (!spelt.includes(undefined)) readings.push(spelt.join(''));
  }
  return [...new Set(readings)].filter(Boolean);
}
