import type { Span } from '#domain/span';
import type { Range } from './draft.ts';
import type { Tokens } from './tokens.ts';

/** Ranges of words as ordered spans of the text; a wire-copy mark of two characters is taken whole. */
export function spansIn(text: string, tokens: Tokens, ranges: readonly Range[]): Span[] {
  const pair = (at: number): boolean => text[at] === "'" || text[at] === '`';
  const spans = ranges
    .map(([from, to]): Span => {
      const start = tokens.start[from] ?? 0;
      const end = tokens.end[to - 1] ?? 0;
      return [
        tokens.text[from] === '“' && pair(start) && pair(start - 1) ? start - 1 : start,
        tokens.text[to - 1] === '”' && pair(end - 1) && pair(end) ? end + 1 : end,
      ];
    })
    .toSorted((a, b) => a[0] - b[0]);
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last !== undefined && span[0] < last[1]) joined[joined.length - 1] = [last[0], Math.max(last[1], span[1])];
    else joined.push(span);
  }
  return joined;
}
