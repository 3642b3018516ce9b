import type { Span } from '#domain/span';

/** The same places but for spaces, commas, colons and full stops at their edges; no guide settles those well. */
export function sameSpans(text: string, a: readonly Span[], b: readonly Span[]): boolean {
  return a.length === b.length && String(a.map((s) => core(text, s))) === String(b.map((s) => core(text, s)));
}

function core(text: string, [start, end]: Span): Span {
  let [from, to] = [start, end];
  while (from < to && /[\s,;:.>]/.test(text[from] ?? '')) from++;
  while (from < to && /[\s,;:.>]/.test(text[to - 1] ?? '')) to--;
  return from < to ? [from, to] : [start, end];
}
