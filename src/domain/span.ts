/** `[start, end)` in UTF-16 code units of one rendition's text. */
export type Span = readonly [start: number, end: number];

/** True when every span lies inside a text of `length` code units, is not empty, and the list is in order without overlap. */
export function areSpansOf(spans: readonly Span[], length: number): boolean {
  let last = 0;
  for (const [start, end] of spans) {
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < last || end <= start || end > length)
      return false;
    last = end;
  }
  return true;
}

/** The words that spans mark, pieces joined by an ellipsis. */
export function wordsOf(text: string, spans: readonly Span[]): string {
  return spans.map(([start, end]) => text.slice(start, end)).join(' … ');
}
