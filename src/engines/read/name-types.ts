import type { Lexicons } from './lexicons.ts';
import {
  type Evidence,
  evidenceOf,
  isPeople,
  isShouted,
  mayFollow,
  nameKey,
  personVerbs,
  settledElsewhere,
  stateWords,
} from './name-evidence.ts';
import type { NameCandidate } from './names.ts';

export type NameType = 'person' | 'organisation' | 'place';
export type Named = {
  readonly start: number;
  readonly end: number;
  readonly type: NameType;
  readonly name: string;
  readonly title: string | null;
};
type Votes = { person: number; organisation: number; place: number; solid: number };

const businessWords =
  /^(shares|stock|profit|board|chairman|chief|executives|subsidiary|unit|plc|inc|shareholders|earnings|sales|employees|workers|plant|factory|spokesman|spokeswoman|coach|striker|midfielder|defender|goalkeeper|manager|captain|side)$/;
const notBodies = new Set(
  'gmt bst est edt usd gbp tv ceo cfo pm am id dna hiv aids gdp cpi pmi ipo phd mp mps mep ok usa uk us faq url pdf html ai it pc tnt suv vip pr hr rbi era mln bln nil psbr ext ltte_ vat cd dvd'.split(
    ' ',
  ),
);

/** Types the candidates of one document together: a surname is a person's when the full name stands anywhere in the text. */
export function typeNames(
  candidates: readonly NameCandidate[],
  lexicons: Lexicons,
  common: ReadonlySet<string> = new Set(),
  people: readonly string[] = [],
): Named[] {
  const votes = new Map<string, Votes>();
  const own = candidates.map((candidate) => ownType(candidate, lexicons));
  candidates.forEach((candidate, i) => {
    const name = nameKey(candidate.words);
    const vote = votes.get(name) ?? { person: 0, organisation: 0, place: 0, solid: 0 };
    const type = own[i];
    if (type !== null && type !== undefined) vote[type]++;
    if (!candidate.sentenceStart) vote.solid++;
    votes.set(name, vote);
  });
  // "the Republic of Varran" says what "Varran" is.
  for (const { words } of candidates) {
    if (words.length < 3 || !/^(republic|kingdom|federation)$/i.test(words[0] ?? '') || words[1] !== 'of') continue;
    const name = nameKey(words.slice(words[2] === 'the' ? 3 : 2));
    const vote = votes.get(name);
    if (vote !== undefined) vote.place += 3;
  }
  // The last word of a person's full name is a person when it stands alone.
  const surnames = new Set(
    people
      .filter((name) => /^\p{L}\S* .*\p{L}$/u.test(name))
      .map((name) => (name.split(' ').at(-1) ?? '').toLowerCase()),
  );
  for (const candidate of candidates) {
    const vote = votes.get(nameKey(candidate.words));
    if (isStatute(candidate) || isRoleAlone(candidate, lexicons)) continue;
    if (vote === undefined || vote.person === 0 || vote.person < vote.organisation) continue;
    if (candidate.words.length > 1 || candidate.title !== null)
      surnames.add((candidate.words.at(-1) ?? '').toLowerCase());
  }
  const evidence = evidenceOf(candidates, own, surnames, common, lexicons);
  const settled = candidates.map((candidate, i) =>
    settledType(candidate, own[i] ?? null, votes.get(nameKey(candidate.words)), evidence, lexicons),
  );
  const elsewhere = settledElsewhere(candidates, settled, own);
  const typed: Named[] = [];
  candidates.forEach((candidate, i) => {
    const type =
      settled[i] ?? (mayFollow(candidate, lexicons) ? (elsewhere.get(nameKey(candidate.words)) ?? null) : null);
    if (type === null) return;
    typed.push({
      start: candidate.start,
      end: candidate.end,
      type,
      name: nameOf(candidate.words),
      title: candidate.title,
    });
  });
  return typed;
}

