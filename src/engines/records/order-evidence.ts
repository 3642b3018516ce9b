import type { DateOrder } from '#domain/record-mapping';
import { readWhen } from './read-when.ts';

/** What a column's cells themselves say of the order of day and month: a cell that can be read only one way, and how many could be either. */
export type OrderEvidence = {
  readonly dayFirst: { readonly line: number; readonly cell: string } | null;
  readonly monthFirst: { readonly line: number; readonly cell: string } | null;
  readonly either: number;
};

export const noEvidence: OrderEvidence = { dayFirst: null, monthFirst: null, either: 0 };

/** Adds what one cell says. */
export function addOrderEvidence(so: OrderEvidence, cell: string, line: number): OrderEvidence {
  if (!/^\D*\d{1,2}[/.-]\d{1,2}[/.-]\d{2}/.test(cell)) return so;
  const dayFirst = readWhen(cell, 'day first').kind === 'when';
  const monthFirst = readWhen(cell, 'month first').kind === 'when';
  if (dayFirst && monthFirst) return readWhen(cell, null).kind === 'either' ? { ...so, either: so.either + 1 } : so;
  if (dayFirst) return so.dayFirst === null ? { ...so, dayFirst: { line, cell } } : so;
  if (monthFirst) return so.monthFirst === null ? { ...so, monthFirst: { line, cell } } : so;
  return so;
}

/** The order that the cells agree on; null where they do not say, or contradict each other. */
export function orderOf({ dayFirst, monthFirst }: OrderEvidence): DateOrder | null {
  if (dayFirst !== null && monthFirst === null) return 'day first';
  return monthFirst !== null && dayFirst === null ? 'month first' : null;
}
