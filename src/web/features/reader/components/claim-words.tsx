import { useMemo } from 'react';
import type { Claim } from '#api/schemas/claim';
import { runsOf, type Mark } from '../mark-runs.ts';

const longest = 420;

/** What is claimed, in its own words, the speaker's estimative words in italics. A long one is cut unless `whole`. */
export function ClaimWords({ claim, text, whole }: { claim: Claim; text: string; whole: boolean }) {
  const pieces = useMemo(() => piecesOf(claim, text, whole ? Infinity : longest), [claim, text, whole]);
  const total = claim.content.reduce((sum, [start, end]) => sum + end - start, 0);
  return (
    <div className="card-words" dir="auto">
      {pieces.map((piece) =>
        piece.italic ? <em key={piece.key}>{piece.words}</em> : <span key={piece.key}>{piece.words}</span>,
      )}
      {!whole && total > longest ? ' …' : ''}
    </div>
  );
}

type Piece = { readonly key: string; readonly words: string; readonly italic: boolean };

function piecesOf(claim: Claim, text: string, room: number): readonly Piece[] {
  const marks = claim.estimative.map(([start, end]): Mark => ({
    start,
    end,
    kind: 'estimative',
    claimId: null,
    depth: 0,
  }));
  const pieces: Piece[] = [];
  let left = room;
  for (const [start, end] of claim.content) {
    const stop = Math.min(end, start + left);
    if (stop <= start) break;
    left -= stop - start;
    if (pieces.length > 0) pieces.push({ key: `gap ${start}`, words: ' … ', italic: false });
    for (const run of runsOf(text, start, stop, marks))
      pieces.push({ key: String(run.start), words: run.text, italic: run.marks.length > 0 });
  }
  return pieces;
}
