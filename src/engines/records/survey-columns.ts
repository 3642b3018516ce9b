import { addOrderEvidence, noEvidence, type OrderEvidence } from './order-evidence.ts';
import { readAmount } from './read-amount.ts';
import { readMail, readPhone } from './read-contact.ts';
import { readClock, readWhen } from './read-when.ts';
import type { Header } from './header-row.ts';
import type { Row } from './table-text.ts';

/** What most cells of a column hold, as far as cells alone can tell. */
export type Holding =
  | 'nothing'
  | 'e-mail addresses'
  | 'telephone numbers'
  | 'dates'
  | 'times of day'
  | 'amounts'
  | 'words';

/** A column as its cells show it. */
export type ColumnSurvey = Header & {
  readonly holds: Holding;
  readonly filled: number;
  /** Different values, counted up to `mostValues`. */
  readonly values: number;
  /** No value stands twice, as far as they were counted. */
  readonly isUnique: boolean;
  /** The first few different values. */
  readonly samples: readonly string[];
  /** Values of a column that has only a few. */
  readonly few: readonly string[] | null;
  readonly order: OrderEvidence;
  /** Amounts whose mark could be of thousands or of decimals. */
  readonly eitherAmounts: number;
  /** Several addresses stand in one cell, so apart. */
  readonly separator: ',' | ';' | null;
};

export type TableSurvey = { readonly columns: readonly ColumnSurvey[]; readonly rows: number; readonly ragged: number };

const looked = 500;
const mostValues = 100_000;
const mostSamples = 4;
const mostFew = 24;

/** Bare digits may be a year or day as well as an amount: they go with what the others are. */
type Told = Exclude<Holding, 'nothing'> | 'digits';

type Gathered = {
  filled: number;
  values: Set<string>;
  isUnique: boolean;
  samples: string[];
  kinds: Record<Told, number>;
  looked: number;
  order: OrderEvidence;
  eitherAmounts: number;
  separators: { ',': number; ';': number };
};

/** Goes through all rows below the headers once; what cells hold is told by the first 500 that are filled. */
export function surveyColumns(headers: readonly Header[], rows: Iterable<Row>): TableSurvey {
  const all = headers.map((): Gathered => ({
    filled: 0,
    values: new Set(),
    isUnique: true,
    samples: [],
    kinds: {
      'e-mail addresses': 0,
      'telephone numbers': 0,
      dates: 0,
      'times of day': 0,
      amounts: 0,
      words: 0,
      digits: 0,
    },
    looked: 0,
    order: noEvidence,
    eitherAmounts: 0,
    separators: { ',': 0, ';': 0 },
  }));
  let count = 0;
  let ragged = 0;
  for (const row of rows) {
    count += 1;
    if (row.cells.length > headers.length) ragged += 1;
    for (const [column, of] of all.entries()) {
      const cell = row.cells[column]?.text ?? '';
      if (cell !== '') gather(of, cell, row.line);
    }
  }
  return { columns: headers.map((header, at) => surveyed(header, all[at]!)), rows: count, ragged };
}

function gather(of: Gathered, cell: string, line: number): void {
  of.filled += 1;
  of.order = addOrderEvidence(of.order, cell, line);
  if (of.values.has(cell)) of.isUnique = false;
  else if (of.values.size < mostValues) {
    of.values.add(cell);
    if (of.samples.length < mostSamples) of.samples.push(cell.slice(0, 120));
  }
  if (of.looked >= looked) return;
  of.looked += 1;
  for (const mark of [',', ';'] as const)
    if (cell.includes(mark) && cell.split(mark).every((part) => part.trim() === '' || readMail(part) !== null))
      of.separators[mark] += 1;
  const amount = readAmount(cell, null);
  if (amount.kind === 'either') of.eitherAmounts += 1;
  of.kinds[kindOf(cell, amount.kind)] += 1;
}

function kindOf(cell: string, amount: 'amount' | 'either' | 'none'): Told {
  if (cell.includes('@') && cell.split(/[,;]/).some((part) => readMail(part) !== null)) return 'e-mail addresses';
  if (readWhen(cell, 'day first').kind === 'when' || readWhen(cell, 'month first').kind === 'when') {
    return /^\d{1,8}$/.test(cell) ? 'digits' : 'dates';
  }
  if (readClock(cell) !== null) return 'times of day';
  if (/^\+|^00/.test(cell) && readPhone(cell) !== null) return 'telephone numbers';
  if (amount !== 'none') return 'amounts';
  return readPhone(cell) === null ? 'words' : 'telephone numbers';
}

function surveyed(header: Header, of: Gathered): ColumnSurvey {
  const { digits, ...told } = of.kinds;
  told[told.dates > 0 && told.amounts === 0 ? 'dates' : 'amounts'] += digits;
  const kinds = Object.entries(told) as [Holding, number][];
  const [holds, count] = kinds.reduce((best, one) => (one[1] > best[1] ? one : best));
  const { ',': comma, ';': semicolon } = of.separators;
  return {
    ...header,
    holds: of.filled === 0 ? 'nothing' : count * 10 >= of.looked * 8 ? holds : 'words',
    filled: of.filled,
    values: of.values.size,
    isUnique: of.isUnique && of.filled > 0,
    samples: of.samples,
    few:
      of.values.size <= mostFew && of.filled > of.values.size ? [...of.values].map((one) => one.slice(0, 120)) : null,
    order: of.order,
    eitherAmounts: of.eitherAmounts,
    separator: comma + semicolon === 0 ? null : comma >= semicolon ? ',' : ';',
  };
}
