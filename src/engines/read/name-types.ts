import type { Lexicons } from './lexicons.ts';
import type { NameCandidate } from './names.ts';

export type NameType = 'person' | 'organisation' | 'place';
export type Named = {
  readonly start: number;
  readonly end: number;
  readonly type: NameType;
  readonly name: string;
  readonly title: string | null;
};

const personVerbs =
  /^(said|says|added|told|wrote|asked|denied|claimed|replied|argued|insisted|thinks|believes|who|whose|himself|herself)$/;
const placePrepositions = new Set(['in', 'near', 'across', 'throughout', 'outside', 'inside', 'to', 'from', 'at']);
const key = (words: readonly string[]): string => words.join(' ').toLowerCase();

/** Types the candidates of one document together: a surname is a person's when the full name stands anywhere in the text. */
export function typeNames(candidates: readonly NameCandidate[], lexicons: Lexicons): Named[] {
  const votes = new Map<string, { person: number; organisation: number; place: number; solid: number }>();
  const own = (candidate: NameCandidate): NameType | null => ownType(candidate, lexicons);
  for (const candidate of candidates) {
    const type = own(candidate);
    const name = key(candidate.words);
    const vote = votes.get(name) ?? { person: 0, organisation: 0, place: 0, solid: 0 };
    if (type !== null) vote[type]++;
    if (!candidate.sentenceStart) vote.solid++;
    votes.set(name, vote);
  }
  // The last word of a person's full name is a person when it stands alone.
  const surnames = new Set<string>();
  for (const candidate of candidates) {
    const vote = votes.get(key(candidate.words));
    if (vote === undefined || vote.person === 0 || vote.person < vote.organisation) continue;
    if (candidate.words.length > 1 || candidate.title !== null)
      surnames.add((candidate.words.at(-1) ?? '').toLowerCase());
  }
  const typed: Named[] = [];
  for (const candidate of candidates) {
    const name = key(candidate.words);
    const vote = votes.get(name);
    let type = own(candidate);
    if (type === null && vote !== undefined) {
      if (candidate.words.length === 1 && surnames.has(name)) type = 'person';
      else if (vote.person + vote.organisation + vote.place > 0)
        type =
          vote.person >= vote.organisation && vote.person >= vote.place
            ? 'person'
            : vote.organisation >= vote.place
              ? 'organisation'
              : 'place';
      else type = fallback(candidate, lexicons);
    } else if (type === 'place' && candidate.words.length === 1 && surnames.has(name) && candidate.before !== 'in')
      type = 'person';
    if (type === null) continue;
    if (
      candidate.sentenceStart &&
      candidate.words.length === 1 &&
      vote !== undefined &&
      vote.solid === 0 &&
      vote.person + vote.organisation + vote.place === 0 &&
      !surnames.has(name)
    )
      continue;
    typed.push({
      start: candidate.start,
      end: candidate.end,
      type,
      name: candidate.words.join(' ').replace(/ ([-’'&]) /g, (m, mark: string) => (mark === '&' ? m : mark)),
      title: candidate.title,
    });
  }
  return typed;
}

function ownType(candidate: NameCandidate, lexicons: Lexicons): NameType | null {
  const { words } = candidate;
  const name = key(words);
  const last = (words.at(-1) ?? '').toLowerCase();
  const first = (words[0] ?? '').toLowerCase();
  if (lexicons.organisations.has(name)) return 'organisation';
  if (lexicons.places.has(name)) return 'place';
  if (candidate.title !== null) return 'person';
  if (lexicons.organisationHeads.has(last) && words.length > 1) return 'organisation';
  if (
    words.length > 2 &&
    lexicons.organisationHeads.has(first) &&
    words.some((word) => word === 'of' || word === 'for')
  )
    return 'organisation';
  if (words.some((word) => word === '&')) return 'organisation';
  if (
    lexicons.givenNames.has(first) &&
    words.length > 1 &&
    words.length < 5 &&
    !words.some((word) => lexicons.organisationHeads.has(word.toLowerCase()))
  )
    return 'person';
  if (words.length === 1 && /^[A-Z][A-Z&.]{1,5}$/.test(words[0] ?? '') && !lexicons.demonyms.has(first))
    return 'organisation';
  if (
    words.length > 1 &&
    words.slice(0, 2).some((word) => lexicons.places.has(word.toLowerCase())) &&
    lexicons.organisationHeads.has(last)
  )
    return 'organisation';
  if (words.length === 1 && lexicons.demonyms.has(first)) return null;
  return null;
}

function fallback(candidate: NameCandidate, lexicons: Lexicons): NameType | null {
  const { words, after, before } = candidate;
  const first = (words[0] ?? '').toLowerCase();
  if (lexicons.demonyms.has(first)) return null;
  if (lexicons.roles.has(before)) return 'person';
  if (personVerbs.test(after)) return 'person';
  if (words.length === 1 && lexicons.givenNames.has(first)) return 'person';
  if (words.length === 1 && placePrepositions.has(before)) return before === 'in' || before === 'near' ? 'place' : null;
  if (words.length === 2 || words.length === 3) {
    if (words.every((word) => /^\p{Lu}[\p{Ll}'’.-]+$|^\p{Lu}\.?$/u.test(word)) && before !== 'the') return 'person';
  }
  return null;
}
