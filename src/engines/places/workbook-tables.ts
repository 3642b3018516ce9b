import type { PlaceSegment } from './segment.ts';
import { columnOf, lastStart, type SheetTable, type TableCell } from './sheet-table.ts';

type Row = { readonly n: number; readonly first: number; last: number };

/** The sheets of a workbook, from the segments that lead to cells. */
export function workbookTables(text: string, map: readonly PlaceSegment[]): readonly SheetTable[] {
  const sheets: { readonly name: string; readonly rows: Row[]; columns: number }[] = [];
  map.forEach((segment, i) => {
    if (segment.kind !== 'cell') return;
    const name = segment.sheet ?? '';
    let sheet = sheets.at(-1);
    if (sheet === undefined || sheet.name !== name) {
      sheet = { name, rows: [], columns: 0 };
      sheets.push(sheet);
      // All but the first sheet stand under their names.
      if (sheets.length > 1) return;
    }
    const [, letters = '', digits = '0'] = /^([A-Z]+)(\d+)$/.exec(segment.cell ?? '') ?? [];
    const n = Number(digits);
    const row = sheet.rows.at(-1);
    if (row !== undefined && row.n === n) row.last = i;
    else sheet.rows.push({ n, first: i, last: i });
    const words = text.slice(segment.start, map[i + 1]?.start ?? text.length).trim();
    sheet.columns = Math.max(sheet.columns, columnOf(letters) + (words.match(/\t/g)?.length ?? 0));
  });
  return sheets.filter(({ rows }) => rows.length > 0).map((sheet) => tableOf(text, map, sheet));
}

function tableOf(
  text: string,
  map: readonly PlaceSegment[],
  { name, rows, columns }: { readonly name: string; readonly rows: readonly Row[]; readonly columns: number },
): SheetTable {
  const starts = rows.map(({ first }) => map[first]!.start);
  const last = rows.at(-1)!.last;
  const end = map[last + 1]?.start ?? text.length;
  return {
    name,
    rows: rows.length,
    columns,
    numberOf: (row) => rows[row]!.n,
    cellsOf: (row) => {
      const cells: TableCell[] = [];
      for (let i = rows[row]!.first; i <= rows[row]!.last; i += 1) cells.push(...cellsIn(text, map, i));
      return cells;
    },
    rowAt: (offset) => (offset >= end ? null : lastStart(starts, offset)),
  };
}

/** A segment's cells: its own, and behind it those that the map does not name one by one. Tabs before it are empty cells. */
function cellsIn(text: string, map: readonly PlaceSegment[], i: number): TableCell[] {
  const { start, cell } = map[i]!;
  const words = text.slice(start, map[i + 1]?.start ?? text.length).replace(/[\t\n]+$/, '');
  const lead = /^\t*/.exec(words)![0].length;
  let column = columnOf(/^[A-Z]+/.exec(cell ?? '')?.[0] ?? '');
  let at = start + lead;
  const cells: TableCell[] = [];
  for (const piece of words.slice(lead).split('\t')) {
    if (piece !== '') cells.push({ column, start: at, end: at + piece.length, words: piece });
    at += piece.length + 1;
    column += 1;
  }
  return cells;
}
