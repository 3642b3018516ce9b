import { allegationChain } from './allegation-chain.ts';
import { concernedPersons, fullestName, personsShown } from './concerned-persons.ts';
import { denialsOfPersons, type FairDenial } from './denials-of-persons.ts';
import { distinctPersons } from './distinct-persons.ts';
import type { FairClaim, FairFile, StatusOnFile } from './fair-file.ts';
import { groupWordsIn } from './group-words.ts';
import { createNamesInWords, likelyNames } from './names-in-words.ts';
import { mayBeOnePerson, namesIn, nameKeyOf, personNameOf, type PersonName } from './person-name.ts';
import { personsOfText, type PersonsOfText } from './persons-of-text.ts';
import { statusesOnPersons } from './statuses-on-persons.ts';

/*
 * What must travel with an allegation about a person: that person's denials and legal status, or that nothing was put
 * to them yet. The method is bookkeeping over names and spans, nothing is weighed: it never says whether an allegation
 * is true, never reads a denial out of silence, and never turns a status into a finding. Denials are shown whatever
 * they deny, since what a denial covers is for people to read. Everything is looked up by name or place, so that the
 * work grows with the text and not with its square. Limits: names as `person-name.ts` compares them; the counts in
 * `denials-of-persons.ts` and `concerned-persons.ts`.
 */

export type Fairness<Claim, Status> = {
  readonly persons: readonly string[];
  readonly denials: readonly FairDenial<Claim>[];
  /** True when no denial is on file. */
  readonly notYetPut: boolean;
  readonly statuses: readonly Status[];
};

type Text = PersonsOfText & { fullest(name: PersonName): PersonName };

function textOf(persons: PersonsOfText): Text {
  const known = new Map<string, PersonName>();
  return {
    ...persons,
    fullest: (name) => {
      const found = known.get(nameKeyOf(name)) ?? fullestName(name, persons);
      known.set(nameKeyOf(name), found);
      return found;
    },
  };
}

const someOf = (names: string | null): PersonName[] => namesIn(names ?? '').map(personNameOf);
const includes = (names: readonly PersonName[], person: PersonName) => names.some((one) => mayBeOnePerson(one, person));

/** Names that are looked for word by word: whoever has a status, and of those who deny whom no common word is named like. */
const namesOnFile = ({ denials, statuses }: FairFile): string[] => [
  ...statuses.flatMap(({ person }) => namesIn(person)),
  ...denials
    .flatMap(({ speaker }) => namesIn(speaker ?? ''))
    .filter((name) => /\s/u.test(name) || !/[\p{Lu}\p{Ll}]/u.test(name)),
];

/** Prepares a case once, then answers for each of its claims; null for a claim that alleges nothing. */
export function createFairness<Claim extends FairClaim, Status extends StatusOnFile>(
  file: FairFile<Claim, Status>,
): (claim: Claim) => Fairness<Claim, Status> | null {
  const texts = new Map<string, Text>();
  const textAt = (renditionId: string): Text => {
    const text = texts.get(renditionId) ?? textOf(personsOfText(file.personsIn(renditionId) ?? []));
    texts.set(renditionId, text);
    return text;
  };
  const namesInWords = createNamesInWords(namesOnFile(file));
  const namedByWords = (renditionId: string) => (words: string) =>
    file.personsIn(renditionId) === null ? [...namesInWords(words), ...likelyNames(words)] : namesInWords(words);
  const concerned = new Map<Claim, readonly PersonName[]>();
  const concernedBy = (claim: Claim): readonly PersonName[] => {
    const { renditionId } = claim;
    const found = concerned.get(claim) ?? concernedPersons(claim, textAt(renditionId), namedByWords(renditionId));
    concerned.set(claim, found);
    return found;
  };
  const denials = denialsOfPersons(file.denials, (claim) =>
    distinctPersons(concernedBy(claim).map(textAt(claim.renditionId).fullest)),
  );
  const statuses = statusesOnPersons(file.statuses);

  /** Whom an allegation is about, with what is said inside it: whoever is said to have spoken there is meant too. */
  const personsOfChain = (chain: readonly Claim[], text: Text): PersonName[] => {
    const accusers = someOf(chain.at(-1)!.speaker);
    const inside = chain.slice(0, -1).flatMap((one) => someOf(one.speaker));
    const saidToHaveSpoken = inside.filter((name) => text.names(name));
    const named = chain.flatMap(concernedBy).map(text.fullest);
    return distinctPersons(
      [...named, ...saidToHaveSpoken].filter((name) => !includes(accusers, name)),
      personsShown,
    );
  };

  /** Somebody is meant and not named: whoever denies or has a status in this document may be, and is shown with that reason. */
  const unnamed = (claim: Claim, reason: string): Fairness<Claim, Status> => {
    const text = textAt(claim.renditionId);
    const here = denials.near(claim);
    const denying = here.flatMap((one) => {
      const persons = one.speakers.filter((name) => text.names(name));
      return persons.length > 0 ? persons : one.about();
    });
    const persons = distinctPersons([...denying, ...statuses.statedIn(claim.documentId)], personsShown);
    return {
      persons: persons.map((person) => person.text),
      denials: here.map(({ claim: denial, speakers }) => {
        const who = speakers.map((name) => name.text).join(' and ') || 'someone who is not certain';
        const why = `${reason}; in the same document, ${who} ${speakers.length > 1 ? 'deny' : 'denies'}`;
        return { claim: denial, why };
      }),
      notYetPut: here.length === 0,
      statuses: statuses.of(persons, claim.documentId),
    };
  };

  return (claim) => {
    const text = textAt(claim.renditionId);
    const parentOf = (one: Claim) => (one.parentId === null ? undefined : file.claim(one.parentId));
    const chain = allegationChain(claim, parentOf, {
      isPerson: (name) => text.names(personNameOf(name)),
      namesAnother: (one) => concernedBy(one).length > 0,
    });
    if (chain === null) return null;
    const about = personsOfChain(chain, text);
    if (about.length === 0) return unnamed(claim, 'no person is named here');

    const own = denials.of(about, claim);
    const named: Fairness<Claim, Status> = {
      persons: about.map((person) => person.text),
      denials: own,
      notYetPut: own.length === 0,
      statuses: statuses.of(about, claim.documentId),
    };
    const words = groupWordsIn(claim.contentWords);
    return words === null ? named : joinFairness([named, unnamed(claim, `“${words}” names nobody`)]);
  };
}

/** What is due to several together, each denial and status once, in the order given; nothing of nothing is not yet put. */
export function joinFairness<Claim extends FairClaim, Status>(
  parts: readonly Fairness<Claim, Status>[],
): Fairness<Claim, Status> {
  const denials = new Map<string, FairDenial<Claim>>();
  for (const one of parts.flatMap((part) => part.denials))
    if (!denials.has(one.claim.claimId)) denials.set(one.claim.claimId, one);
  const persons = distinctPersons(parts.flatMap((part) => part.persons).map(personNameOf));
  return {
    persons: persons.map((person) => person.text),
    denials: [...denials.values()],
    notYetPut: denials.size === 0,
    statuses: [...new Set(parts.flatMap((part) => part.statuses))],
  };
}
