import type { FairClaim } from './fair-file.ts';
import { mayBeOnePerson, namesIn, personNameOf, type PersonName } from './person-name.ts';
import type { PersonsOfText } from './persons-of-text.ts';

/** One entry a person, under the fullest form of the name seen. */
export function distinctPersons(names: readonly PersonName[]): PersonName[] {
  const found: PersonName[] = [];
  for (const name of names) {
    if (name.tokens.length === 0) continue;
    const at = found.findIndex((one) => mayBeOnePerson(one, name));
    if (at === -1) found.push(name);
    else if (name.tokens.length > found[at]!.tokens.length) found[at] = name;
  }
  return found;
}

/** The fullest form in which the text names this person, where only one fits: "Mr Berry" is shown as "Christopher Berry". */
function fullest(name: PersonName, persons: PersonsOfText): PersonName {
  const fuller = persons.like(name).filter((one) => one.tokens.length > name.tokens.length);
  const [only, ...others] = distinctPersons(fuller);
  return only !== undefined && others.length === 0 ? only : name;
}

/**
 * Whom a claim is about: persons named in its content, or by a flow it proposes. Whoever speaks is left out, since
 * nobody makes an allegation about themselves by speaking.
 */
export function concernedPersons(claim: FairClaim, persons: PersonsOfText): PersonName[] {
  const proposed = claim.proposals
    .flatMap(({ from, to }) => [...namesIn(from), ...namesIn(to)])
    .map(personNameOf)
    .filter((name) => persons.like(name).length > 0);
  const speakers = namesIn(claim.speaker ?? '').map(personNameOf);
  const about = distinctPersons([...persons.within(claim.content), ...proposed]).filter(
    (name) => !speakers.some((speaker) => mayBeOnePerson(speaker, name)),
  );
  return distinctPersons(about.map((name) => fullest(name, persons)));
}
