import type { OffsetMap } from '#domain/rendition';
import { headerRow, headersOf, type Header } from './header-row.ts';
import { rowsOf, sheetsOf, type Row, type Sheet } from './table-text.ts';

/** One table of a text, with its headers; its rows can be gone through as often as wanted. */
export type OpenTable = {
  readonly sheets: readonly string[];
  readonly sheet: Sheet;
  readonly headers: readonly Header[];
  /** The rows below the headers. */
  rows(): Generator<Row>;
};

const lookedForHeaders = 20;

/** Opens the sheet of this name, or the first one that has rows; null where the text holds no table. */
export function openTable(text: string, mediaType: string, map: OffsetMap, sheetName: string | null): OpenTable | null {
  const sheets = sheetsOf(text, mediaType, map);
  const wanted = sheetName === null ? sheets : sheets.filter((one) => one.name === sheetName);
  for (const sheet of wanted) {
    const first: Row[] = [];
    for (const row of rowsOf(text, sheet, map)) if (first.push(row) === lookedForHeaders) break;
    const head = headerRow(first);
    if (head === null) continue;
    return {
      sheets: sheets.flatMap(({ name }) => (name === null ? [] : [name])),
      sheet,
      headers: headersOf(head),
      *rows() {
        for (const row of rowsOf(text, sheet, map)) if (row.start > head.start) yield row;
      },
    };
  }
  return null;
}
