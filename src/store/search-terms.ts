import { sql } from 'kysely';
import type { Term, Terms } from '#engines/search/compile-query';
import { dayPrefixes } from '#engines/search/day-range';
import { editDistance, slipsIn } from '#engines/search/edit-distance';
import { leavesOf, type Query } from '#engines/search/query';
import { pairsOf, scriptRuns } from '#engines/search/script-runs';
import type { ScopedTransaction } from './scope.ts';

/** Names in the reader's documents that may be other spellings of what a part of the query names, by its words. */
export type LikeNames = ReadonlyMap<string, readonly string[]>;

type Leaf = ReturnType<typeof leavesOf>[number];

const quoted = (word: string): string => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
const anyOf = (terms: readonly string[]): Term =>
  terms.length === 0 ? false : terms.map((one) => `(${one})`).join(' | ');
const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Spellings of one word that are looked for besides. */
const mostSpellings = 24;

/**
 * The terms of the index for every word and field of a query. How a word is stemmed, and which are too common, is asked
 * of the database once for all of them; so are likely spellings.
 */
export async function searchTerms(
  tx: ScopedTransaction,
  query: Query,
  of: { readonly likeNames: LikeNames; readonly marking: string },
): Promise<Terms & { readonly common: readonly string[]; readonly spellings: ReadonlyMap<string, readonly string[]> }> {
  const leaves = leavesOf(query);
  const spellings = await likeWords(tx, leaves);
  const likeNames = [...of.likeNames.values()].flat();
  const { forms, folded } = await formsOf(
    tx,
    [...leaves.flatMap(textsIn), ...[...spellings.values()].flat(), ...of.likeNames.keys(), ...likeNames],
    [
      ...leaves.flatMap((leaf) => ('words' in leaf ? [leaf.words, ...wordsOf(leaf.words)] : [leaf.asked.value])),
      ...likeNames,
    ],
  );
  const common: string[] = [];
  const fold = (text: string): string => folded.get(text) ?? '';

  const formTerm = (text: string): Term => {
    const { parted, unparted } = scriptRuns(text);
    const terms = [
      ...parted.map((one) => forms.get(one) ?? null),
      ...unparted.map((run) => {
        const pairs = pairsOf(run);
        return [...run].length < 2 ? `${quoted(run)}:*` : pairs.map(quoted).join(' <-> ');
      }),
    ].filter((one) => one !== null);
    return terms.length === 0 ? null : terms.map((one) => `(${one})`).join(' & ');
  };
  const fieldTerm = (field: string, value: string): Term => (value === '' ? false : quoted(`${field}=${value}`));
  const likeTerm = (words: string): Term => {
    const each = wordsOf(words).map((word) => {
      const terms = [word, ...(spellings.get(word) ?? [])].map(formTerm).filter((one) => typeof one === 'string');
      return terms.length === 0 ? null : (anyOf(terms) as string);
    });
    const spelt = each.filter((one) => one !== null);
    const names = (of.likeNames.get(words) ?? []).flatMap((name) => nameTerms(name));
    return anyOf([...(spelt.length === 0 ? [] : [spelt.map((one) => `(${one})`).join(' & ')]), ...names]);
  };
  const nameTerms = (name: string): string[] =>
    [fieldTerm('entity', fold(name)), formTerm(name)].filter((one) => typeof one === 'string');

  const ofLeaf = (leaf: Leaf): Term => {
    if (leaf.kind !== 'field') {
      if (leaf.how === 'like') return likeTerm(leaf.words);
      if (leaf.kind === 'word' && leaf.how === 'beginning' && scriptRuns(leaf.words).unparted.length === 0)
        return fold(leaf.words) === ''
          ? null
          : `${fold(leaf.words)
              .split(' ')
              .map((word, i, all) => quoted(word) + (i === all.length - 1 ? ':*' : ''))
              .join(' & ')}`;
      const term = formTerm(leaf.words);
      if (term === null && !common.includes(leaf.words)) common.push(leaf.words);
      return term;
    }
    const { asked } = leaf;
    switch (asked.field) {
      case 'speaker':
      case 'origin':
        return fieldTerm(asked.field, fold(asked.value));
      case 'entity': {
        // As readings name it, and as the words stand in texts that were kept unread.
        const names = [asked.value, ...(of.likeNames.get(asked.value) ?? [])].flatMap(nameTerms);
        return anyOf([...new Set(names)]);
      }
      case 'type':
        return anyOf(
          asked.media.map((media) =>
            media.endsWith('*') ? `${quoted(`type=${media.slice(0, -1)}`)}:*` : quoted(`type=${media}`),
          ),
        );
      case 'date':
        return anyOf(dayPrefixes(asked.range).map((day) => `${quoted(`date=${day}`)}:*`));
      case 'marking':
        return of.marking.toLowerCase() === asked.value;
      default:
        return fieldTerm(asked.field, asked.value);
    }
  };
  return {
    ofLeaf,
    ofSaying: (speaker, stance) => {
      const name = fold(speaker);
      return name === '' ? false : quoted(`said=${name}=${stance}`);
    },
    common,
    spellings,
  };
}

const textsIn = (leaf: Leaf): readonly string[] =>
  leaf.kind === 'field' ? [] : leaf.how === 'like' ? wordsOf(leaf.words) : scriptRuns(leaf.words).parted;

type Forms = {
  /** What words come to in every language that texts are kept in; nothing for those too common in English. */
  readonly forms: ReadonlyMap<string, string>;
  /** As names and beginnings of words are compared. */
  readonly folded: ReadonlyMap<string, string>;
};

async function formsOf(tx: ScopedTransaction, texts: readonly string[], toFold: readonly string[]): Promise<Forms> {
  const asked = new Set(texts.flatMap((text) => scriptRuns(text).parted));
  const both = [...new Set([...asked, ...toFold])];
  if (both.length === 0) return { forms: new Map(), folded: new Map() };
  const found = await sql<{ text: string; folded: string; term: string | null }>`
    select * from search_forms(${both}::text[])`.execute(tx.db);
  return {
    forms: new Map(
      found.rows.flatMap(({ text, term }): [string, string][] =>
        asked.has(text) && term !== null ? [[text, term]] : [],
      ),
    ),
    folded: new Map(found.rows.map((row) => [row.text, row.folded])),
  };
}

async function foldedOf(tx: ScopedTransaction, texts: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return (await formsOf(tx, [], texts)).folded;
}

/** Words of the reader's documents that differ from what was typed by a slip or two. */
async function likeWords(
  tx: ScopedTransaction,
  leaves: readonly Leaf[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const asked = [
    ...new Set(leaves.flatMap((leaf) => (leaf.kind !== 'field' && leaf.how === 'like' ? wordsOf(leaf.words) : []))),
  ].slice(0, 12);
  if (asked.length === 0) return new Map();
  const folded = await foldedOf(tx, asked);
  const found = await sql<{ asked_word: string; word: string }>`
    select * from search_words(${asked.map((word) => folded.get(word) ?? '')}::text[], ${mostSpellings})`.execute(
    tx.db,
  );
  return new Map(
    asked.map((word) => {
      const plain = folded.get(word) ?? '';
      const near = found.rows.filter((row) => row.asked_word === plain && row.word !== plain);
      return [word, near.map((row) => row.word).filter((one) => editDistance(one, plain, 2) <= slipsIn(plain))];
    }),
  );
}
