import type { Attribution } from '#domain/reading';

/** Finds the innermost attribution whose content holds a position. */
export function claimFinder(attributions: readonly Attribution[]): (at: number) => string | null {
  const pieces = attributions
    .flatMap((a) => a.content.map(([start, end]) => ({ start, end, id: a.id })))
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  return (at) => {
    let low = 0;
    let high = pieces.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((pieces[mid]?.start ?? 0) <= at) low = mid + 1;
      else high = mid;
    }
    let best: { start: number; end: number; id: string } | null = null;
    for (let i = low - 1; i >= 0 && i > low - 40; i--) {
      const piece = pieces[i];
      if (piece !== undefined && piece.end > at && (best === null || piece.end - piece.start < best.end - best.start))
        best = piece;
    }
    return best?.id ?? null;
  };
}
