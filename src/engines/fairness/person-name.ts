/*
 * When two written names may be one person, for the narrow purpose of carrying denials and legal status along: titles
 * are set aside, a lone surname fits a full name that ends in it, initials fit names, two names fit in either order. It
 * errs towards showing a denial once too often. Limits: otherwise given-name-first order; a lone given name fits nothing;
 * it merges nothing and decides nothing.
 */

export type PersonName = {
  /** As written, without title and possessive. */
  readonly text: string;
  readonly tokens: readonly string[];
  readonly sex: 'm' | 'f' | null;
  readonly hasTitle: boolean;
};

const titles = new Map<string, 'm' | 'f' | null>([
  ...(['mr', 'sir', 'lord', 'baron', 'fr'] as const).map((title) => [title, 'm'] as const),
  ...(['mrs', 'ms', 'miss', 'dame', 'lady', 'baroness'] as const).map((title) => [title, 'f'] as const),
  ...(
    'mx dr prof professor rev reverend judge justice councillor cllr captain capt major colonel col general gen ' +
    'admiral sergeant sgt inspector constable detective supt dci di ds dc pc ambassador minister president'
  )
    .split(' ')
    .map((title) => [title, null] as const),
]);

/** Splits "A; B" as speakers and entities name several people at once. */
export function namesIn(names: string): string[] {
  return names
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Reads one name: "Mr Berry’s" has the title Mr and the token berry. */
export function personNameOf(written: string): PersonName {
  const clean = written
    .normalize('NFKC')
    .replace(/[’']s?$/u, '')
    .trim();
  const words = clean.split(/[\s,]+/u).filter((word) => word !== '');
  const plain = (word: string) => word.toLocaleLowerCase('en').replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  let sex: PersonName['sex'] = null;
  let first = 0;
  while (first < words.length - 1 && titles.has(plain(words[first]!))) {
    sex ??= titles.get(plain(words[first]!)) ?? null;
    first += 1;
  }
  const rest = words.slice(first);
  return {
    text: rest.join(' '),
    tokens: rest.map(plain).filter((token) => token !== ''),
    sex,
    hasTitle: first > 0,
  };
}

const fits = (a: string, b: string) =>
  a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));

/** Whether two names, given name first, fit each other. */
function fitInOrder(a: readonly string[], b: readonly string[]): boolean {
  const surname = a.at(-1);
  if (surname === undefined || surname !== b.at(-1)) return false;
  if (a.length === 1 || b.length === 1) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (!fits(short[0]!, long[0]!)) return false;
  return short.slice(1, -1).every((token) => long.slice(1, -1).some((other) => fits(token, other)));
}

/** True when nothing in the two names speaks against one person, two tokens in either order; never a decision that they are. */
export function mayBeOnePerson(a: PersonName, b: PersonName): boolean {
  if (a.sex !== null && b.sex !== null && a.sex !== b.sex) return false;
  if (fitInOrder(a.tokens, b.tokens)) return true;
  if (a.tokens.length !== 2 || b.tokens.length !== 2) return false;
  return a.tokens[0] === b.tokens[1] && a.tokens[1] === b.tokens[0];
}

/** Equal for names that are compared alike. */
export const nameKeyOf = (name: PersonName): string => `${name.sex ?? ''} ${name.tokens.join(' ')}`;
