import type { OffsetMap } from '#domain/rendition';

/**
 * Tables in the text of a rendition: comma, semicolon, tab or bar between cells after RFC 4180 where the file itself was
 * such a table; rows as lines and tabs between cells where a workbook or JSON Lines were laid out so. Every cell keeps
 * its place in the text, so that what is made of it leads back to it. A quote that does not close within 1 MiB is taken
 * for a letter; a cell that holds a line end is one cell only in the first kind.
 */
export type Cell = { readonly text: string; readonly start: number; readonly end: number };

export type Row = {
  /** As the file counts: the line of a text, the row of a sheet, from 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly cells: readonly Cell[];
};

export type Sheet = {
  readonly name: string | null;
  readonly from: number;
  readonly to: number;
  /** Between cells; `quoted` says whether quotes may hold it. */
  readonly between: string;
  readonly quoted: boolean;
};

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const tableTypes = ['text/csv', 'text/tab-separated-values', 'application/jsonl', workbook];
const longestQuote = 1 << 20;

/** Whether a document of this media type may hold a table. */
export const mayHoldTable = (mediaType: string | null): boolean => mediaType !== null && tableTypes.includes(mediaType);

/** The tables of a text, one a sheet; none where the media type is of another kind. */
export function sheetsOf(text: string, mediaType: string, map: OffsetMap): readonly Sheet[] {
  if (!mayHoldTable(mediaType)) return [];
  if (mediaType === workbook) return workbookSheets(text, map);
  const isCsv = mediaType === 'text/csv' || mediaType === 'text/tab-separated-values';
  const between = isCsv ? delimiterOf(text) : '\t';
  return [{ name: null, from: 0, to: text.length, between, quoted: isCsv }];
}

function workbookSheets(text: string, map: OffsetMap): readonly Sheet[] {
  const starts: { name: string; from: number }[] = [];
  for (const segment of map)
    if (segment.kind === 'cell' && starts.at(-1)?.name !== segment.sheet)
      starts.push({ name: segment.sheet, from: segment.start });
  return starts.map(({ name, from }, at) => {
    const to = starts[at + 1]?.from ?? text.length;
    const firstEnd = lineEnd(text, from, to);
    // All but the first sheet stand under their names.
    const isTitled = at > 0 && text.slice(from, firstEnd).trim() === name.replace(/[\t\r\n]+/g, ' ').trim();
    return { name, from: isTitled ? Math.min(firstEnd + 1, to) : from, to, between: '\t', quoted: false };
  });
}

const lineEnd = (text: string, from: number, to: number): number => {
  const at = text.indexOf('\n', from);
  return at < 0 || at > to ? to : at;
};

/** What stands most often in the first line with words, outside quotes. */
function delimiterOf(text: string): string {
  const line = /[^\r\n]+/.exec(text.slice(0, 65_536))?.[0] ?? '';
  const bare = line.replace(/"[^"]*"/g, '');
  const count = (of: string) => bare.split(of).length;
  return [',', ';', '\t', '|'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** Every row of a sheet that holds anything, the row of headers too. */
export function* rowsOf(text: string, sheet: Sheet, map: OffsetMap = []): Generator<Row> {
  const lines = map.length > 0 && sheet.name !== null ? rowNumbers(map) : null;
  let line = 1;
  let at = sheet.from;
  while (at < sheet.to) {
    const { cells, next } = readRow(text, at, sheet);
    const end = cells.at(-1)!.end;
    if (cells.some((cell) => cell.text !== ''))
      yield {
        line: lines === null ? line : lines(at),
        start: at,
        end: Math.max(at, endOf(text, at, next, end)),
        cells,
      };
    line += lines === null ? countLines(text, at, next) : 0;
    at = next;
  }
}

/** The row without its line end. */
function endOf(text: string, from: number, next: number, least: number): number {
  let end = next;
  while (end > from && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
  return Math.max(end, least);
}

function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** The row of the sheet in which a place of the text lies, by the map; asked for in rising order. */
function rowNumbers(map: OffsetMap): (at: number) => number {
  let k = 0;
  return (at) => {
    while (k + 1 < map.length && map[k + 1]!.start <= at) k++;
    const segment = map[k]!;
    return segment.kind === 'cell' ? Number(/\d+$/.exec(segment.cell)?.[0] ?? 0) : 0;
  };
}

function readRow(text: string, from: number, sheet: Sheet): { readonly cells: Cell[]; readonly next: number } {
  const { between, quoted, to } = sheet;
  const cells: Cell[] = [];
  let at = from;
  for (;;) {
    const opens = quoted ? quoteAt(text, at, to) : -1;
    const closing = opens < 0 ? -1 : closingQuote(text, opens + 1, to);
    if (closing >= 0) {
      cells.push({ text: text.slice(opens + 1, closing).replaceAll('""', '"'), start: opens + 1, end: closing });
      at = closing + 1;
      while (at < to && text[at] !== between && text[at] !== '\n') at++;
    } else {
      let end = at;
      while (end < to && text[end] !== between && text[end] !== '\n') end++;
      cells.push(trimmed(text, at, end));
      at = end;
    }
    if (at >= to) return { cells, next: to };
    if (text[at] === '\n') return { cells, next: at + 1 };
    at += 1;
    if (at >= to) {
      cells.push({ text: '', start: to, end: to });
      return { cells, next: to };
    }
  }
}

function quoteAt(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && text[at] === ' ') at++;
  return text[at] === '"' && at < to ? at : -1;
}

/** A quote that is not doubled. */
function closingQuote(text: string, from: number, to: number): number {
  const furthest = Math.min(to, from + longestQuote);
  for (let at = text.indexOf('"', from); at >= 0 && at < furthest; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at;
  return -1;
}

function trimmed(text: string, from: number, to: number): Cell {
  let [start, end] = [from, to];
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { text: text.slice(start, end), start, end };
}

const isBlank = (code: number): boolean => code === 0x20 || code === 0x0d || code === 0x09 || code === 0xa0;
