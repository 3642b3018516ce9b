import { cellsOf } from '#engines/read/forms/table-cells';
import type { DemoLink, DemoTable } from '../demo/relied-form.ts';

/** The links that a table's rows bear, each resting on the words of its row. */
export function linksOfTable(table: DemoTable, text: string): DemoLink[] {
  const rowsOf = function* (): Generator<{ cells: string[]; words: string }> {
    for (let at = 0; at < text.length;) {
      const { cells, end } = cellsOf(text, at, text.length, ',');
      const words = text.slice(at, end).trim();
      if (words !== '') yield { cells: cells.map(({ from, to }) => text.slice(from, to)), words };
      at = end + 1;
    }
  };
  const [head, ...rows] = rowsOf();
  const { document, by, at, reason, names, only, except = [] } = table;
  const isTaken = ([first = '']: readonly string[]) => (only?.includes(first) ?? true) && !except.includes(first);
  return rows
    .filter((row) => isTaken(row.cells))
    .flatMap((row) => {
      const cellOf = (_: string, column: string) => row.cells[head!.cells.indexOf(column)] ?? '';
      const filled = (form: string) => form.replaceAll(/\{(\w+)\}/g, cellOf);
      const end = (form: string) => names[filled(form)] ?? filled(form);
      return table.links.map((link): DemoLink => ({
        kind: link.kind,
        from: end(link.from),
        to: end(link.to),
        item: link.item === null ? null : filled(link.item),
        time: link.time === null ? null : filled(link.time),
        arrives: link.arrives === null ? null : filled(link.arrives),
        lowerBound: null,
        by,
        at,
        reason,
        against: [],
        rests: [{ document, quote: row.words, hand: { stance: 'reported', polarity: 'asserts', speaker: null } }],
      }));
    });
}
