import type { Random } from '../seeded-random.ts';
import { madeName } from './made-names.ts';

export const recordHeader = [
  'id',
  'given_name',
  'surname',
  'street_number',
  'address',
  'city',
  'postcode',
  'date_of_birth',
  'phone',
];

const letters = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const among = (random: Random, most: number): number => Math.floor(random() * most);

/** One letter or digit put in, left out, changed, or swapped with its neighbour. */
function slip(text: string, random: Random): string {
  if (text.length < 3) return text;
  const at = 1 + among(random, text.length - 2);
  const alphabet = /\d/.test(text[at]!) ? digits : letters;
  const other = alphabet[among(random, alphabet.length)]!;
  const kind = among(random, 4);
  if (kind === 0) return text.slice(0, at) + text.slice(at + 1);
  if (kind === 1) return text.slice(0, at) + other + text.slice(at);
  if (kind === 2) return text.slice(0, at) + other + text.slice(at + 1);
  return text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2);
}

const word = (n: number, random: () => number): string => madeName(random).split(' ')[n] ?? 'hill';

/** A town of 8,000, with its own postcode; a street of some hundreds of thousands. */
export function madePlaces(random: Random): { towns: string[]; streets: string[] } {
  const of = (count: number, ends: readonly string[]) =>
    Array.from({ length: count }, () => `${word(1, random).toLowerCase()} ${ends[among(random, ends.length)]!}`.trim());
  return {
    towns: of(8000, ['', '', 'bay', 'hill', 'park']),
    streets: of(40_000, ['street', 'road', 'lane', 'place', 'avenue', 'close']),
  };
}

export type Places = ReturnType<typeof madePlaces>;

/** A person as a row without an id, in the order of `recordHeader`. */
export function madePerson({ towns, streets }: Places, random: Random): string[] {
  const parts = madeName(random).toLowerCase().split(' ');
  const town = among(random, towns.length);
  const two = (n: number) => String(n).padStart(2, '0');
  return [
    parts[0]!,
    parts.at(-1)!,
    String(1 + among(random, 300)),
    streets[among(random, streets.length)]!,
    towns[town]!,
    String(10_000 + town * 7),
    `${1930 + among(random, 80)}${two(1 + among(random, 12))}${two(1 + among(random, 28))}`,
    random() < 0.7 ? `07${String(among(random, 1e9)).padStart(9, '0')}` : '',
  ];
}

/** The same person as another clerk wrote it: one to four fields with slips, empty, swapped, or moved house. */
export function madeDuplicate(person: readonly string[], places: Places, random: Random): string[] {
  const row = [...person];
  for (let n = 1 + among(random, 4); n > 0; n--) {
    const at = among(random, row.length);
    const kind = random();
    if (kind < 0.6) row[at] = slip(row[at]!, random);
    else if (kind < 0.75) row[at] = '';
    else if (kind < 0.85) [row[0], row[1]] = [row[1]!, row[0]!];
    else if (kind < 0.95) row[7] = `07${String(among(random, 1e9)).padStart(9, '0')}`;
    else row.splice(2, 4, ...madePerson(places, random).slice(2, 6));
  }
  return row;
}
