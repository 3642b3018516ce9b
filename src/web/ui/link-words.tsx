import { useQueries } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Claim } from '#api/schemas/claim';
import { claimQuery } from '../features/reader/api/get-claim.ts';
import { claimPlace, sayerWords } from '../lib/claim-place.ts';
import { useCase } from '../lib/case-context.ts';
import { placeLinkWords } from '../lib/place-link-words.ts';
import { FairLine } from './fair-line.tsx';
import { GradeBadge } from './grade-badge.tsx';
import { StanceMark } from './stance-mark.tsx';
import { WithQuery } from './with-query.tsx';
import './link-words.css';

/** The words that a link rests on, and those that deny it, each opening in its place. */
export function LinkWords({ claimIds, against }: { claimIds: readonly string[]; against: readonly string[] }) {
  const { caseId, asOf } = useCase();
  const navigate = useNavigate();
  const shown = [...claimIds, ...against].slice(0, 40);
  const open = (claim: Claim, place?: 1) =>
    void navigate({
      to: '/cases/$caseId/documents/$documentId',
      params: { caseId, documentId: claim.documentId },
      search: (before) => ({ asOf: before.asOf, ...claimPlace(claim), place }),
    });
  const claims = useQueries({ queries: shown.map((claimId) => claimQuery(caseId, claimId, asOf)) });
  return (
    <ul className="links-list">
      {claims.map((query, at) => (
        <li key={shown[at]}>
          <WithQuery query={query} what="the words">
            {(claim) => (
              <>
                <StanceMark stance={claim.stance} /> {sayerWords(claim)}:{' '}
                <button type="button" className="as-link links-quote" dir="auto" onClick={() => open(claim)}>
                  “{claim.words.content}”
                </button>{' '}
                <span className="muted small">{claim.documentTitle}</span>{' '}
                {placeLinkWords(claim.documentMediaType) === null ? null : (
                  <button type="button" className="as-link small" onClick={() => open(claim, 1)}>
                    {placeLinkWords(claim.documentMediaType)}
                  </button>
                )}{' '}
                <GradeBadge grade={claim.grade} from={claim.gradeFrom} />
                <FairLine fairness={claim.fairness} />
              </>
            )}
          </WithQuery>
        </li>
      ))}
    </ul>
  );
}
