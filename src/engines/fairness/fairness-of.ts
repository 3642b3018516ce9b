import { concernedPersons, distinctPersons } from './concerned-persons.ts';
import type { FairClaim, FairFile, StatusOnFile } from './fair-file.ts';
import { allegationChain } from './allegation-chain.ts';
import { groupWordsIn } from './group-words.ts';
import { mayBeOnePerson, namesIn, personNameOf, type PersonName } from './person-name.ts';
import { personsOfText, type PersonsOfText } from './persons-of-text.ts';

/*
 * What must travel with an allegation about a person: that person's denials and legal status, or that nothing was put
 * to them yet. The method is bookkeeping over names and spans, nothing is weighed: it never says whether an allegation
 * is true, never reads a denial out of silence, and never turns a status into a finding. Denials are shown whatever
 * they deny, since what a denial covers is for people to read. Limits: names as `person-name.ts` compares them.
 */

export type FairDenial<Claim> = { readonly claim: Claim; readonly why: string };

export type Fairness<Claim, Status> = {
  readonly persons: readonly string[];
  readonly denials: readonly FairDenial<Claim>[];
  /** True when no denial is on file. */
  readonly notYetPut: boolean;
  readonly statuses: readonly Status[];
};

/** No more than this of each person's own denials, nearest first: the rest is found under the person. */
export const denialsShownPerPerson = 10;
/** Where nobody is named, no more than this of a document's denials. */
export const denialsShownOfDocument = 10;

const someOf = (names: string | null): PersonName[] => namesIn(names ?? '').map(personNameOf);
const includes = (names: readonly PersonName[], person: PersonName) => names.some((one) => mayBeOnePerson(one, person));
const placeOf = (denial: FairClaim, claim: FairClaim) =>
  denial.documentId === claim.documentId ? 'in the same document' : 'in another document';

/** Whom an allegation is about, with what is said inside it: whoever is said to have spoken there is meant too. */
function personsOfChain(chain: readonly FairClaim[], persons: PersonsOfText): PersonName[] {
  const accusers = someOf(chain.at(-1)!.speaker);
  const inside = chain.slice(0, -1).flatMap((one) => someOf(one.speaker));
  const saidToHaveSpoken = inside.filter((name) => persons.like(name).length > 0);
  const named = chain.flatMap((one) => concernedPersons(one, persons));
  return distinctPersons([...named, ...saidToHaveSpoken]).filter((name) => !includes(accusers, name));
}

type Prepared<Claim> = { claim: Claim; speakers: PersonName[]; about: PersonName[] };

