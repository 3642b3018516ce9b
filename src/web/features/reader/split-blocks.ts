/** One line of the text, or a piece of a very long one; drawn and measured as a unit. */
export type Block = {
  readonly index: number;
  readonly start: number;
  /** Where its words end; the line end lies after it. */
  readonly end: number;
  /** True where a paragraph ends here, so that space follows. */
  readonly gap: boolean;
};

const longest = 2400;

/**
 * The text as blocks in order. Blocks and the line ends between them cover the text exactly: each block begins where
 * the line end of the one before is over. Pieces of one long line follow each other without anything between.
 */
export function splitBlocks(text: string): readonly Block[] {
  const blocks: Block[] = [];
  const spaced = linesAreParagraphs(text);
  let start = 0;
  const push = (from: number, to: number, gap: boolean) =>
    blocks.push({ index: blocks.length, start: from, end: to, gap });
  const line = (from: number, to: number) => {
    let at = from;
    while (to - at > longest) {
      const cut = cutBefore(text, at, at + longest);
      push(at, cut, false);
      at = cut;
    }
    push(at, to, spaced);
  };
  for (const match of text.matchAll(/\r\n|\n|\r|\u2028|\u2029|\f/g)) {
    line(start, match.index);
    start = match.index + match[0].length;
  }
  if (start < text.length || blocks.length === 0) line(start, text.length);
  return blocks;
}

/** Block that holds an offset; offsets in a line end belong to the block before it. */
export function blockAt(blocks: readonly Block[], offset: number): Block | undefined {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (blocks[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return blocks[low];
}

/** Hard-wrapped text parts its paragraphs by empty lines; elsewhere each line is a paragraph. */
function linesAreParagraphs(text: string): boolean {
  const sample = text.slice(0, 60_000).split(/\r\n|\n|\r/);
  const empty = sample.filter((line) => line.trim() === '').length;
  return empty < sample.length / 8;
}

function cutBefore(text: string, from: number, limit: number): number {
  for (const stop of [/[.!?…]["”’)]?\s(?=\S)/g, /\s(?=\S)/g]) {
    let last = -1;
    for (const match of text.slice(from, limit).matchAll(stop)) last = from + match.index + match[0].length;
    if (last > from + longest / 4) return last;
  }
  const code = text.charCodeAt(limit);
  return code >= 0xdc00 && code <= 0xdfff ? limit - 1 : limit;
}
