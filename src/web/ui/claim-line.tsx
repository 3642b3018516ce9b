import { Link } from '@tanstack/react-router';
import type { Claim } from '#api/schemas/claim';
import { claimPlace, sayerWords } from '../lib/claim-place.ts';
import { useCase } from '../lib/case-context.ts';
import { FairLine } from './fair-line.tsx';
import { GradeBadge } from './grade-badge.tsx';
import { StanceMark } from './stance-mark.tsx';

type Props = {
  readonly claim: Claim;
  /** It stands against what it is shown with. */
  readonly against: boolean;
};

/** A claim behind something: who says it and how, its grade, its words with the way to them, denial and legal status. */
export function ClaimLine({ claim, against }: Props) {
  const { caseId } = useCase();
  const speakers = claim.speaker.name?.split('; ').join(' and ');
  return (
    <div className={`claim-line${against ? ' against' : ''}`}>
      <div className="claim-line-head">
        <StanceMark stance={claim.stance} />
        <span>
          {claim.basis === 'record'
            ? sayerWords(claim)
            : claim.basis === 'observation'
              ? 'on record: nobody in it says it'
              : `by ${speakers ?? (claim.speaker.mention === '' ? 'nobody named' : `“${claim.speaker.mention}”`)}`}
        </span>
        <i className="grow" />
        <GradeBadge grade={claim.grade} from={claim.gradeFrom} />
      </div>
      {against ? <div className="small tone-denied">⊘ stands against it</div> : null}
      <div className="claim-line-words" dir="auto">
        “{claim.words.content}”
      </div>
      <div className="small muted">
        <Link
          to="/cases/$caseId/documents/$documentId"
          params={{ caseId, documentId: claim.documentId }}
          search={(before) => ({ asOf: before.asOf, ...claimPlace(claim) })}
          className="as-link"
        >
          {claim.basis === 'record' ? 'open the row' : 'open the words'}
        </Link>{' '}
        in {claim.documentTitle}
        {reviewText(claim)}
      </div>
      {claim.stance === 'denied' ? null : <FairLine fairness={claim.fairness} />}
    </div>
  );
}

/** What has become of it in review, where that is not as it should be; what people made themselves nobody has to read. */
function reviewText({ review, by }: Claim): string {
  if (review === 'read rightly') return '';
  if (review === 'unreviewed') return by === 'hand' ? ' · made by hand' : ' · not reviewed yet';
  return review === 'superseded' ? ' · mended since' : ` · ${review}`;
}
