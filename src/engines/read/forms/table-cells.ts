import type { Span } from '#domain/span';

export type Cell = { readonly from: number; readonly to: number };

/** A table's first row: where it stands, what parts its cells, and their words without marks and underscores. */
export type TableHead = {
  readonly top: number;
  readonly stop: number;
  readonly mark: string;
  readonly heads: readonly { readonly span: Span; readonly words: string }[];
};

/** The first row of a text, where commas, tabs, bars or semicolons part it into three cells or more; null where none does. */
export function tableAt(text: string): TableHead | null {
  const top = text.slice(0, 4000).search(/\S/);
  const stop = top < 0 ? -1 : text.indexOf('\n', top);
  if (stop < 0 || stop - top > 4000) return null;
  const first = text.slice(top, stop);
  const mark = ['\t', '|', ';', ','].find((one) => first.split(one).length > 2);
  if (mark === undefined) return null;
  const heads = cellsOf(text, top, stop, mark).cells.map(({ from, to }) => ({
    span: [from, to] as const,
    words: text.slice(from, to).replace(/["*]/g, '').replaceAll('_', ' ').trim(),
  }));
  return { top, stop, mark, heads };
}

/** The cells of the row that begins at a place, quotation marks taken off, and where the row ends. */
export function cellsOf(
  text: string,
  start: number,
  limit: number,
  mark: string,
): { readonly cells: Cell[]; readonly end: number } {
  const cells: Cell[] = [];
  let at = start;
  for (;;) {
    while (at < limit && text[at] === ' ') at++;
    let from = at;
    let to: number;
    if (text[at] === '"' && mark !== '|') {
      from = at + 1;
      let close = text.indexOf('"', from);
      while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
      // A mark that never closes ends with its line.
      const line = text.indexOf('\n', from);
      if (close < 0 || close > from + 100_000) close = line < 0 ? limit : Math.min(line, limit);
      to = Math.min(close, limit);
      at = to + 1;
      while (at < limit && text[at] !== mark && text[at] !== '\n') at++;
    } else {
      while (at < limit && text[at] !== mark && text[at] !== '\n') at++;
      to = at;
      while (to > from && /\s/.test(text[to - 1] ?? '')) to--;
    }
    cells.push({ from, to: Math.max(from, to) });
    if (at >= limit || text[at] === '\n') return { cells, end: Math.min(at, limit) };
    at++;
  }
}
