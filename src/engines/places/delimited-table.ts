import { lastStart, type SheetTable, type TableCell } from './sheet-table.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const SAMPLE = 64 * 1024;

/** A text of cells with a delimiter and quotes (RFC 4180) as a table; null where the text is empty. */
export function delimitedTable(text: string): SheetTable | null {
  if (text.trim() === '') return null;
  const delimiter = delimiterOf(text.slice(0, SAMPLE));
  const starts: number[] = [];
  let columns = 0;
  for (let at = 0; at < text.length;) {
    const { end, next, cells } = rowFrom(text, at, delimiter);
    // Empty lines are no rows, though they count in the numbers that other programs give.
    if (end > at) {
      starts.push(at);
      columns = Math.max(columns, cells);
    }
    at = next;
  }
  return {
    name: null,
    rows: starts.length,
    columns,
    numberOf: (row) => row + 1,
    cellsOf: (row) => cellsFrom(text, starts[row]!, delimiter),
    rowAt: (offset) => lastStart(starts, offset),
  };
}

/** The mark that stands most often in the first line that has any, outside quotes. */
function delimiterOf(sample: string): string {
  for (const line of sample.split(/\r?\n/)) {
    const bare = line.replace(/"[^"]*"/g, '');
    const counts = DELIMITERS.map((mark) => [mark, bare.split(mark).length - 1] as const);
    const [mark, count] = counts.toSorted((a, b) => b[1] - a[1])[0]!;
    if (count > 0) return mark;
  }
  return ',';
}

/** Where a row ends, where the next begins, and its number of cells; a quote that opens a cell may hold line ends. */
function rowFrom(text: string, start: number, delimiter: string): { end: number; next: number; cells: number } {
  let cells = 1;
  let quoted = false;
  let opens = true;
  for (let at = start; at < text.length; at += 1) {
    const mark = text[at]!;
    if (mark === '"' && (opens || quoted)) {
      if (quoted && text[at + 1] === '"') at += 1;
      else quoted = !quoted;
      opens = false;
    } else if (!quoted && mark === delimiter) {
      cells += 1;
      opens = true;
    } else if (!quoted && (mark === '\n' || mark === '\r')) {
      return { end: at, next: at + (mark === '\r' && text[at + 1] === '\n' ? 2 : 1), cells };
    } else opens = false;
  }
  return { end: text.length, next: text.length, cells };
}

/** The cells of one row; of a quoted cell the words without its quotes, and the span with them. */
function cellsFrom(text: string, start: number, delimiter: string): TableCell[] {
  const { end } = rowFrom(text, start, delimiter);
  const cells: TableCell[] = [];
  let column = 1;
  for (let at = start; at <= end; column += 1) {
    let to = at;
    if (text[at] === '"') {
      for (to = at + 1; to < end; to += 1) {
        if (text[to] !== '"') continue;
        if (text[to + 1] !== '"') break;
        to += 1;
      }
    }
    const next = text.indexOf(delimiter, to);
    const stop = next < 0 || next > end ? end : next;
    const raw = text.slice(at, stop);
    const words = raw.startsWith('"') ? raw.slice(1).replace(/"\s*$/, '').replaceAll('""', '"') : raw;
    if (words.trim() !== '') cells.push({ column, start: at, end: stop, words: words.trim() });
    at = stop + 1;
  }
  return cells;
}
