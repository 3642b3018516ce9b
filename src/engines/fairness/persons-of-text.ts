import type { Span } from '#domain/span';
import type { PersonMention } from './fair-file.ts';
import { mayBeOnePerson, namesIn, personNameOf, type PersonName } from './person-name.ts';

/** The persons one text names, ready to be asked about many claims. */
export type PersonsOfText = {
  /** Persons named inside spans, in text order. */
  within(spans: readonly Span[]): PersonName[];
  /** Names anywhere in the text that may be this person's. */
  like(name: PersonName): readonly PersonName[];
};

/** Prepares a text's mentions once: a long document has thousands, and thousands of claims ask. */
export function personsOfText(mentions: readonly PersonMention[]): PersonsOfText {
  const read = new Map<string, PersonName[]>();
  const namesOf = (entity: string) => {
    const names = read.get(entity) ?? namesIn(entity).map(personNameOf);
    read.set(entity, names);
    return names;
  };
  const sorted = mentions.toSorted((a, b) => a.start - b.start);
  const longest = sorted.reduce((most, one) => Math.max(most, one.end - one.start), 0);
  const bySurname = new Map<string, PersonName[]>();
  for (const entity of new Set(sorted.map((one) => one.entity)))
    for (const name of namesOf(entity)) {
      const surname = name.tokens.at(-1) ?? '';
      bySurname.set(surname, [...(bySurname.get(surname) ?? []), name]);
    }

  /** The first mention that begins at or after a place. */
  const firstAt = (place: number) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.start < place) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    within: (spans) =>
      spans.flatMap(([start, end]) => {
        const found: PersonName[] = [];
        for (let i = firstAt(start - longest); i < sorted.length && sorted[i]!.start < end; i++)
          if (sorted[i]!.end > start) found.push(...namesOf(sorted[i]!.entity));
        return found;
      }),
    like: (name) => (bySurname.get(name.tokens.at(-1) ?? '') ?? []).filter((one) => mayBeOnePerson(one, name)),
  };
}
