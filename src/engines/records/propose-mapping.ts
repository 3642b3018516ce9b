import type { EntitySchema } from '#domain/entity';
import type { ColumnPart, ColumnUse, RecordMapping, RowShape } from '#domain/record-mapping';
import type { LinkKind } from '#domain/link';
import type { HeaderWords, PartGuess } from './header-words.ts';
import { orderOf } from './order-evidence.ts';
import type { ColumnSurvey, TableSurvey } from './survey-columns.ts';

/**
 * A first mapping by the words of the headers and by what the cells hold, for a person to mend: each part goes to the
 * column that speaks for it most, a part that can stand once to one column. It knows headers in English and some others;
 * a table whose headers say nothing gets columns left out, never a guess by content alone except addresses, numbers and
 * dates. What the law holds back (sex, nationality, belief …) is proposed as left out.
 */
export type Proposed = {
  readonly mapping: RecordMapping;
  /** Why each column has its part, in words; in the order of the columns. */
  readonly why: readonly string[];
};

/** No two people share one. */
const identifiers: readonly string[] = ['passportNumber', 'idNumber', 'registrationNumber', 'taxNumber'];
const ofPeople: readonly ColumnPart[] = [
  'name',
  'given name',
  'family name',
  'fact',
  'organisation',
  'role',
  'since',
  'until',
];
const ofLinks: readonly ColumnPart[] = ['from', 'to', 'when', 'clock', 'ends', 'amount', 'currency', 'item', 'kind'];
const dateParts: readonly ColumnPart[] = ['since', 'until', 'when', 'ends'];

/** What a cell must hold for a part, where the part asks for anything. */
function fits(part: ColumnPart, property: string | null, { holds, values, filled }: ColumnSurvey): boolean {
  if (dateParts.includes(part)) return holds === 'dates' || (part === 'when' && holds === 'words');
  if (part === 'clock') return holds === 'times of day';
  if (part === 'amount') return holds === 'amounts';
  if (property?.endsWith('Date') === true) return holds === 'dates' || holds === 'amounts';
  if (identifiers.includes(property ?? '')) return holds !== 'dates' && values * 10 >= filled * 8;
  if (property === 'email') return holds === 'e-mail addresses' || holds === 'nothing';
  if (part === 'name' || part === 'given name' || part === 'family name')
    return holds === 'words' || holds === 'nothing';
  return true;
}

export function proposeMapping(survey: TableSurvey, words: HeaderWords, sheet: string | null): Proposed {
  const { columns } = survey;
  const guessed = columns.map((column) =>
    words.isSensitive(column.header)
      ? []
      : words.guesses(column.header).filter((one) => fits(one.part, one.property, column)),
  );
  const has = (part: ColumnPart) => guessed.some((list) => list.some((one) => one.part === part && one.weight >= 0.3));
  const shape: RowShape =
    has('from') && has('to')
      ? 'links'
      : has('given name') || has('family name') || !onlyCompanies(columns, words)
        ? 'people'
        : 'organisations';
  const allowed =
    shape === 'links'
      ? ofLinks
      : shape === 'people'
        ? ofPeople
        : ofPeople.filter((part) => part === 'name' || part === 'fact');
  const taken = assign(guessed, allowed);
  const uses = columns.map((column, at) => useOf(column, taken[at] ?? null));
  const withKey = chooseKey(uses, columns, words);
  const link = shape === 'links' ? (words.linkOf(columns.map((one) => one.header)) ?? 'message') : 'employment';
  const kindAt = uses.findIndex((use) => use.part === 'kind');
  const mapping: RecordMapping = {
    sheet,
    shape,
    link,
    kinds: kindAt < 0 ? {} : kindsOf(columns[kindAt]!, words),
    ...endsOf(shape, link, uses, columns),
    organisation: null,
    stance: 'reported',
    joins: true,
    columns: withKey,
  };
  return { mapping, why: columns.map((column, at) => whyOf(column, taken[at] ?? null, words)) };
}

const onlyCompanies = (columns: readonly ColumnSurvey[], words: HeaderWords): boolean =>
  columns.some(({ header }) => /compan|organi[sz]ation|firm/i.test(header)) &&
  !columns.some(({ header }) =>
    words.guesses(header).some((one) => one.part === 'name' && !/compan|organi/.test(one.words)),
  );

