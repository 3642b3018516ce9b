import { useState } from 'react';
import type { Claim } from '#api/schemas/claim';
import type { GoTo } from './words-link.tsx';
import { WordsLink } from './words-link.tsx';
import { countText } from '../../../lib/count-text.ts';
import { documentDateText, exactText } from '../../../lib/dates.ts';
import { statusesByPerson, type ReportedStatus } from '../../../lib/statuses-by-person.ts';
import { statusTexts } from '../../../lib/status-texts.ts';

type Fairness = NonNullable<Claim['fairness']>;
type Props = { readonly fairness: Fairness; readonly documentId: string; readonly onGo: GoTo };

/** How many denials a card shows before it folds the others. */
const atFirst = 2;

/** What travels with every allegation about a person: who denies it, and where each person stands in law. */
export function FairnessBox({ fairness, documentId, onGo }: Props) {
  const [all, setAll] = useState(false);
  // Those beside the allegation come first; none is left out, only folded.
  const near = fairness.denials.toSorted(
    (a, b) => Number(b.documentId === documentId) - Number(a.documentId === documentId),
  );
  const shown = all ? near : near.slice(0, atFirst);
  return (
    <div className="denial">
      {shown.map((denial) => (
        <div key={denial.claimId}>
          <b className="tone-denied">⊘ Denied</b> by {denial.speaker.split('; ').join(' and ')}:{' '}
          <WordsLink
            to={{ documentId: denial.documentId, claimId: denial.claimId }}
            title={`${denial.why}. Opens “${denial.documentTitle}”.`}
            onGo={onGo}
          >
            “{denial.words.content}”
          </WordsLink>
        </div>
      ))}
      {fairness.denials.length > shown.length ? (
        <button
          type="button"
          className="as-link"
          onClick={(event) => {
            event.stopPropagation();
            setAll(true);
          }}
        >
          and {countText(fairness.denials.length - shown.length, 'more denial')}
        </button>
      ) : null}
      {fairness.denials.length === 0 ? (
        <div>
          <b>Not yet put to them</b>
          {fairness.persons.length > 0 ? ` (${fairness.persons.join(', ')})` : ''}: silence is no denial.
        </div>
      ) : null}
      {fairness.statuses.length === 0 ? <div className="small">{statusTexts(fairness).join(' · ')}</div> : null}
      {statusesByPerson(fairness.statuses).map(({ person, reported, verified }) => (
        <div key={person} className="small">
          {person}:{' '}
          {reported.length === 0
            ? 'nothing reported'
            : reported.map((one, at) => (
                <span key={at}>
                  {at > 0 ? '; ' : ''}
                  <Reported of={one} onGo={onGo} />
                </span>
              ))}
          {reported.length === 0 ? '' : ', as reported'} ·{' '}
          {verified.length === 0
            ? 'verified: nothing yet'
            : verified.map((one, at) => (
                <span key={at} title={`${one.by.name}, ${exactText(one.at)}`}>
                  {at > 0 ? '; ' : 'verified: '}
                  <b>{one.status}</b>, {one.record}
                </span>
              ))}
        </div>
      ))}
    </div>
  );
}

function Reported({ of, onGo }: { of: ReportedStatus; onGo: GoTo }) {
  const span = of.spans[0];
  const status = <b>{of.status}</b>;
  return (
    <>
      {of.documentId === null || span === undefined ? (
        <span title={of.words}>{status}</span>
      ) : (
        <WordsLink to={{ documentId: of.documentId, at: span }} title={`“${of.words}”`} onGo={onGo}>
          {status}
        </WordsLink>
      )}
      {of.when === null ? '' : `, ${documentDateText(of.when)}`}
    </>
  );
}
