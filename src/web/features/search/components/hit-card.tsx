import { Link } from '@tanstack/react-router';
import type { ReplyOf } from '#api/operation';
import type { Operations } from '#api/operations';
import { mediaOfKind } from '#engines/search/document-kinds';
import { placeLinkWords } from '../../../lib/place-link-words.ts';
import { dayText } from '../../../lib/dates.ts';
import { FairLine } from '../../../ui/fair-line.tsx';
import { StanceMark } from '../../../ui/stance-mark.tsx';

export type Hit = ReplyOf<Operations['search']>['hits'][number];

/** A document that was found: its words, each a way to its place, and the claims that were asked for. */
export function HitCard({ caseId, hit }: { readonly caseId: string; readonly hit: Hit }) {
  const to = '/cases/$caseId/documents/$documentId';
  const params = { caseId, documentId: hit.documentId };
  const at = (words: readonly [number, number]) => (words[1] > 0 ? { at: `${words[0]}-${words[1]}` } : {});
  const place = hit.type === null ? null : placeLinkWords(mediaOfKind(hit.type.word)?.[0] ?? null);
  const facts = [
    hit.date === null ? null : dayText(hit.date),
    hit.type?.label ?? null,
    hit.origin === null ? null : `from ${hit.origin}`,
    hit.name === hit.title ? null : hit.name,
  ].filter((one) => one !== null);
  return (
    <li className="found-hit">
      <Link to={to} params={params} search={at([hit.start, hit.end])} className="found-title" data-hit dir="auto">
        {hit.title}
      </Link>
      <div className="small muted clip">
        {facts.join(' · ')}
        {place === null ? null : (
          <>
            {' · '}
            <Link to={to} params={params} search={{ ...at([hit.start, hit.end]), place: 1 }} tabIndex={-1}>
              {place}
            </Link>
          </>
        )}
      </div>
      {hit.passages.map((passage) => (
        <Link
          key={passage.start}
          to={to}
          params={params}
          search={at(passage.words)}
          className="found-words"
          dir="auto"
          tabIndex={-1}
        >
          {passage.pieces.map((piece, i) =>
            // oxlint-disable-next-line no-array-index-key
            piece.isFound ? <mark key={i}>{piece.text}</mark> : <span key={i}>{piece.text}</span>,
          )}
        </Link>
      ))}
      {hit.claims.length === 0 ? null : (
        <ul className="found-claims" aria-label="Claims">
          {hit.claims.map((claim) => (
            <li key={claim.claimId}>
              <StanceMark stance={claim.stance} />
              <Link to={to} params={params} search={{ claim: claim.claimId }} className="found-claim" dir="auto">
                {claim.speaker === '' ? 'Nobody named' : claim.speaker}: “{claim.words}”
              </Link>
            </li>
          ))}
        </ul>
      )}
      <FairLine fairness={hit.fairness} />
    </li>
  );
}
