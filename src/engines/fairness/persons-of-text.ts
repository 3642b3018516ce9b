import type { Span } from '#domain/span';
import type { PersonMention } from './fair-file.ts';
import { createNameIndex } from './name-index.ts';
import { namesIn, nameKeyOf, personNameOf, type PersonName } from './person-name.ts';

/** The persons one text names, ready to be asked about many claims. */
export type PersonsOfText = {
  /** Persons named inside spans, lazily, in text order. */
  within(spans: readonly Span[]): Iterable<PersonName>;
  /** Distinct names anywhere in the text that may be this person's, lazily. */
  like(name: PersonName): Iterable<PersonName>;
  /** True when the text names someone who may be this person. */
  names(name: PersonName): boolean;
};

/** A mention longer than this names nobody; without the limit, one of the whole text would be looked at for every claim. */
const longestMention = 300;

/** Prepares a text's mentions once: a long document has thousands, and thousands of claims ask. */
export function personsOfText(mentions: readonly PersonMention[]): PersonsOfText {
  const read = new Map<string, readonly PersonName[]>();
  const places = mentions
    .filter((one) => one.end - one.start <= longestMention)
    .map(({ start, end, entity }) => {
      const names = read.get(entity) ?? namesIn(entity).map(personNameOf);
      read.set(entity, names);
      return { start, end, names };
    })
    .toSorted((a, b) => a.start - b.start);
  const longest = places.reduce((most, one) => Math.max(most, one.end - one.start), 0);
  const index = createNameIndex<PersonName>();
  const distinct = new Map([...read.values()].flat().map((name) => [nameKeyOf(name), name]));
  for (const name of distinct.values()) index.add(name, name);

  /** The first mention that begins at or after a place. */
  const firstAt = (place: number) => {
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[middle]!.start < place) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    *within(spans) {
      for (const [start, end] of spans)
        for (let i = firstAt(start - longest); i < places.length && places[i]!.start < end; i++)
          if (places[i]!.end > start) yield* places[i]!.names;
    },
    like: (name) => index.like(name),
    names: (name) => {
      for (const _ of index.like(name)) return true;
      return false;
    },
  };
}
