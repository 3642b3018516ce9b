import type { Span } from '#domain/span';
import type { Entities } from './entities.ts';
import type { RawHappening } from './happenings/raw-happening.ts';
import type { Named } from './name-types.ts';
import { isByline, type Pair, pairAfter, pairBefore } from './named-together.ts';
import { isHead } from './source-words.ts';

const plural =
  /^(?:they|them|their|both|each|neither)$|\b(?:both|the (?:\w+ )?(?:two|pair|couple|duo|men|women|brothers|sisters|defendants|suspects|accused)|neither (?:man|woman|of them))\b/i;
const two =
  /\b(?:two|pair of)\s|\ban? [^,]+ and (?:an? )?[^,]+$|^(?:former |ex-)?[\p{L} -]+ and (?:an? |former )?[\p{L} -]+$/iu;
const masculine = /^(mr\.?|sir|lord|king|prince|baron|mister)$/i;
const feminine = /^(mrs\.?|ms\.?|miss|dame|lady|baroness|queen|princess)$/i;

/** Whose legal status a sentence tells, by full name; empty where the words leave it open. */
export function statusParties(
  text: string,
  raw: RawHappening,
  entities: Entities,
  speaker: string | null,
  last: { readonly parties: readonly string[]; readonly at: number },
): readonly string[] {
  if (raw.from !== null) return partiesIn(text, raw.from, entities, speaker);
  const sentence = text.slice(raw.sentence[0], raw.at);
  const speakers = new Set(speaker?.split('; ') ?? []);
  const excluded = raw.to;
  const here = personsIn(entities, raw.sentence).filter(
    (name) => excluded === null || name.end <= excluded[0] || name.start >= excluded[1],
  );
  const parties = unique(here.map((name) => entities.fullName(name).name)).filter((name) => !speakers.has(name));
  if (parties.length > 0) return parties;
  if (speakers.size > 1 || plural.test(sentence)) {
    const pair = settledPair(pairBefore(text, entities, raw.at));
    if (pair.length > 0) return pair;
  }
  // "The case collapsed" is about whoever's case was spoken of last.
  return raw.at - last.at < 4000 ? last.parties : [];
}

function partiesIn(text: string, span: Span, entities: Entities, speaker: string | null): readonly string[] {
  const words = text.slice(span[0], span[1]).trim();
  const people = personsIn(entities, span);
  const heads = joinedHeads(text, span, people);
  if (heads.length > 0) {
    const only = heads.length === 1 ? heads[0] : undefined;
    // "A, of one street, and B, of another, who were charged": the phrase may hold the second of the two alone.
    const pair =
      only !== undefined && /^[^.]{0,3}\bwho (?:were|are|have)\b/.test(text.slice(span[1], span[1] + 14))
        ? pairBefore(text, entities, only.end + 1)
        : null;
    if (pair !== null && only !== undefined && pair.persons[1] === entities.fullName(only).name) return pair.persons;
    return unique(heads.map((name) => entities.fullName(name).name));
  }
  if (/^(i|me|my|we|us|our)$/i.test(words)) return speaker?.split('; ') ?? [];
  if (people.length === 0 && plural.test(words)) return settledPair(pairBefore(text, entities, span[0]));
  if (people.length === 0 && two.test(words)) return settledPair(pairAfter(text, entities, span[1]));
  if (/^(he|him|his|she|her)$/i.test(words)) return lastPerson(text, span[0], /^h(?:e|im|is)$/i.test(words), entities);
  return [];
}

const settledPair = (pair: Pair | null): readonly string[] => (pair !== null && pair.alone ? pair.persons : []);

/** The persons that a phrase is about: those joined to the first, none that only qualify another ("A's solicitor"). */
function joinedHeads(text: string, span: Span, people: readonly Named[]): Named[] {
  const source = { start: span[0], end: span[1] };
  const heads: Named[] = [];
  for (const person of people) {
    const before = heads.at(-1);
    const between = text.slice(before?.end ?? span[0], person.start);
    const joined =
      before !== undefined &&
      /(?:,|\band\b)[^,]*$/.test(between) &&
      !/\b(?:of|for|to|from|by|with|who|whose)\b[^,]*$/.test(between);
    if (joined || (before === undefined && isHead(text, source, person, people))) heads.push(person);
  }
  return heads;
}

/** The one person whom "he" or "she" can mean here: the only one that fits in the sentences just before. */
function lastPerson(text: string, at: number, male: boolean, entities: Entities): readonly string[] {
  const from = Math.max(0, at - 350);
  const reach = from + Math.max(0, text.slice(from, at).lastIndexOf('\n\n\n'));
  const fits = (name: Named): boolean => {
    const titles = entities.titlesOf(entities.fullName(name).name);
    return !titles.some((title) => (male ? feminine : masculine).test(title));
  };
  const near = personsIn(entities, [reach, at]).filter((name) => !isByline(text, name.start) && fits(name));
  const names = unique(near.map((name) => entities.fullName(name).name));
  return names.length === 1 ? names : [];
}

const personsIn = (entities: Entities, [start, end]: Span): Named[] =>
  entities.within(start, end).filter((name) => name.type === 'person');
const unique = (names: readonly string[]): string[] => [...new Set(names)];
