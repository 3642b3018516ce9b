import type { Span } from '#domain/span';

const terminal = /[.!?:;…]["'”’»)\]]*\s*$/;

/** True when single line ends only wrap a paragraph: most inner lines stop short of a sentence's end. */
function isWrapped(lines: readonly string[]): boolean {
  if (lines.length < 3) return false;
  let inner = 0;
  let open = 0;
  let items = 0;
  for (const line of lines) {
    const trimmed = line.trimEnd();
    // A log, a list or a form is no wrapped paragraph, however its lines end.
    if (/^\s*(?:\d+[\s.):]|\[|[-*•>]\s|\p{Lu}[\p{L} ]{0,28}:\s)/u.test(trimmed.slice(0, 40))) items++;
    if (trimmed.length > 120) return false;
    if (trimmed.length < 30) continue;
    inner++;
    if (!terminal.test(trimmed.slice(-8))) open++;
  }
  if (items * 4 > lines.length) return false;
  return inner >= 3 && open / inner > 0.6;
}

/** A paragraph longer than this is read in parts, so that no stage meets more than so much at once. */
const longest = 20_000;

/** Where to part a paragraph that is too long: behind a sentence, else at a space, else where it must. */
function cutBefore(shadow: string, start: number): number {
  const piece = shadow.slice(start + longest / 2, start + longest);
  for (const mark of ['. ', ' ']) {
    const found = piece.lastIndexOf(mark);
    if (found >= 0) return start + longest / 2 + found + 1;
  }
  // No pair of code units is cut in two.
  const last = shadow.charCodeAt(start + longest - 1);
  return start + longest - (last >= 0xd800 && last <= 0xdbff ? 1 : 0);
}

/** The paragraphs of `[from, to)`, as spans without the white space around them; a line end ends one unless lines are merely wrapped. */
export function blocksOf(shadow: string, from = 0, to = shadow.length): Span[] {
  const blocks: Span[] = [];
  const push = (start: number, end: number): void => {
    while (start < end && /\s/.test(shadow[start] ?? '')) start++;
    while (end > start && /\s/.test(shadow[end - 1] ?? '')) end--;
    while (end - start > longest) {
      const cut = cutBefore(shadow, start);
      blocks.push([start, cut]);
      start = cut;
      while (start < end && /\s/.test(shadow[start] ?? '')) start++;
    }
    if (end > start) blocks.push([start, end]);
  };
  const lines: Span[] = [];
  const flush = (): void => {
    const texts = lines.map(([start, end]) => shadow.slice(start, end));
    if (isWrapped(texts)) push(lines[0]?.[0] ?? 0, lines.at(-1)?.[1] ?? 0);
    else for (const [start, end] of lines) push(start, end);
    lines.length = 0;
  };
  let at = from;
  while (at <= to) {
    const found = shadow.indexOf('\n', at);
    const end = found < 0 || found > to ? to : found;
    if (shadow.slice(at, end).trim() === '') flush();
    else lines.push([at, end]);
    at = end + 1;
  }
  flush();
  return blocks;
}
