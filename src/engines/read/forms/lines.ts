import type { Span } from '#domain/span';

/** A line of a text, without its end, and its words. */
export type Line = { readonly from: number; readonly to: number; readonly text: string };

/** The lines of `[from, to)`, empty ones too. */
export function linesOf(text: string, from = 0, to = text.length): Line[] {
  const lines: Line[] = [];
  let at = from;
  while (at <= to) {
    const found = text.indexOf('\n', at);
    const end = found < 0 || found > to ? to : found;
    const stop = end > at && text[end - 1] === '\r' ? end - 1 : end;
    lines.push({ from: at, to: stop, text: text.slice(at, stop) });
    at = end + 1;
  }
  return lines;
}

/** The span without the white space at its edges, or null when there is nothing else. */
export function trimmed(text: string, from: number, to: number): Span | null {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text[start] ?? '')) start++;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  return end > start ? [start, end] : null;
}
