/** One cell's words in the text of the rendition; `column` counts from 1. */
export type TableCell = {
  readonly column: number;
  readonly start: number;
  readonly end: number;
  readonly words: string;
};

/** A table seen in a text: rows are split into cells only when asked for, since most are never looked at. */
export type SheetTable = {
  /** The name of the sheet; null where the document is one table. */
  readonly name: string | null;
  readonly rows: number;
  readonly columns: number;
  /** The number that the document gives a row, from 1. */
  readonly numberOf: (row: number) => number;
  readonly cellsOf: (row: number) => readonly TableCell[];
  /** Index of the row that holds an offset, or null where none does. */
  readonly rowAt: (offset: number) => number | null;
};

/** "B" for 2, "AA" for 27. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters;
}

/** 2 for "B"; 0 for what is no name of a column. */
export function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return /^[A-Z]+$/.test(letters) ? column : 0;
}

/** Index of the last start at or before `offset`, or null where it lies before the first. */
export function lastStart(starts: readonly number[], offset: number): number | null {
  let low = -1;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low < 0 ? null : low;
}
