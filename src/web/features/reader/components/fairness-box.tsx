import type { Claim } from '#api/schemas/claim';
import type { GoTo } from './words-link.tsx';
import { WordsLink } from './words-link.tsx';
import { documentDateText, whenText } from '../../../lib/dates.ts';

type Fairness = NonNullable<Claim['fairness']>;

/** What travels with every allegation about a person: who denies it, and where each person stands in law. */
export function FairnessBox({ fairness, onGo }: { fairness: Fairness; onGo: GoTo }) {
  return (
    <div className="denial">
      {fairness.denials.map((denial) => (
        <div key={denial.claimId}>
          <b className="tone-denied">⊘ Denied</b> by {denial.speaker}:{' '}
          <WordsLink
            to={{ documentId: denial.documentId, claimId: denial.claimId }}
            title={`${denial.why}. Opens “${denial.documentTitle}”.`}
            onGo={onGo}
          >
            “{denial.words.content}”
          </WordsLink>
        </div>
      ))}
      {fairness.denials.length === 0 ? (
        <div>
          <b>Not yet put to them</b>
          {fairness.persons.length > 0 ? ` (${fairness.persons.join(', ')})` : ''}: silence is no denial.
        </div>
      ) : null}
      {fairness.statuses.map((status) => (
        <div key={status.person} className="small">
          {status.person}:{' '}
          {status.reported === null ? 'nothing reported' : <Reported of={status.reported} onGo={onGo} />} ·{' '}
          {status.verified === null ? (
            'verified: nothing yet'
          ) : (
            <span title={`${status.verified.by.name}, ${whenText(status.verified.at)}`}>
              verified: <b>{status.verified.status}</b>, {status.verified.record}
            </span>
          )}
        </div>
      ))}
    </div>
  );
}

function Reported({ of, onGo }: { of: NonNullable<Fairness['statuses'][number]['reported']>; onGo: GoTo }) {
  const span = of.spans[0];
  const when = of.when === null ? '' : `, ${documentDateText(of.when)}`;
  return (
    <>
      <b>{of.status}</b>
      {when}, as reported
      {of.documentId === null || span === undefined ? null : (
        <>
          {' '}
          <WordsLink to={{ documentId: of.documentId, at: span }} onGo={onGo}>
            “{of.words}”
          </WordsLink>
        </>
      )}
    </>
  );
}
