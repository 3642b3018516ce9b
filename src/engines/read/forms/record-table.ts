import type { Flow } from '#domain/reading';
import type { Span } from '#domain/span';
import { type FormReading, formReading } from './form.ts';
import { linesOf } from './lines.ts';
import { type DayOrder, dayOrderOf, stampAt, timeValue } from './stamp.ts';
import { type Cell, cellsOf, tableAt } from './table-cells.ts';

/** The columns of a table of one kind: each must be there but those that may be missing. */
type Layout = {
  readonly kind: 'payment' | 'travel';
  readonly from: RegExp;
  readonly to: RegExp;
  readonly item: RegExp;
  readonly unit: RegExp;
  readonly date: RegExp;
};

const layouts: readonly Layout[] = [
  {
    kind: 'payment',
    from: /^(?:payer|paid by|debtor|from account name|remitter)$/i,
    to: /^(?:payee|paid to|creditor|beneficiary|recipient)$/i,
    item: /^(?:amount|sum|value|paid)$/i,
    unit: /^(?:currency|ccy)$/i,
    date: /^(?:date|paid on|payment date|value date)$/i,
  },
  {
    kind: 'travel',
    from: /^(?:name|passenger|travell?er)(?: .*)?$/i,
    to: /^(?:to|destination|arrival(?: airport)?)$/i,
    item: /^(?:from|origin|departure airport)$/i,
    unit: /^$/,
    date: /^(?:departed|departure|date|travelled|date of travel)$/i,
  },
];

/**
 * A table of payments or of journeys, by the names of its columns: each row is a flow that the table records. No one
 * says it, so it rests on no claim; whoever takes the table in takes its rows through their mapping.
 */
export function readRecordTable(shadow: string): FormReading | null {
  const table = tableAt(shadow);
  if (table === null) return null;
  const { top, stop, mark, heads } = table;
  for (const layout of layouts) {
    const at = (pattern: RegExp): number => heads.findIndex(({ words }) => words !== '' && pattern.test(words));
    const columns = {
      from: at(layout.from),
      to: at(layout.to),
      item: at(layout.item),
      unit: at(layout.unit),
      date: at(layout.date),
    };
    if (columns.from < 0 || columns.to < 0 || columns.item < 0 || columns.date < 0) continue;
    const order = dayOrderOf(
      linesOf(shadow, stop, Math.min(shadow.length, stop + 20_000)).map(({ text }) => text.slice(0, 400)),
    );
    const flows: Omit<Flow, 'claim'>[] = [];
    const headers: Span[] = [];
    const marks: Span[] = [[top, stop]];
    for (let from = stop + 1; from < shadow.length;) {
      const { cells, end } = cellsOf(shadow, from, shadow.length, mark);
      const flow = flowOf(shadow, cells, columns, layout.kind, order);
      if (flow !== null) flows.push(flow);
      // Names are read in the cells for parties alone.
      let done = from;
      for (const index of [columns.from, columns.to, columns.item, columns.date].toSorted((a, b) => a - b)) {
        const cell = cells[index];
        if (cell === undefined || cell.to <= cell.from || cell.from < done) continue;
        if (cell.from > done) marks.push([done, cell.from]);
        headers.push([cell.from, cell.to]);
        done = cell.to;
      }
      if (end > done) marks.push([done, end]);
      from = end + 1;
    }
    if (flows.length === 0) return null;
    const reason = `the first row names columns for ${layout.kind === 'payment' ? 'payer, payee and amount' : 'name, from, to and day'}`;
    return formReading(shadow.length, { kind: 'record table', reason }, { headers, marks, flows });
  }
  return null;
}

function flowOf(
  shadow: string,
  cells: readonly Cell[],
  columns: Readonly<Record<'from' | 'to' | 'item' | 'unit' | 'date', number>>,
  kind: string,
  order: DayOrder,
): Omit<Flow, 'claim'> | null {
  const words = (index: number): string => {
    const cell = index < 0 ? undefined : cells[index];
    return cell === undefined ? '' : shadow.slice(cell.from, cell.to).replace(/\s+/g, ' ').trim();
  };
  const [from, to] = [words(columns.from), words(columns.to)];
  if (from === '' || to === '') return null;
  const stamp = stampAt(words(columns.date), 0, order);
  const item = [words(columns.item), words(columns.unit)].filter((one) => one !== '').join(' ');
  return {
    kind,
    from,
    to,
    item: item === '' ? null : item,
    time: timeValue(stamp?.day ?? null, stamp?.clock ?? null),
    lowerBound: null,
  };
}