/** Prepares a case once, then answers for each of its claims; null for a claim that alleges nothing. */
export function createFairness<Claim extends FairClaim, Status extends StatusOnFile>(
  file: FairFile<Claim, Status>,
): (claim: Claim) => Fairness<Claim, Status> | null {
  const bySurname = new Map<string, Prepared<Claim>[]>();
  const byDocument = new Map<string, Prepared<Claim>[]>();
  const under = <Key>(map: Map<Key, Prepared<Claim>[]>, key: Key, one: Prepared<Claim>) => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [one]);
    else if (!list.includes(one)) list.push(one);
  };
  const texts = new Map<string, PersonsOfText>();
  const personsIn = (renditionId: string): PersonsOfText => {
    const persons = texts.get(renditionId) ?? personsOfText(file.personsIn(renditionId));
    texts.set(renditionId, persons);
    return persons;
  };
  for (const claim of file.denials) {
    const one = {
      claim,
      speakers: someOf(claim.speaker),
      about: concernedPersons(claim, personsIn(claim.renditionId)),
    };
    for (const name of [...one.speakers, ...one.about]) under(bySurname, name.tokens.at(-1) ?? '', one);
    under(byDocument, claim.documentId, one);
  }
  const statuses = file.statuses.map((status) => ({ status, names: someOf(status.person) }));
  const statusesByDocument = new Map<string | null, typeof statuses>();
  for (const one of statuses)
    statusesByDocument.set(one.status.documentId, [...(statusesByDocument.get(one.status.documentId) ?? []), one]);

  /** Denials of these persons, nearest first, each once, with why it is here. */
  const denialsOf = (persons: readonly PersonName[], claim: Claim): FairDenial<Claim>[] => {
    const found = new Map<string, FairDenial<Claim> & { rank: number }>();
    const shown = new Map<PersonName, number>();
    const near = persons.flatMap((person) => bySurname.get(person.tokens.at(-1) ?? '') ?? []);
    for (const { claim: denial, speakers, about } of new Set(near)) {
      const far = denial.documentId === claim.documentId ? 0 : 1;
      const own = persons.filter((person) => includes(speakers, person));
      const meant = own.length > 0 ? own : persons.filter((person) => includes(about, person));
      if (meant.length === 0) continue;
      const names = meant.map((person) => person.text).join(' and ');
      const where = placeOf(denial, claim);
      const who = denial.speaker ?? 'A speaker who is not certain';
      const why =
        own.length > 0
          ? `${names} ${own.length === 1 ? 'denies' : 'deny'}, ${where}`
          : `${who} denies something about ${names}, ${where}`;
      found.set(denial.claimId, { claim: denial, why, rank: (own.length > 0 ? 0 : 2) + far });
    }
    return [...found.values()]
      .toSorted((a, b) => a.rank - b.rank)
      .filter(({ claim: { speaker } }) => {
        const names = someOf(speaker);
        const of = persons.filter((person) => includes(names, person));
        for (const person of of) shown.set(person, (shown.get(person) ?? 0) + 1);
        return of.length === 0 || of.some((person) => (shown.get(person) ?? 0) <= denialsShownPerPerson);
      })
      .map(({ claim: denial, why }) => ({ claim: denial, why }));
  };

  /** Somebody is meant and not named: whoever denies or has a status in this document may be, and is shown with that reason. */
  const unnamed = (claim: Claim, reason: string): Fairness<Claim, Status> => {
    const inText = personsIn(claim.renditionId);
    const here = (byDocument.get(claim.documentId) ?? [])
      .filter((one) => one.claim.claimId !== claim.claimId)
      .slice(0, denialsShownOfDocument);
    const stated = statusesByDocument.get(claim.documentId) ?? [];
    const denying = here.flatMap((one) => {
      const persons = one.speakers.filter((name) => inText.like(name).length > 0);
      return persons.length > 0 ? persons : one.about;
    });
    const persons = distinctPersons([...denying, ...stated.flatMap(({ names }) => names)]);
    const spoken = (one: Prepared<Claim>) =>
      one.speakers.map((name) => name.text).join(' and ') || 'someone who is not certain';
    return {
      persons: persons.map((person) => person.text),
      denials: here.map((one) => ({
        claim: one.claim,
        why: `${reason}; in the same document, ${spoken(one)} ${one.speakers.length > 1 ? 'deny' : 'denies'}`,
      })),
      notYetPut: here.length === 0,
      statuses: statusesOf(persons, claim),
    };
  };

  /** Statuses of these persons, those of the same document first; what several documents report alike shows once. */
  const statusesOf = (persons: readonly PersonName[], claim: Claim): Status[] => {
    const shown = new Set<string>();
    const of = statuses.flatMap(({ status, names }) => {
      const whose = persons.findIndex((person) => includes(names, person));
      return whose === -1 ? [] : [{ status, whose, far: status.documentId === claim.documentId ? 0 : 1 }];
    });
    return of
      .toSorted((a, b) => a.far - b.far)
      .filter(({ status, whose }) => {
        const key = `${whose} ${status.reported} ${status.verified}`;
        if (shown.has(key)) return false;
        shown.add(key);
        return true;
      })
      .map(({ status }) => status);
  };

  return (claim) => {
    const persons = personsIn(claim.renditionId);
    const parentOf = (one: Claim) => (one.parentId === null ? undefined : file.claim(one.parentId));
    const chain = allegationChain(claim, parentOf, (name) => persons.like(personNameOf(name)).length > 0);
    if (chain === null) return null;
    const about = personsOfChain(chain, persons);
    if (about.length === 0) return unnamed(claim, 'no person is named here');

    const denials = denialsOf(about, claim);
    const named: Fairness<Claim, Status> = {
      persons: about.map((person) => person.text),
      denials,
      notYetPut: denials.length === 0,
      statuses: statusesOf(about, claim),
    };
    const words = groupWordsIn(claim.contentWords);
    return words === null ? named : joined(named, unnamed(claim, `“${words}” names nobody`));
  };
}

/** What is due to those who are named, then what may be due to those who are meant. */
function joined<Claim extends FairClaim, Status>(
  named: Fairness<Claim, Status>,
  meant: Fairness<Claim, Status>,
): Fairness<Claim, Status> {
  const shown = new Set(named.denials.map((one) => one.claim.claimId));
  const denials = [...named.denials, ...meant.denials.filter((one) => !shown.has(one.claim.claimId))];
  return {
    persons: distinctPersons([...named.persons, ...meant.persons].map(personNameOf)).map((person) => person.text),
    denials,
    notYetPut: denials.length === 0,
    statuses: [...new Set([...named.statuses, ...meant.statuses])],
  };
}
