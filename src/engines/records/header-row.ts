import type { Row } from './table-text.ts';

/** A column as its header names it. */
export type Header = { readonly header: string; readonly nth: number; readonly column: number };

/** The headers of a table: its first row with two filled cells or more, since a title may stand above; the first row where none has. */
export function headerRow(first: readonly Row[]): Row | null {
  return first.find((row) => row.cells.filter((cell) => cell.text !== '').length > 1) ?? first[0] ?? null;
}

/** Names of columns in order; one without a name goes by its letter as in a sheet, and of equal names each has its number. */
export function headersOf(row: Row): readonly Header[] {
  const seen = new Map<string, number>();
  return row.cells.map(({ text }, column) => {
    const header = text === '' ? `column ${letters(column)}` : text.slice(0, 200);
    const nth = seen.get(header) ?? 0;
    seen.set(header, nth + 1);
    return { header, nth, column };
  });
}

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}
