import type { Claim } from '#api/schemas/claim';
import { documentDateText, whenText } from '../../../lib/dates.ts';

type Fairness = NonNullable<Claim['fairness']>;
export type GoTo = (to: {
  readonly documentId: string;
  readonly claimId?: string;
  readonly at?: readonly [number, number];
}) => void;

/** What travels with every allegation about a person: who denies it, and where each person stands in law. */
export function FairnessBox({ fairness, onGo }: { fairness: Fairness; onGo: GoTo }) {
  return (
    <div className="denial">
      {fairness.denials.map((denial) => (
        <div key={denial.claimId}>
          <b className="tone-denied">⊘ Denied</b> by {denial.speaker}:{' '}
          <button
            type="button"
            className="as-link words-link"
            title={`${denial.why}. Opens “${denial.documentTitle}”.`}
            onClick={() => onGo({ documentId: denial.documentId, claimId: denial.claimId })}
          >
            “{denial.words.content}”
          </button>
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
          <button
            type="button"
            className="as-link words-link"
            onClick={() => onGo({ documentId: of.documentId!, at: span })}
          >
            “{of.words}”
          </button>
        </>
      )}
    </>
  );
}
