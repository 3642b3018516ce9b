import type { Span } from '#domain/span';
import type { FairClaim, PersonMention } from './fair-file.ts';
import { mayBeOnePerson, namesIn, personNameOf, type PersonName } from './person-name.ts';

const overlaps = (mention: PersonMention, spans: readonly Span[]) =>
  spans.some(([start, end]) => mention.start < end && start < mention.end);

/** One entry a person, under the fullest form of the name seen. */
export function distinctPersons(written: readonly string[]): PersonName[] {
  const found: PersonName[] = [];
  for (const name of written.flatMap(namesIn).map(personNameOf)) {
    if (name.tokens.length === 0) continue;
    const at = found.findIndex((one) => mayBeOnePerson(one, name));
    if (at === -1) found.push(name);
    else if (name.tokens.length > found[at]!.tokens.length) found[at] = name;
  }
  return found;
}

/** The fullest form in which the rendition names this person: "Mr Berry" is shown as "Christopher Berry". */
function fullest(name: PersonName, inText: readonly PersonName[]): PersonName {
  const fuller = inText.filter((one) => one.tokens.length > name.tokens.length && mayBeOnePerson(one, name));
  return distinctPersons(fuller.map((one) => one.text)).length === 1 ? fuller[0]! : name;
}

/**
 * Whom a claim is about: persons named in its content, or by a flow it proposes. Whoever speaks is left out, since
 * nobody makes an allegation about themselves by speaking.
 */
export function concernedPersons(claim: FairClaim, persons: readonly PersonMention[]): PersonName[] {
  const inText = persons.flatMap((mention) => namesIn(mention.entity)).map(personNameOf);
  const named = persons.filter((mention) => overlaps(mention, claim.content)).map((mention) => mention.entity);
  const proposed = claim.proposals
    .flatMap(({ from, to }) => [...namesIn(from), ...namesIn(to)])
    .filter((name) => inText.some((one) => mayBeOnePerson(one, personNameOf(name))));
  const speakers = namesIn(claim.speaker ?? '').map(personNameOf);
  const about = distinctPersons([...named, ...proposed]).filter(
    (name) => !speakers.some((speaker) => mayBeOnePerson(speaker, name)),
  );
  return distinctPersons(about.map((name) => fullest(name, inText).text));
}