function assign(
  guessed: readonly (readonly PartGuess[])[],
  allowed: readonly ColumnPart[],
): readonly (PartGuess | null)[] {
  const all = guessed
    .flatMap((list, column) => list.filter((one) => allowed.includes(one.part)).map((one) => ({ ...one, column })))
    .toSorted((a, b) => b.weight - a.weight || a.column - b.column);
  const taken: (PartGuess | null)[] = guessed.map(() => null);
  const used = new Set<string>();
  for (const { column, ...one } of all) {
    // An item may be made of several columns; everything else stands once.
    const what = one.part === 'item' ? `item ${column}` : `${one.part} ${one.property ?? ''}`;
    if (taken[column] !== null || one.weight < 0.3 || used.has(what)) continue;
    taken[column] = one;
    used.add(what);
  }
  return taken;
}

function useOf(column: ColumnSurvey, guess: PartGuess | null): ColumnUse {
  const part = guess?.part ?? 'left out';
  const isDate = dateParts.includes(part) || guess?.property?.endsWith('Date') === true;
  const { header, nth } = column;
  return {
    header,
    nth,
    part,
    property: part === 'fact' ? (guess?.property ?? null) : null,
    isKey: false,
    order: isDate ? orderOf(column.order) : null,
    decimal: null,
    separator: part === 'to' || part === 'from' ? column.separator : null,
  };
}

/** A column whose header speaks of a key and whose values all differ; else one that says who it is and never twice. */
function chooseKey(
  uses: readonly ColumnUse[],
  columns: readonly ColumnSurvey[],
  words: HeaderWords,
): readonly ColumnUse[] {
  const rows = Math.max(...columns.map((one) => one.filled), 0);
  const isWhole = (at: number) => columns[at]!.isUnique && columns[at]!.filled === rows && rows > 1;
  const identifying = (use: ColumnUse) =>
    use.part === 'fact' && ['email', 'idNumber', 'passportNumber', 'registrationNumber'].includes(use.property ?? '');
  const named = columns.findIndex((one, at) => words.isKey(one.header) && isWhole(at));
  const known = uses.findIndex((use, at) => identifying(use) && isWhole(at));
  const byName = uses.findIndex((use, at) => use.part === 'name' && isWhole(at));
  const key = [named, known, byName].find((at) => at >= 0) ?? -1;
  return uses.map((use, at) => (at === key ? { ...use, isKey: true } : use));
}

function endsOf(
  shape: RowShape,
  link: LinkKind,
  uses: readonly ColumnUse[],
  columns: readonly ColumnSurvey[],
): { readonly from: EntitySchema; readonly to: EntitySchema } {
  if (shape === 'people') return { from: 'Person', to: 'Organization' };
  if (shape === 'organisations') return { from: 'Company', to: 'Organization' };
  const end = (part: 'from' | 'to'): EntitySchema => {
    const holds = columns[uses.findIndex((use) => use.part === part)]?.holds;
    // Bare digits at an end are numbers of telephones or accounts.
    if (holds === 'e-mail addresses' || holds === 'telephone numbers' || holds === 'amounts') return 'UserAccount';
    return 'Person';
  };
  if (link === 'travel') return { from: end('from'), to: 'Address' };
  return link === 'ownership' ? { from: end('from'), to: 'Company' } : { from: end('from'), to: end('to') };
}

function kindsOf({ few }: ColumnSurvey, words: HeaderWords): Record<string, LinkKind> {
  const kinds: Record<string, LinkKind> = {};
  for (const value of few ?? []) {
    const kind = words.kindOf(value);
    if (kind !== null) kinds[value.trim().toLowerCase()] = kind;
  }
  return kinds;
}

function whyOf(column: ColumnSurvey, guess: PartGuess | null, words: HeaderWords): string {
  if (guess !== null) {
    const order = orderOf(column.order);
    const seen =
      order === 'day first' ? column.order.dayFirst : order === 'month first' ? column.order.monthFirst : null;
    const why = `the header says “${guess.words}”`;
    return seen === null
      ? why
      : `${why}; row ${seen.line} holds ${seen.cell}, so the ${order === 'day first' ? 'day' : 'month'} comes first`;
  }
  if (words.isSensitive(column.header))
    return 'left out unless you choose it: what it says of a person is specially protected';
  return column.holds === 'nothing' ? 'holds nothing' : 'the header says nothing that is known here';
}
