import type { Attribution } from '#domain/reading';

type Piece = { readonly start: number; readonly end: number; readonly index: number };

/** For each attribution the index of the one whose content its cue lies in, innermost first; -1 at the top. */
export function parentsOf(attributions: readonly Pick<Attribution, 'cue' | 'content'>[]): number[] {
  const pieces: Piece[] = attributions.flatMap((a, index) => a.content.map(([start, end]) => ({ start, end, index })));
  pieces.sort((a, b) => a.start - b.start || b.end - a.end);
  const order = attributions.map((a, index) => ({ at: a.cue[0]?.[0] ?? 0, index })).toSorted((a, b) => a.at - b.at);
  const parents = attributions.map(() => -1);
  let open: Piece[] = [];
  let next = 0;
  for (const { at, index } of order) {
    for (; next < pieces.length; next++) {
      const piece = pieces[next];
      if (piece === undefined || piece.start > at) break;
      open.push(piece);
    }
    open = open.filter((piece) => piece.end > at);
    let best: Piece | null = null;
    for (const piece of open) {
      if (piece.index === index || holds(attributions[index], attributions[piece.index])) continue;
      if (best === null || piece.end - piece.start < best.end - best.start) best = piece;
    }
    parents[index] = best?.index ?? -1;
  }
  for (let index = 0; index < parents.length; index++) {
    let up = parents[index] ?? -1;
    for (let steps = 0; up >= 0 && up !== index && steps < 64; steps++) up = parents[up] ?? -1;
    if (up >= 0) parents[index] = -1;
  }
  return parents;
}

/** Two that each lie in the other's content are side by side, not nested. */
function holds(a: Pick<Attribution, 'content'> | undefined, b: Pick<Attribution, 'cue'> | undefined): boolean {
  const at = b?.cue[0]?.[0];
  return at !== undefined && (a?.content.some(([start, end]) => start <= at && at < end) ?? false);
}
