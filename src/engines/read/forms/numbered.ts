import type { Line } from './lines.ts';

/** A paragraph with its number, `[from, to)` its words without the number. */
export type Numbered = {
  readonly number: string;
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly line: number;
};

const numbered = /^[ \t]{0,8}(?:\(?(\d{1,3}(?:\.\d{1,3}){0,2})[.)]?|(\d{1,3})[.)])[ \t]+(?=\S)/;

/** Numbered paragraphs in order; one runs on over the lines below it until an empty line, the next number, or `ends` says stop. */
export function numberedParagraphs(lines: readonly Line[], ends: (line: string) => boolean): Numbered[] {
  const found: Numbered[] = [];
  let open: { number: string; at: number; from: number; to: number; line: number } | null = null;
  let expected = 1;
  const close = (): void => {
    if (open !== null && open.to > open.from) found.push(open);
    open = null;
  };
  lines.forEach((line, index) => {
    const text = line.text;
    if (text.trim() === '' || ends(text)) return close();
    const match = numbered.exec(text.slice(0, 40));
    const number = match?.[1] ?? match?.[2] ?? '';
    const plain = !number.includes('.');
    if (match !== null && (plain ? Number(number) === expected || Number(number) === 1 : true)) {
      close();
      if (plain) expected = Number(number) + 1;
      const end = line.from + text.trimEnd().length;
      open = {
        number,
        at: line.from + match[0].indexOf(number),
        from: line.from + match[0].length,
        to: end,
        line: index,
      };
    } else if (open !== null) open.to = line.from + text.trimEnd().length;
  });
  close();
  return found;
}
