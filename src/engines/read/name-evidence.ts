import type { Lexicons } from './lexicons.ts';
import type { NameType } from './name-types.ts';
import type { NameCandidate } from './names.ts';

export const nameKey = (words: readonly string[]): string => words.join(' ').toLowerCase();

export const personVerbs =
  /^(said|says|added|told|wrote|asked|denied|claimed|replied|argued|insisted|thinks|believes|who|whose|himself|herself|met|won|lost|beat|scored|arrived|visited|flew|left|died|joined|resigned)$/;
/** What stands behind a country or its adjective. */
export const stateWords =
  /^(agents|officials|authorities|embassy|government|troops|forces|exiles|citizens|diplomats|intelligence|handler|handlers|envoy|regime|state|soldiers|nationals|dissidents|spies|spy|territory|border)$/;

/** What the whole document says of its names. */
export type Evidence = {
  readonly surnames: ReadonlySet<string>;
  /** "Norland" where "Norland Ports" stands elsewhere. */
  readonly firstOfBody: ReadonlySet<string>;
  /** "Norland" where "Norlandian agents" stands elsewhere. */
  readonly states: ReadonlySet<string>;
  /** Surnames are set in capitals ("Ida FALK"), as police papers do. */
  readonly shoutsNames: boolean;
  readonly common: ReadonlySet<string>;
};

function firstWordsOfBodies(candidates: readonly NameCandidate[], own: readonly (NameType | null)[]): Set<string> {
  const found = new Set<string>();
  candidates.forEach(({ words }, i) => {
    if (own[i] === 'organisation' && words.length > 1 && words.length < 5 && !words.includes('of'))
      found.add((words[0] ?? '').toLowerCase());
  });
  return found;
}

/** Countries by the words for what is theirs: "Valdorian agents" makes Valdoria one. */
function statesOf(candidates: readonly NameCandidate[]): Set<string> {
  const found = new Set<string>();
  for (const { words, after } of candidates) {
    const word = (words[0] ?? '').toLowerCase();
    if (words.length !== 1 || !stateWords.test(after)) continue;
    for (const end of ['n', 'an', 'ian', 'i', 'ese'])
      if (word.endsWith(end) && word.length - end.length > 3) found.add(word.slice(0, -end.length));
  }
  return found;
}

export const isShouted = ({ words }: NameCandidate): boolean =>
  words.length > 1 &&
  words.length < 4 &&
  /^\p{Lu}(?:\p{Ll}+|\.)$/u.test(words[0] ?? '') &&
  /^\p{Lu}{3,}$/u.test(words.at(-1) ?? '');

/** Two or more persons with their surnames in capitals, or one whose first name is known or titled. */
function shoutsNames(candidates: readonly NameCandidate[], lexicons: Lexicons): boolean {
  const shouted = candidates.filter(
    (one) => isShouted(one) && !lexicons.organisationHeads.has((one.words.at(-1) ?? '').toLowerCase()),
  );
  const isPerson = (one: NameCandidate): boolean =>
    one.title !== null ||
    lexicons.personNames.has((one.words[0] ?? '').toLowerCase()) ||
    (one.before === ',' && one.after === ',');
  return shouted.some(isPerson) || new Set(shouted.map((one) => nameKey(one.words))).size > 1;
}

/** One name has one type in a document: what its other places settled. */
export function settledElsewhere(
  candidates: readonly NameCandidate[],
  settled: readonly (NameType | null)[],
  own: readonly (NameType | null)[],
): Map<string, NameType> {
  const found = new Map<string, NameType | 'open'>();
  candidates.forEach(({ words, before, after, after2 }, i) => {
    const type = settled[i] ?? null;
    const isSure =
      (own[i] ?? null) !== null || personVerbs.test(after) || personVerbs.test(before) || /^whos?e?$/.test(after2);
    if (type === null || words.length > 2 || !isSure) return;
    const had = found.get(nameKey(words));
    found.set(nameKey(words), had === undefined || had === type ? type : 'open');
  });
  return new Map([...found].filter((one): one is [string, NameType] => one[1] !== 'open'));
}

/** A capital inside a sentence, on a word that is no role and no people's name. */
export const mayFollow = ({ words, sentenceStart, after }: NameCandidate, lexicons: Lexicons): boolean =>
  !(sentenceStart && after === ':') &&
  words.every((word) => !isPeople(word, lexicons) && !lexicons.roles.has(word.toLowerCase()));

/** "Iraqi", "Iraqis": of a people, not a name here. */
export const isPeople = (word: string, { demonyms }: Lexicons): boolean => {
  const lower = word.toLowerCase();
  return demonyms.has(lower) || (lower.endsWith('s') && demonyms.has(lower.slice(0, -1)));
};

/** Looks at all the names of a document before any is settled. */
export function evidenceOf(
  candidates: readonly NameCandidate[],
  own: readonly (NameType | null)[],
  surnames: ReadonlySet<string>,
  common: ReadonlySet<string>,
  lexicons: Lexicons,
): Evidence {
  return {
    surnames,
    firstOfBody: firstWordsOfBodies(candidates, own),
    states: statesOf(candidates),
    shoutsNames: shoutsNames(candidates, lexicons),
    common,
  };
}
