import { leavesOf, type Query } from './query.ts';

/** What one word or field comes to: terms of the index, always or never true, or null where it says nothing. */
export type Term = string | boolean | null;

type Leaf = Exclude<Query, { kind: 'and' | 'or' | 'not' }>;

export type Terms = {
  readonly ofLeaf: (leaf: Leaf) => Term;
  /** Said by this speaker in this stance, by one claim. */
  readonly ofSaying: (speaker: string, stance: string) => Term;
};

/**
 * A query in the notation of PostgreSQL's `tsquery`, from the terms of its words and fields. A speaker and a stance side
 * by side ask for one claim of that speaker in that stance, not for two claims of one document. `underNot` compiles what
 * stands under a NOT.
 */
export function compileQuery(query: Query, terms: Terms, underNot: Terms = terms): Term {
  switch (query.kind) {
    case 'and':
      return all(partsOf(query.parts, terms, underNot));
    case 'or':
      return any(query.parts.map((part) => compileQuery(part, terms, underNot)));
    case 'not': {
      const term = compileQuery(query.part, underNot);
      return term === null ? null : typeof term === 'boolean' ? !term : `!(${term})`;
    }
    default:
      return terms.ofLeaf(query);
  }
}

function partsOf(parts: readonly Query[], terms: Terms, underNot: Terms): Term[] {
  const asked = parts.flatMap((part) => (part.kind === 'field' ? [part.asked] : []));
  const speakers = asked.filter((one) => one.field === 'speaker');
  const stances = asked.filter((one) => one.field === 'stance');
  const isSaying = speakers.length > 0 && stances.length > 0;
  const sayings = isSaying
    ? speakers.flatMap((one) => stances.map((stance) => terms.ofSaying(one.value, stance.value)))
    : [];
  const rest = parts.filter(
    (part) => !(isSaying && part.kind === 'field' && (part.asked.field === 'speaker' || part.asked.field === 'stance')),
  );
  return [...sayings, ...rest.map((part) => compileQuery(part, terms, underNot))];
}

function all(terms: readonly Term[]): Term {
  if (terms.includes(false)) return false;
  const words = terms.filter((term) => typeof term === 'string');
  if (words.length > 0) return words.map((word) => `(${word})`).join(' & ');
  return terms.includes(true) ? true : null;
}

function any(terms: readonly Term[]): Term {
  if (terms.includes(true)) return true;
  const words = terms.filter((term) => typeof term === 'string');
  if (words.length > 0) return words.map((word) => `(${word})`).join(' | ');
  return terms.includes(false) ? false : null;
}

/**
 * A query as far as an index can answer it that knows which words a text holds, but not in which order: every text that
 * fits the query fits this too. Phrases ask for all their words; what stands under NOT stays as it is.
 */
export function looseQuery(query: Query, terms: Terms): Term {
  const loose: Terms = {
    ...terms,
    ofLeaf: (leaf) => {
      const term = terms.ofLeaf(leaf);
      return typeof term === 'string'
        ? term.replace(orderOutsideQuotes, (_, quoted?: string) => quoted ?? ' & ')
        : term;
    },
  };
  return compileQuery(query, loose, terms);
}

const orderOutsideQuotes = /('(?:[^'\\]|''|\\.)*')|\s*<(?:-|\d+)>\s*/g;

/** What documents are ranked by: any of the words wanted, not what stands under NOT, and no field. */
export function rankingOf(query: Query, terms: Terms): string | null {
  const words = leavesOf(query, 'wanted')
    .filter((leaf) => leaf.kind !== 'field')
    .map(terms.ofLeaf);
  const term = any(words);
  return typeof term === 'string' ? term : null;
}
