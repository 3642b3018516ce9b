import { distinctPersons } from './distinct-persons.ts';
import type { FairClaim } from './fair-file.ts';
import { mayBeOnePerson, namesIn, personNameOf, type PersonName } from './person-name.ts';
import type { PersonsOfText } from './persons-of-text.ts';

/** No more persons than this of one allegation: a sentence that names more is a list, and names them first. */
export const personsShown = 50;

/** The fullest form in which the text names this person, where only one fits: "Mr Berry" is shown as "Christopher Berry". */
export function fullestName(name: PersonName, persons: PersonsOfText): PersonName {
  const fuller = function* () {
    for (const one of persons.like(name)) if (one.tokens.length > name.tokens.length) yield one;
  };
  const [only, ...others] = distinctPersons(fuller(), 2);
  return only !== undefined && others.length === 0 ? only : name;
}

/** Names that a claim's proposed ties join, as far as the text names them as persons. */
const proposedBy = (claim: FairClaim, persons: PersonsOfText): PersonName[] =>
  claim.proposals
    .flatMap(({ from, to }) => [...namesIn(from), ...namesIn(to)])
    .map(personNameOf)
    .filter((name) => persons.names(name));

/**
 * Whom a claim is about: persons named in its content, by its words or by a flow it proposes. Whoever speaks is left
 * out, since nobody makes an allegation about themselves by speaking.
 */
export function concernedPersons(
  claim: FairClaim,
  persons: PersonsOfText,
  namedByWords: (words: string) => readonly PersonName[],
): PersonName[] {
  const speakers = namesIn(claim.speaker ?? '').map(personNameOf);
  const others = function* () {
    const isOther = (name: PersonName) => !speakers.some((speaker) => mayBeOnePerson(speaker, name));
    for (const name of persons.within(claim.content)) if (isOther(name)) yield name;
    for (const name of namedByWords(claim.contentWords)) if (isOther(name)) yield name;
    for (const name of proposedBy(claim, persons)) if (isOther(name)) yield name;
  };
  return distinctPersons(others(), personsShown);
}
