import { denies, denyingWordsIn } from './denying-words.ts';
import type { FairClaim } from './fair-file.ts';
import { createNameIndex, type NameIndex } from './name-index.ts';
import { mayBeOnePerson, namesIn, personNameOf, type PersonName } from './person-name.ts';

export type FairDenial<Claim> = { readonly claim: Claim; readonly why: string };

/** No more than this of each person's own denials, nearest first: the rest is found under the person. */
export const denialsShownPerPerson = 10;
/** No more than this of what others deny about a person. */
export const denialsAboutPerPerson = 5;
/** Where nobody is named, no more than this of a document's denials. */
export const denialsShownOfDocument = 10;
/** No more than this with one claim, but of everyone at least one. */
export const denialsShown = 60;

export type Denial<Claim> = {
  readonly claim: Claim;
  readonly n: number;
  readonly speakers: readonly PersonName[];
  /** The words by which its speaker answers without denying; null for a denial. */
  readonly words: string | null;
  /** Whom it is about. */
  about(): readonly PersonName[];
};

export type DenialsOfPersons<Claim> = {
  /** Denials of these persons, nearest first, each once, with why it is here. */
  of(persons: readonly PersonName[], claim: Claim): FairDenial<Claim>[];
  /** The first denials of the claim's document. */
  near(claim: Claim): readonly Denial<Claim>[];
};

type Place<Claim> = {
  readonly denials: Denial<Claim>[];
  readonly bySpeaker: NameIndex<Denial<Claim>>;
  byPerson: NameIndex<Denial<Claim>> | null;
};

const newPlace = <Claim>(): Place<Claim> => ({ denials: [], bySpeaker: createNameIndex(), byPerson: null });
const includes = (names: readonly PersonName[], person: PersonName) => names.some((one) => mayBeOnePerson(one, person));

function byPersonIn<Claim>(place: Place<Claim>): NameIndex<Denial<Claim>> {
  if (place.byPerson !== null) return place.byPerson;
  const index = createNameIndex<Denial<Claim>>();
  for (const denial of place.denials)
    if (denial.words === null) for (const name of denial.about()) index.add(name, denial);
  return (place.byPerson = index);
}

/** Prepares the denials of a file once; each claim then looks at few of them, however many there are. */
export function denialsOfPersons<Claim extends FairClaim>(
  claims: readonly Claim[],
  aboutOf: (claim: Claim) => readonly PersonName[],
): DenialsOfPersons<Claim> {
  const everywhere = newPlace<Claim>();
  const byDocument = new Map<string, Place<Claim>>();
  claims.forEach((claim, n) => {
    const words = denies(claim) ? null : denyingWordsIn(claim);
    if (words === null && !denies(claim)) return;
    const here = byDocument.get(claim.documentId) ?? newPlace<Claim>();
    byDocument.set(claim.documentId, here);
    let about: readonly PersonName[] | null = null;
    const speakers = namesIn(claim.speaker ?? '').map(personNameOf);
    const denial: Denial<Claim> = { claim, n, speakers, words, about: () => (about ??= aboutOf(claim)) };
    for (const place of [here, everywhere]) {
      place.denials.push(denial);
      for (const speaker of speakers) place.bySpeaker.add(speaker, denial);
    }
  });

  function take(
    most: number,
    person: PersonName,
    claim: Claim,
    indexOf: (place: Place<Claim>) => NameIndex<Denial<Claim>>,
  ): Set<Denial<Claim>> {
    const found = new Set<Denial<Claim>>();
    const here = byDocument.get(claim.documentId);
    for (const place of here === undefined ? [everywhere] : [here, everywhere])
      for (const denial of indexOf(place).like(person)) {
        if (found.size >= most) return found;
        if (denial.claim.claimId !== claim.claimId) found.add(denial);
      }
    return found;
  }

  const whyOf = (denial: Denial<Claim>, own: boolean, meant: readonly PersonName[], isHere: boolean): string => {
    const names = meant.map((person) => person.text).join(' and ');
    const where = isHere ? 'in the same document' : 'in another document';
    if (!own)
      return `${denial.claim.speaker ?? 'A speaker who is not certain'} denies something about ${names}, ${where}`;
    const one = meant.length === 1;
    if (denial.words !== null) return `${names} ${one ? 'says' : 'say'} “${denial.words}”, ${where}`;
    return `${names} ${one ? 'denies' : 'deny'}, ${where}`;
  };

  return {
    of(persons, claim) {
      const own = new Set<Denial<Claim>>();
      const all = new Set<Denial<Claim>>();
      for (const person of persons)
        for (const denial of take(denialsShownPerPerson, person, claim, (place) => place.bySpeaker)) {
          own.add(denial);
          all.add(denial);
        }
      for (const person of persons)
        for (const denial of take(denialsAboutPerPerson, person, claim, byPersonIn)) all.add(denial);
      const found = [...all].map((denial) => {
        const isHere = denial.claim.documentId === claim.documentId;
        const isOwn = own.has(denial);
        const names = isOwn ? denial.speakers : denial.about();
        const meant = persons.filter((person) => includes(names, person));
        const rank = (isOwn ? (denial.words === null ? 0 : 2) : 4) + (isHere ? 0 : 1);
        return { denial, meant, rank, why: whyOf(denial, isOwn, meant, isHere) };
      });
      const answered = new Set<PersonName>();
      return found
        .toSorted((a, b) => a.rank - b.rank || a.denial.n - b.denial.n)
        .filter(({ meant }, i) => {
          const isFirst = meant.some((person) => !answered.has(person));
          for (const person of meant) answered.add(person);
          return isFirst || i < denialsShown;
        })
        .map(({ denial, why }) => ({ claim: denial.claim, why }));
    },
    near(claim) {
      const found: Denial<Claim>[] = [];
      for (const denial of byDocument.get(claim.documentId)?.denials ?? []) {
        if (found.length >= denialsShownOfDocument) break;
        if (denial.words === null && denial.claim.claimId !== claim.claimId) found.push(denial);
      }
      return found;
    },
  };
}
