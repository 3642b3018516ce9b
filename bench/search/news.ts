import { seededRandom, type Random } from '../seeded-random.ts';

/*
 * News-sized texts from a seed, whose words come as often as words do (Zipf): a vocabulary of 40,000 made words and the
 * commonest English ones, some 3,000 names, and phrases that recur. Every text is its own.
 */
const common =
  'the of and to in a that it was for on with as by at from his he had not be were which have an this are but they said would who their has been more one about after up also new people when there out two its over year time could first what into than some other only most last government police state party country president minister according told official report group security law court case military public city national used made through during against between under before part work members former week month office union foreign trade money company question letter meeting evidence statement witness port harbour border'.split(
    ' ',
  );
const onsets = [
  'b',
  'br',
  'c',
  'cr',
  'd',
  'f',
  'g',
  'gr',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'pl',
  'r',
  's',
  'st',
  't',
  'tr',
  'v',
  'w',
];
const middles = ['a', 'e', 'i', 'o', 'u', 'ea', 'ou', 'ai'];
const codas = ['', 'n', 'r', 's', 't', 'l', 'm', 'nd', 'st', 'rk', 'ck'];

export type News = {
  readonly text: (n: number) => string;
  readonly words: readonly string[];
  readonly names: readonly string[];
};

export function news(seed: number): News {
  const random = seededRandom(seed);
  const pick = <T>(from: readonly T[], by: Random = random): T => from[Math.floor(by() * from.length)]!;
  const made = (syllables: number) =>
    Array.from({ length: syllables }, () => pick(onsets) + pick(middles) + pick(codas)).join('');
  const words = [...new Set([...common, ...Array.from({ length: 42_000 }, () => made(2 + Math.floor(random() * 2)))])];
  const title = (word: string) => word[0]!.toUpperCase() + word.slice(1);
  const first = Array.from({ length: 150 }, () => title(made(2)));
  const last = Array.from({ length: 600 }, () => title(made(2)));
  const names = Array.from({ length: 3000 }, () => `${pick(first)} ${pick(last)}`);
  const weights = words.map((_, rank) => 1 / (rank + 3) ** 1.02);
  const sums = new Float64Array(words.length);
  let sum = 0;
  for (const [i, weight] of weights.entries()) sums[i] = sum += weight;
  const word = (by: Random): string => {
    const at = by() * sum;
    let [low, high] = [0, words.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return words[low]!;
  };
  const sentence = (by: Random): string => {
    const length = 10 + Math.floor(by() * 20);
    const some = Array.from({ length }, () => word(by));
    if (by() < 0.35) some.splice(Math.floor(by() * length), 0, pick(names, by));
    if (by() < 0.03) some.splice(2, 0, 'the harbour security committee');
    return `${title(some.join(' '))}.`;
  };
  return {
    words,
    names,
    text: (n) => {
      const by = seededRandom(seed * 1_000_003 + n);
      const paragraphs = Array.from({ length: 5 + Math.floor(by() * 6) }, () =>
        Array.from({ length: 3 + Math.floor(by() * 2) }, () => sentence(by)).join(' '),
      );
      return `${title(word(by))} ${word(by)} ${word(by)} ${n}\n\n${paragraphs.join('\n\n')}\n`;
    },
  };
}
