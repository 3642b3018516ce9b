import { editDistance, slipsIn } from './edit-distance.ts';
import { leavesOf, type Query } from './query.ts';
import { scriptRuns } from './script-runs.ts';

/*
 * Where a text shows what a query found it by. Method: words of the text are compared with those wanted by rough stems,
 * which is what stemmers of English come to nearly always; the index decides what is found, this only what is marked.
 */

/** A stretch of a text that fits part `leaf` of a query, in UTF-16 code units. */
export type Mark = { readonly start: number; readonly end: number; readonly leaf: number };

const mostMarks = 2000;

/** As words are compared: small, without accents. Never longer or shorter pieces than one word. */
const plain = (word: string): string =>
  /^[\u0020-\u007e]*$/.test(word) ? word.toLowerCase() : word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The beginning that forms of one word share, roughly: "passing" and "passed" as "pas", "denied" and "deny" as "den". */
function stemOf(word: string): string {
  if (word.length < 4) return word;
  const bare = word.replace(/(?:ations?|ings?|ies|ied|ed|es|ly|s|y|e)$/u, '').replace(/(\p{L})\1$/u, '$1');
  const cyrillic = bare.replace(/[аеиоуыэюяйь]{1,2}$/u, '');
  return cyrillic.length >= 3 ? cyrillic : word;
}

type Fits = (word: string) => boolean;

function fitsWord(wanted: string, how: 'forms' | 'beginning' | 'like', spellings: readonly string[]): Fits {
  const word = plain(wanted);
  if (how === 'beginning') return (found) => found.startsWith(word);
  const stem = stemOf(word);
  // A stem is what its word begins with, so that few words need theirs made.
  const isForm: Fits = (found) => found === word || (found.startsWith(stem) && stemOf(found) === stem);
  if (how === 'forms') return isForm;
  const others = new Set(spellings.map(plain));
  const slips = slipsIn(word);
  const known = new Map<string, boolean>();
  return (found) => {
    let fits = known.get(found);
    if (fits === undefined) {
      fits = isForm(found) || others.has(found) || editDistance(found, word, 2) <= slips;
      known.set(found, fits);
    }
    return fits;
  };
}

/** What part of a query is looked for in a text: a run of words, or characters of a script that parts none. */
type Wanted = { readonly leaf: number; readonly words: readonly Fits[]; readonly characters: string | null };

const wordForm = /[\p{L}\p{M}\p{N}]+/gu;

const nameAs = (leaf: number, name: string): Wanted => ({
  leaf,
  words: [...name.matchAll(wordForm)].map(([word]) => fitsWord(word, 'forms', [])),
  characters: null,
});

function wantedOf(query: Query, spellings: ReadonlyMap<string, readonly string[]>): Wanted[] {
  return leavesOf(query, 'wanted').flatMap((leaf, i): Wanted[] => {
    if (leaf.kind === 'field') {
      if (leaf.asked.field !== 'entity') return [];
      const { value } = leaf.asked;
      return [value, ...(spellings.get(value) ?? [])].map((name) => nameAs(i, name));
    }
    const { parted, unparted } = scriptRuns(leaf.words);
    const runs = parted.map((run) => [...run.matchAll(wordForm)].map(([word]) => word)).filter((run) => run.length > 0);
    const last = runs.at(-1)?.at(-1);
    const fits = (word: string) =>
      fitsWord(word, leaf.how === 'beginning' && word !== last ? 'forms' : leaf.how, spellings.get(word) ?? []);
    const names = leaf.how === 'like' ? (spellings.get(leaf.words) ?? []) : [];
    return [
      ...runs.map((run) => ({ leaf: i, words: run.map(fits), characters: null })),
      ...names.map((name) => nameAs(i, name)),
      ...unparted.map((characters) => ({ leaf: i, words: [], characters })),
    ];
  });
}

/** The words of a text as they are compared, and where each begins and ends. */
function wordsOf(text: string) {
  const isAscii = !/[^\u0020-\u007e\s]/.test(text);
  const compared = isAscii ? text.toLowerCase() : text;
  const words: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: word, index } of compared.matchAll(isAscii ? /[a-z0-9]+/g : wordForm)) {
    words.push(isAscii ? word : plain(word));
    starts.push(index);
    ends.push(index + word.length);
  }
  return { words, starts, ends };
}

/** Tells every place of a text that shows a wanted part of the query, in order; made once for all texts of an answer. */
export function markWords(
  query: Query,
  spellings: ReadonlyMap<string, readonly string[]> = new Map(),
): (text: string) => readonly Mark[] {
  const wanted = wantedOf(query, spellings);
  const runs = wanted.filter((one) => one.characters === null && one.words.length > 0);
  return (text) => {
    const marks: Mark[] = [];
    for (const { leaf, characters } of wanted) {
      if (characters === null) continue;
      for (
        let at = text.indexOf(characters);
        at !== -1 && marks.length < mostMarks;
        at = text.indexOf(characters, at + 1)
      )
        marks.push({ start: at, end: at + characters.length, leaf });
    }
    if (runs.length > 0) {
      const { words, starts, ends } = wordsOf(text);
      for (let i = 0; i < words.length && marks.length < mostMarks; i++)
        for (const { leaf, words: fits } of runs) {
          if (!fits[0]!(words[i]!) || i + fits.length > words.length) continue;
          let n = 1;
          while (n < fits.length && fits[n]!(words[i + n]!)) n += 1;
          if (n === fits.length) marks.push({ start: starts[i]!, end: ends[i + n - 1]!, leaf });
        }
    }
    return marks.sort((a, b) => a.start - b.start || b.end - a.end);
  };
}
