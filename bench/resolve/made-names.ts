import commonWords from '../../data/resolve/common-words.json' with { type: 'json' };
import type { Random } from '../seeded-random.ts';

/** Words of personal names with how often each was seen, from the data of the names' engine. */
const words = commonWords.words.split(' ').map((entry) => {
  const colon = entry.indexOf(':');
  return { word: entry.slice(0, colon), count: 2 ** Number(entry.slice(colon + 1)) };
});
const plain = words.filter(({ word }) => /^[a-z]{3,14}$/.test(word));
const ends = new Float64Array(plain.length);
let total = 0;
for (const [n, { count }] of plain.entries()) ends[n] = total += count;

/** A common word, as often as it is common. */
function commonWord(random: Random): string {
  const at = random() * total;
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return plain[low]!.word;
}

const syllables =
  'ba be bi bo bu cha da de di do dra el fa ga ge gi go gra ha he hi ho hu ja jo ka ke ki ko kra ku la le li lo lu ma me mi mo mu na ne ni no nu pa pe po ra re ri ro ru sa se shi so sta su ta te ti to tra tu va ve vi vo wa ya yo za ze zi zu'.split(
    ' ',
  );
const endings = [
  'n',
  'v',
  'ov',
  'in',
  'sky',
  'er',
  'man',
  'li',
  'no',
  'ko',
  'dze',
  'yan',
  's',
  'ez',
  'son',
  'ak',
  'i',
  'u',
  '',
];
const pick = <T>(of: readonly T[], random: Random): T => of[Math.floor(random() * of.length)]!;

/** A word nobody may have borne: two to four syllables. */
function rareWord(random: Random): string {
  let word = '';
  for (let n = 2 + Math.floor(random() * 2); n > 0; n--) word += pick(syllables, random);
  return word + pick(endings, random);
}

const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1);

/** A personal name of two to four parts; given names repeat as names do, half the family names are rare. */
export function madeName(random: Random): string {
  const parts = [commonWord(random)];
  if (random() < 0.35) parts.push(commonWord(random));
  if (random() < 0.05) parts.push(commonWord(random));
  parts.push(random() < 0.5 ? rareWord(random) : commonWord(random));
  return parts.map(capital).join(' ');
}

export type Distortion =
  | 'as it stands'
  | 'a slip'
  | 'two slips'
  | 'other order'
  | 'an initial'
  | 'a part missing'
  | 'in Cyrillic';
export const distortions: readonly Distortion[] = [
  'as it stands',
  'a slip',
  'two slips',
  'other order',
  'an initial',
  'a part missing',
  'in Cyrillic',
];

/** The name as somebody else may have written it; null where it is too short for that. */
export function distorted(name: string, how: Distortion, random: Random): string | null {
  const parts = name.split(' ');
  switch (how) {
    case 'as it stands':
      return name;
    case 'a slip':
      return slip(name, random);
    case 'two slips':
      return name.length < 10 ? null : slip(slip(name, random), random);
    case 'other order':
      return [parts.at(-1), ...parts.slice(0, -1)].join(', ').replace(/, (?=.*,)/g, ' ');
    case 'an initial':
      return parts.length < 3 ? null : parts.map((part, n) => (n === 1 ? `${part[0]}.` : part)).join(' ');
    case 'a part missing':
      return parts.length < 3 ? null : parts.filter((_, n) => n !== 1).join(' ');
    case 'in Cyrillic':
      return inCyrillic(name);
  }
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

function slip(name: string, random: Random): string {
  const at = 1 + Math.floor(random() * (name.length - 2));
  const kind = Math.floor(random() * 4);
  if (kind === 0) return name.slice(0, at) + name.slice(at + 1);
  if (kind === 1) return name.slice(0, at) + pick([...letters], random) + name.slice(at);
  if (kind === 2) return name.slice(0, at) + pick([...letters], random) + name.slice(at + 1);
  return name.slice(0, at) + name[at + 1]! + name[at]! + name.slice(at + 2);
}

const cyrillic: readonly (readonly [string, string])[] = [
  ['shch', 'щ'],
  ['sch', 'ш'],
  ['sh', 'ш'],
  ['ch', 'ч'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['ts', 'ц'],
  ['ya', 'я'],
  ['yu', 'ю'],
  ['yo', 'ё'],
  ['ph', 'ф'],
  ['th', 'т'],
  ['ck', 'к'],
  ['oo', 'у'],
  ['ee', 'и'],
  ...[...'abcdefghijklmnopqrstuvwxyz'].map(
    (letter, n) =>
      [
        letter,
        [
          'а',
          'б',
          'к',
          'д',
          'е',
          'ф',
          'г',
          'х',
          'и',
          'дж',
          'к',
          'л',
          'м',
          'н',
          'о',
          'п',
          'к',
          'р',
          'с',
          'т',
          'у',
          'в',
          'в',
          'кс',
          'й',
          'з',
        ][n]!,
      ] as const,
  ),
];

function inCyrillic(name: string): string {
  let text = name.toLowerCase();
  for (const [latin, own] of cyrillic) text = text.replaceAll(latin, own);
  return text.split(' ').map(capital).join(' ');
}