function nameOf(words: readonly string[]): string {
  return words
    .join(' ')
    .replace(/ ([-’'&]) ?/g, (_, mark: string) => (mark === '&' ? ' & ' : mark))
    .replace(/ (['’]\p{L})/gu, '$1');
}

function settledType(
  candidate: NameCandidate,
  own: NameType | null,
  vote: Votes | undefined,
  { surnames, firstOfBody, states, shoutsNames: shouts, common }: Evidence,
  lexicons: Lexicons,
): NameType | null {
  const [only = ''] = candidate.words;
  const last = (candidate.words.at(-1) ?? '').toLowerCase();
  if (isCode(candidate, lexicons) || isStatute(candidate) || isLabel(candidate) || isRoleAlone(candidate, lexicons))
    return null;
  if (candidate.words.length === 1 && candidate.title === null && isPeople(only, lexicons)) return null;
  if (candidate.words.length === 1 && candidate.title === null && states.has(only.toLowerCase())) return 'place';
  if (shouts && isShouted(candidate) && own === null && !lexicons.organisationHeads.has(last)) return 'person';
  if (
    shouts &&
    candidate.words.length === 1 &&
    /^\p{Lu}{3,}$/u.test(only) &&
    !lexicons.organisations.has(only.toLowerCase()) &&
    !lexicons.places.has(only.toLowerCase()) &&
    isSaidOfPerson(candidate, surnames)
  )
    return 'person';
  if (
    candidate.words.length === 1 &&
    own === null &&
    firstOfBody.has(only.toLowerCase()) &&
    !lexicons.personNames.has(only.toLowerCase()) &&
    !surnames.has(only.toLowerCase())
  )
    return 'organisation';
  const single = candidate.words.length === 1;
  const name = nameKey(candidate.words);
  if (own === 'place' && single && surnames.has(name) && !/^(in|near|from)$/.test(candidate.before)) return 'person';
  // "SAYE was shown the list": a surname in capitals, as interviews set them, is no abbreviation.
  if (
    own === 'organisation' &&
    single &&
    surnames.has(name) &&
    /^\p{Lu}{3,}$/u.test(only) &&
    !lexicons.organisations.has(name)
  )
    return 'person';
  if (own !== null) return own;
  if (single && surnames.has(name)) return 'person';
  if (vote !== undefined && vote.person + vote.organisation + vote.place > 0)
    return vote.person >= vote.organisation && vote.person >= vote.place
      ? 'person'
      : vote.organisation >= vote.place
        ? 'organisation'
        : 'place';
  // A word that the text writes small elsewhere is no name for standing first in its sentence.
  if (single && candidate.sentenceStart && (vote?.solid ?? 0) === 0 && common.has(name)) return null;
  return fallback(candidate, vote?.solid ?? 0, lexicons);
}

/** "MF/4", "VR 118204", "DM-1": a reference, no name. */
function isCode({ words, after, title, dateline, inTable }: NameCandidate, lexicons: Lexicons): boolean {
  if (title !== null || dateline || inTable) return false;
  const [first = ''] = words;
  if (words.length === 1)
    return (
      /^\p{Lu}{1,5}-?\d+$/u.test(first) ||
      (/^\p{Lu}{1,5}$/u.test(first) && /^(?:\/|\d)/.test(after) && !lexicons.places.has(first.toLowerCase()))
    );
  return /\d/.test(words.at(-1) ?? '') && /^\p{Lu}+$/u.test(first);
}

/** In a paper that sets surnames in capitals: one such surname, or a word that does what persons do. */
const isSaidOfPerson = ({ words, after, afterTag, before }: NameCandidate, surnames: ReadonlySet<string>): boolean =>
  surnames.has((words[0] ?? '').toLowerCase()) ||
  ((words[0] ?? '').length > 3 &&
    (afterTag === 'VERB' ||
      afterTag === 'AUX' ||
      after === ',' ||
      /^['’]s$/.test(after) ||
      /^(as|name|of|by|from|to|with)$/.test(before)));

const isStatute = ({ words, after, title }: NameCandidate): boolean =>
  title === null &&
  (/^(acts?|statutes?|regulations)$/i.test(words.at(-1) ?? '') ||
    (words.length > 1 && /^(order|rules|code|bill)$/i.test(words.at(-1) ?? '') && /^\d{4}$/.test(after)));

/** "Deputy Security Adviser": a role without a name. */
const isRoleAlone = ({ words }: NameCandidate, lexicons: Lexicons): boolean => {
  const first = (words[0] ?? '').toLowerCase();
  const last = (words.at(-1) ?? '').toLowerCase();
  return (
    words.length > 1 &&
    /^(adviser|advisor|editor|secretary|minister|correspondent|officer|director|commissioner|inspector|spokesman|spokeswoman|clerk|counsel)$/.test(
      last,
    ) &&
    !lexicons.givenNames.has(first)
  );
};

/** The words that head the fields of forms and letters. */
const isLabel = ({ words, after, title, sentenceStart }: NameCandidate): boolean =>
  title === null &&
  (after === ':' || sentenceStart || words.length === 1) &&
  /^(date|subject|reply|content|message|sent|person|note|document|signature|signed|marker|interview|information|reference|address|spelling|redactions|warning|occupation|dm|prosecution|prosecutors|neighbours|assembly)$/i.test(
    words[0] ?? '',
  ) &&
  (words.length === 1 || words[1] === '-');

/** What the words themselves say, whatever stands elsewhere. */
function ownType(candidate: NameCandidate, lexicons: Lexicons): NameType | null {
  const { words } = candidate;
  const name = nameKey(words);
  const last = (words.at(-1) ?? '').toLowerCase();
  const first = (words[0] ?? '').toLowerCase();
  if (
    candidate.inTable &&
    !lexicons.givenNames.has(first) &&
    /^\d{1,3}$/.test(candidate.after) &&
    words.length < 4 &&
    !/^\p{Lu}\.$/u.test(words[0] ?? '')
  )
    return 'organisation';
  if (lexicons.organisations.has(name)) return 'organisation';
  if (lexicons.places.has(name))
    return businessWords.test(candidate.after2) && candidate.after === "'s" ? 'organisation' : 'place';
  if (candidate.dateline) return 'place';
  if (isRoleAlone(candidate, lexicons)) return null;
  if (candidate.title !== null) return 'person';
  // "Head of Assembly Security": what somebody is head of.
  const knownWord = words.some((word) => lexicons.personNames.has(word.toLowerCase()));
  if (words.length > 1 && candidate.before === 'of' && lexicons.roles.has(candidate.before2) && !knownWord)
    return 'organisation';
  if (words.length > 1 && lexicons.organisationHeads.has(last)) return 'organisation';
  if (
    words.length > 2 &&
    lexicons.organisationHeads.has(first) &&
    words.some((word) => word === 'of' || word === 'for')
  )
    return 'organisation';
  // "Harbour Centre for Public Safety", "Norland Association of Towns"
  if (
    words.some(
      (word, i) =>
        i > 0 &&
        i + 2 < words.length &&
        /^(?:of|for)$/.test(words[i + 1] ?? '') &&
        word !== 'City' &&
        lexicons.organisationHeads.has(word.toLowerCase()),
    )
  )
    return 'organisation';
  if (words.includes('&')) return 'organisation';
  if (
    words.length > 1 &&
    words.length < 6 &&
    (lexicons.givenNames.has(first) || (lexicons.personNames.has(first) && lexicons.personNames.has(last)))
  )
    return 'person';
  if (
    words.length === 1 &&
    /^[A-Z][A-Z&.]{1,5}$/.test(words[0] ?? '') &&
    !lexicons.demonyms.has(first) &&
    !notBodies.has(first)
  )
    return 'organisation';
  if (words.length === 1 && words[0] === words[0]?.toUpperCase() && (words[0]?.length ?? 0) > 6) return null;
  if (
    words.length > 1 &&
    /^(university|bank|ministry|department|institute|college|council|court|office|bureau|house)$/.test(first) &&
    words.includes('of')
  )
    return 'organisation';
  if (words.length > 1 && isPeople(last, lexicons)) return null;
  if (
    words.length > 1 &&
    /^(north|south|east|west|northern|southern|eastern|western|central|new|port|fort|lake|mount|san|santa|saint|st|st\.|cape|el|los|las)$/.test(
      first,
    )
  )
    return 'place';
  // "Lantern House", "Mill Lodge": a building, unless a body's own name is known.
  if (
    words.length > 1 &&
    words.length < 4 &&
    /^(house|lodge|cottage|tower|towers|building|buildings|barracks|prison|manor|mansions)$/.test(last) &&
    !lexicons.givenNames.has(first)
  )
    return 'place';
  if (
    words.length > 1 &&
    /^(city|street|road|avenue|square|bridge|river|sea|ocean|island|islands|mountains|valley|county|province|district|region|airport|harbour|harbor|bay|peninsula|strait|canal|lake|park|stadium|square|desert|coast|village|hills|beach|steps|row|yard|quay|wharf|terrace|crescent|mews|lane)$/.test(
      last,
    )
  )
    return 'place';
  // An unknown country shows by what belongs to it: "Varran agents", "the Republic of Varran".
  if (
    words.length === 1 &&
    (stateWords.test(candidate.after) ||
      (candidate.before === 'of' &&
        /^(republic|kingdom|government|state|people|territory|capital|embassy|ambassador|agencies)$/.test(
          candidate.before2,
        ))) &&
    !lexicons.givenNames.has(first)
  )
    return 'place';
  if (words.length > 2 && /^(republic|kingdom|federation)$/.test(first) && words.includes('of')) return 'place';
  if (candidate.led && words.length < 5 && !lexicons.demonyms.has(last)) return 'person';
  return null;
}

const papers =
  /^(wire|courier|gazette|herald|tribune|chronicle|mail|mirror|express|observer|echo|voices|bulletin|review|post|times|news|daily|weekly)$/;
const things =
  /^(act|acts|\d{4}|statute|regulations|rules|bill|law|treaty|war|day|prize|award|plan|programme|program|summit|conference|convention|agreement|accord|report|paper|exhibit|section|article|order|cup|games|festival|week|party_|code|charter|protocol|resolution|declaration|question|answer|message|list|notices|notes|street|lane|room|suite|open|series|championship|championships|classic|prix|slam|tour|tournament|trophy|olympics|final|finals|semifinal|revolution|derby|marathon|masters)$/;

/** The best guess from what stands beside the name; null leaves it out. */
function fallback(candidate: NameCandidate, solid: number, lexicons: Lexicons): NameType | null {
  const { words, after, before, before2, after2, afterTag } = candidate;
  const first = (words[0] ?? '').toLowerCase();
  const last = (words.at(-1) ?? '').toLowerCase();
  if (isPeople(words[0] ?? '', lexicons) || isPeople(words.at(-1) ?? '', lexicons) || lexicons.titles.has(last))
    return null;
  if (words.length > 1 && papers.test(last)) return 'organisation';
  // A label ("Date: 4 March") and a street ("Cobbler’s Row") name nobody.
  if (after === ':' && candidate.sentenceStart && !words.some((word) => lexicons.personNames.has(word.toLowerCase())))
    return null;
  if (/^['’]s$/.test(after) && /^(row|lane|yard|wharf|quay|court|gate)$/.test(after2)) return null;
  if (words.length > 1 && things.test(last)) return null;
  if (words.length === 1) {
    const known = lexicons.personNames.has(first);
    // "…, said Drazek", "Jansher, who …", "Lentini, 27, …": only persons are told of so.
    if (/^(said|says|added|asked|replied)$/.test(before) && !lexicons.roles.has(first)) return 'person';
    if (after === ',' && /^(?:who|whose|\d\d)$/.test(after2) && !lexicons.roles.has(first)) return 'person';
    if (!known && lexicons.roles.has(first.replace(/s$/, ''))) return null;
    if (candidate.sentenceStart && solid === 0 && !known && afterTag !== 'VERB' && after !== "'s") return null;
    if (lexicons.roles.has(first) || lexicons.organisationHeads.has(first)) return null;
    if (/^(in|near|outside|around)$/.test(before) && !known) return 'place';
    if (
      before === 'of' &&
      /^(town|village|city|port|island|province|district|region|capital|suburb|outskirts|north|south|east|west)$/.test(
        before2,
      )
    )
      return 'place';
    if (after === ',' && lexicons.places.has(after2) && !known) return 'place';
    if (before === 'the') return first.endsWith('s') && /^\p{Lu}\p{Ll}+$/u.test(words[0] ?? '') ? 'organisation' : null;
    if (after === "'s" && businessWords.test(after2)) return 'organisation';
    if (businessWords.test(after) && !known) return 'organisation';
    if (known || personVerbs.test(after)) return 'person';
    if (/^(at|for)$/.test(before) && !/^\p{Lu}+$/u.test(words[0] ?? '')) return 'organisation';
    if (afterTag === 'VERB' || afterTag === 'AUX' || after === "'s" || after === '’s') return 'person';
    return null;
  }
  if (
    words.length < 4 &&
    words.every((word) =>
      /^\p{Lu}[\p{Ll}'’.-]+$|^\p{Lu}\.?$|^\p{Lu}\p{Ll}+\p{Lu}\p{Ll}+$|^\p{Lu}\.\p{Lu}\.$|^['’-]$|^\p{Ll}{1,3}$/u.test(
        word,
      ),
    ) &&
    before !== 'the'
  ) {
    const known = words.some((word) => lexicons.personNames.has(word.toLowerCase()));
    if (known || personVerbs.test(after) || after === '(' || afterTag === 'VERB') return 'person';
    return before === 'in' || before === 'at' ? 'place' : 'person';
  }
  return null;
}
