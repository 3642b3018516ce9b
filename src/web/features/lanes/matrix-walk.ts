import type { Cell, CellChange, Matrix, MatrixRow } from './api/matrix.ts';

export type CellState = Cell['state'];
export const cellStates: readonly CellState[] = ['evidenced', 'thin', 'contested', 'gap'];

export type PlacedCell = { readonly row: MatrixRow; readonly cell: Cell };

/** Every cell in the order in which it is shown. */
export const cellsOf = (matrix: Pick<Matrix, 'rows'>): PlacedCell[] =>
  matrix.rows.flatMap((row) => row.cells.map((cell) => ({ row, cell })));

/** The cell after or before the one with this key, stopping at either end; the first where none is chosen. */
export function cellNextTo(matrix: Pick<Matrix, 'rows'>, key: string | null, by: 1 | -1): string | null {
  const cells = cellsOf(matrix);
  const at = cells.findIndex(({ cell }) => cell.key === key);
  const next = at === -1 ? 0 : Math.min(cells.length - 1, Math.max(0, at + by));
  return cells[next]?.cell.key ?? null;
}

/** Days on which something changed, in order, each once. */
export const daysOfChange = (changes: readonly CellChange[]): string[] =>
  [...new Set(changes.map(({ on }) => on))].toSorted();

/** The day of change after or before this one; null where there is none. */
export function dayNextTo(days: readonly string[], on: string, by: 1 | -1): string | null {
  return (by === 1 ? days.find((day) => day > on) : days.findLast((day) => day < on)) ?? null;
}

/** How many cells of a row are in each state, in words; a count of points to prove and no measure of a person. */
export function statesText(row: MatrixRow): string {
  return cellStates
    .flatMap((state) => {
      const count = row.cells.filter((cell) => cell.state === state).length;
      return count === 0 ? [] : [`${count} ${state}`];
    })
    .join(', ');
}

const dayMs = 86_400_000;
const at = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** Where a period lies within another, both ends included, as shares of its length; null where it lies outside. */
export function shareOf(
  period: { readonly from: string; readonly to: string },
  whole: { readonly from: string; readonly to: string },
): { readonly start: number; readonly length: number } | null {
  const [from, to] = [Math.max(at(period.from), at(whole.from)), Math.min(at(period.to), at(whole.to)) + dayMs];
  const length = at(whole.to) + dayMs - at(whole.from);
  return from >= to || length <= 0 ? null : { start: (from - at(whole.from)) / length, length: (to - from) / length };
}
