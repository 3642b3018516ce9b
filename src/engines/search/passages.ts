import type { Mark } from './mark-words.ts';

export type Piece = { readonly text: string; readonly isFound: boolean };

/** A stretch of a text with what was found in it. `words` is where its first finding stands. */
export type Passage = {
  readonly start: number;
  readonly end: number;
  readonly words: readonly [start: number, end: number];
  readonly pieces: readonly Piece[];
};

const width = 200;
const lead = 70;

/** The stretches that show most of a query, best first; where nothing is marked, how the text begins. */
export function passagesOf(text: string, marks: readonly Mark[], most: number): readonly Passage[] {
  if (marks.length === 0) return [passageAt(text, 0, [])];
  const windows: { first: number; last: number; parts: number; count: number }[] = [];
  let last = 0;
  for (let first = 0; first < marks.length; first++) {
    while (last + 1 < marks.length && marks[last + 1]!.end <= marks[first]!.start + width) last += 1;
    last = Math.max(last, first);
    const inside = marks.slice(first, Math.min(last + 1, first + 40));
    windows.push({ first, last, parts: new Set(inside.map((one) => one.leaf)).size, count: inside.length });
  }
  const best = windows.toSorted((a, b) => b.parts - a.parts || b.count - a.count || a.first - b.first);
  const chosen: typeof windows = [];
  for (const one of best) {
    if (chosen.length === most) break;
    const [start, end] = [marks[one.first]!.start, marks[one.last]!.end];
    const isFree = chosen.every(
      (other) => end + lead < marks[other.first]!.start || start > marks[other.last]!.end + width,
    );
    if (isFree) chosen.push(one);
  }
  return chosen.map((one) => passageAt(text, marks[one.first]!.start, marks.slice(one.first, one.last + 1)));
}

function passageAt(text: string, at: number, marks: readonly Mark[]): Passage {
  const start = cutAt(text, Math.max(0, at - lead), 'after');
  const end = Math.max(cutAt(text, Math.min(text.length, at + width), 'before'), marks[0]?.end ?? 0);
  const joined: { start: number; end: number }[] = [];
  for (const mark of marks) {
    const before = joined.at(-1);
    if (before !== undefined && (mark.start <= before.end || /^\s$/u.test(text.slice(before.end, mark.start))))
      before.end = Math.max(before.end, mark.end);
    else joined.push({ start: mark.start, end: mark.end });
  }
  const pieces: Piece[] = [];
  let from = start;
  const add = (to: number, isFound: boolean) => {
    if (to > from) pieces.push({ text: text.slice(from, to), isFound });
    from = Math.max(from, to);
  };
  for (const mark of joined.filter((one) => one.end <= end)) {
    add(mark.start, false);
    add(mark.end, true);
  }
  add(end, false);
  const words = joined[0] ?? { start: 0, end: 0 };
  return { start, end, words: [words.start, words.end], pieces };
}

/** Moves a cut to a space near it, and never into a surrogate pair. */
function cutAt(text: string, at: number, side: 'after' | 'before'): number {
  if (at === 0 || at >= text.length) return at;
  for (let by = 0; by < 24; by++) {
    const place = side === 'after' ? at + by : at - by;
    if (/\s/u.test(text[place] ?? '')) return side === 'after' ? place + 1 : place;
  }
  return /[\uDC00-\uDFFF]/.test(text[at]!) ? at + 1 : at;
}
