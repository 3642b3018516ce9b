import { concernedPersons, distinctPersons } from './concerned-persons.ts';
import type { FairClaim, FairFile, PersonMention, StatusOnFile } from './fair-file.ts';
import { allegationChain } from './allegation-chain.ts';
import { mayBeOnePerson, namesIn, personNameOf, type PersonName } from './person-name.ts';

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

/** Nearest first, and no more than this of each person: the rest is found under the person. */
export const denialsShownPerPerson = 10;

const someOf = (names: string | null): PersonName[] => namesIn(names ?? '').map(personNameOf);
const includes = (names: readonly PersonName[], person: PersonName) => names.some((one) => mayBeOnePerson(one, person));
const placeOf = (denial: FairClaim, claim: FairClaim) =>
  denial.documentId === claim.documentId ? 'in the same document' : 'in another document';

/** Whom an allegation is about, with what is said inside it: whoever is said to have spoken there is meant too. */
function personsOfChain(
  chain: readonly FairClaim[],
  persons: readonly PersonMention[],
  inText: readonly PersonName[],
): PersonName[] {
  const accusers = someOf(chain.at(-1)!.speaker);
  const saidToHaveSpoken = chain
    .slice(0, -1)
    .flatMap((one) => someOf(one.speaker).filter((name) => includes(inText, name)));
  const named = chain.flatMap((one) => concernedPersons(one, persons));
  return distinctPersons([...named, ...saidToHaveSpoken].map((name) => name.text)).filter(
    (name) => !includes(accusers, name),
  );
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
  for (const claim of file.denials) {
    const one = {
      claim,
      speakers: someOf(claim.speaker),
      about: concernedPersons(claim, file.personsIn(claim.renditionId)),
    };
    for (const name of [...one.speakers, ...one.about]) under(bySurname, name.tokens.at(-1) ?? '', one);
    under(byDocument, claim.documentId, one);
  }
  const statuses = file.statuses.map((status) => ({ status, names: someOf(status.person) }));

  const denialsOf = (person: PersonName, claim: Claim): FairDenial<Claim>[] => {
    const found: (FairDenial<Claim> & { rank: number })[] = [];
    for (const { claim: denial, speakers, about } of bySurname.get(person.tokens.at(-1) ?? '') ?? []) {
      const far = denial.documentId === claim.documentId ? 0 : 1;
      const where = placeOf(denial, claim);
      if (includes(speakers, person)) found.push({ claim: denial, why: `${person.text} denies, ${where}`, rank: far });
      else if (includes(about, person)) {
        const who = denial.speaker ?? 'A speaker who is not certain';
        found.push({ claim: denial, why: `${who} denies something about ${person.text}, ${where}`, rank: 2 + far });
      }
    }
    return found
      .toSorted((a, b) => a.rank - b.rank)
      .slice(0, denialsShownPerPerson)
      .map(({ claim: denial, why }) => ({ claim: denial, why }));
  };

  /** Nobody is named: whoever denies or has a status in this document may be meant, and is shown with that reason. */
  const unnamed = (claim: Claim): Fairness<Claim, Status> => {
    const here = (byDocument.get(claim.documentId) ?? []).filter((one) => one.claim.claimId !== claim.claimId);
    const stated = statuses.filter(({ status }) => status.documentId === claim.documentId);
    const persons = distinctPersons([
      ...here.flatMap((one) => one.speakers.map((name) => name.text)),
      ...stated.map(({ status }) => status.person),
    ]);
    const spoken = (one: Prepared<Claim>) => one.claim.speaker ?? 'someone who is not certain';
    return {
      persons: persons.map((person) => person.text),
      denials: here.map((one) => ({
        claim: one.claim,
        why: `no person is named here; ${spoken(one)} denies in the same document`,
      })),
      notYetPut: here.length === 0,
      statuses: statuses
        .filter(({ names }) => persons.some((person) => includes(names, person)))
        .map(({ status }) => status),
    };
  };

  return (claim) => {
    const persons = file.personsIn(claim.renditionId);
    const inText = persons.flatMap((mention) => someOf(mention.entity));
    const parentOf = (one: Claim) => (one.parentId === null ? undefined : file.claim(one.parentId));
    const chain = allegationChain(claim, parentOf, (name) => includes(inText, personNameOf(name)));
    if (chain === null) return null;
    const about = personsOfChain(chain, persons, inText);
    if (about.length === 0) return unnamed(claim);

    const denials = new Map<string, FairDenial<Claim>>();
    for (const denial of about.flatMap((person) => denialsOf(person, claim)))
      if (!denials.has(denial.claim.claimId)) denials.set(denial.claim.claimId, denial);
    return {
      persons: about.map((person) => person.text),
      denials: [...denials.values()],
      notYetPut: denials.size === 0,
      statuses: statuses
        .filter(({ names }) => about.some((person) => includes(names, person)))
        .map(({ status }) => status),
    };
  };
}
