import reference from '../../data/resolve/reference.json' with { type: 'json' };
import type { Random } from '../seeded-random.ts';
import { distorted, madeName } from './made-names.ts';

const pick = <T>(of: readonly T[], random: Random): T => of[Math.floor(random() * of.length)]!;
const forms = reference.legalForms.filter(({ aliases }) => aliases.length > 1);
const terms = Object.values(reference.terms).filter((aliases) => aliases.length > 2);
const word = (random: Random): string => madeName(random).split(' ').at(-1)!;
const isPlain = (text: string): boolean => /^[a-z. -]{2,}$/.test(text);

/** What a body is called apart from the form of words: its own words, what it does, and its legal form. */
type Body = {
  readonly own: readonly string[];
  readonly does: readonly (readonly string[])[];
  readonly form: readonly string[];
};

function written({ own, does, form }: Body, random: Random, other: boolean): string {
  const say = (aliases: readonly string[]) => {
    const first = aliases.find(isPlain) ?? aliases[0]!;
    return other && random() < 0.6 ? pick(aliases, random) : first;
  };
  const kept = other && does.length > 1 && random() < 0.2 ? does.slice(1) : does;
  const words = [
    ...own.map((one) => (other && random() < 0.15 ? (distorted(one, 'a slip', random) ?? one) : one)),
    ...kept.map(say),
  ];
  if (other && random() < 0.3) words.reverse();
  if (!other || random() < 0.7) words.splice(random() < 0.5 ? 0 : words.length, 0, say(form));
  return words.join(' ');
}

/** The name of a body, and how somebody else wrote it: other words for the same, in another language, shortened, with slips. */
export function madeBody(random: Random): { name: string; other: string } {
  const body: Body = {
    own: random() < 0.75 ? [word(random)] : [word(random), word(random)],
    does: Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(terms, random)),
    form: pick(forms, random).aliases,
  };
  return { name: written(body, random, false), other: written(body, random, true) };
}
