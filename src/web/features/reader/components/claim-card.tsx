import { memo } from 'react';
import type { Claim } from '#api/schemas/claim';
import { GradeBadge } from '../../../ui/grade-badge.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { StanceMark } from '../../../ui/stance-mark.tsx';
import { When } from '../../../ui/when.tsx';
import type { Clash } from '../reader-state.ts';
import type { Command } from '../key-command.ts';
import { proposalText } from '../proposal-text.ts';
import { ClaimHistory } from './claim-history.tsx';
import { ClaimWords } from './claim-words.tsx';
import { FairnessBox } from './fairness-box.tsx';
import { WordsLink, type GoTo } from './words-link.tsx';

export type CardProps = {
  readonly claim: Claim;
  readonly text: string;
  /** The words of the claim around this one, or null. */
  readonly parent: { readonly claimId: string; readonly words: string } | null;
  readonly depth: number;
  readonly isSelected: boolean;
  readonly mayDecide: boolean;
  readonly onCommand: (command: Command) => void;
  /** The grade being typed on this card: its first letter, or '' before that. */
  readonly grading: string | null;
  readonly clash: Clash | null;
  readonly history: boolean;
  readonly onSelect: (claimId: string) => void;
  readonly onGo: GoTo;
  /** Where its words stand, as "page 3". */
  readonly place: string | null;
};

/** A claim in the margin: who, how, what; who denies it; what to do next, with its key. */
export const ClaimCard = memo(function ClaimCard(props: CardProps) {
  const { claim, text, parent, depth, isSelected, onSelect, onGo, place } = props;
  const rejected = claim.review === 'rejected';
  const speaker = speakerText(claim);
  return (
    <article
      className={`card${isSelected ? ' on' : ''}${rejected ? ' rejected' : ''} nest-${Math.min(depth, 2)}`}
      aria-current={isSelected ? 'true' : undefined}
      aria-label={`${claim.stance}, ${speaker}`}
      onClick={() => {
        if (!isSelected) onSelect(claim.claimId);
      }}
    >
      <div className="card-head">
        <StanceMark stance={claim.stance} />
        <button
          type="button"
          className="bare speaker"
          title={claim.speaker.why}
          onClick={() => onSelect(claim.claimId)}
        >
          {speaker}
        </button>
        {claim.helpsDefence ? (
          <span className="flag" title="may help the defence">
            ⚖<span className="visually-hidden"> may help the defence</span>
          </span>
        ) : null}
        <GradeBadge grade={claim.grade} from={claim.gradeFrom} />
      </div>
      <ClaimWords claim={claim} text={text} whole={isSelected} />
      {claim.translation === null ? null : (
        <div className="translation" dir="auto">
          {claim.translation.text} <span className="muted small">translated by {claim.translation.translator}</span>
        </div>
      )}
      {claim.polarity === 'asserts' || claim.polarity === 'denies' ? null : (
        <div className="small muted">
          {claim.polarity === 'asks' ? 'a question, not a statement' : 'only if a condition holds'}
        </div>
      )}
      {claim.estimative.length === 0 ? null : (
        <div className="small muted">words in italics are the speaker’s, not a judgement of this team</div>
      )}
      {claim.fairness === null ? null : (
        <FairnessBox fairness={claim.fairness} documentId={claim.documentId} onGo={onGo} />
      )}
      {claim.proposals.length === 0 ? null : (
        <div className="nest small">
          {claim.proposals.map((proposal, at) => (
            <div key={at}>
              <span className="muted">proposes</span> {proposalText(proposal)}
            </div>
          ))}
        </div>
      )}
      {claim.linkIds.length === 0 ? null : (
        <div className="small tone-ok">
          ⟶ relied on for {claim.linkIds.length === 1 ? 'a link' : `${claim.linkIds.length} links`}
        </div>
      )}
      {place === null ? null : (
        <div className="small clip" dir="auto">
          <WordsLink to={{ documentId: claim.documentId, claimId: claim.claimId, inPlace: true }} onGo={onGo}>
            {place}
          </WordsLink>
        </div>
      )}
      {parent === null ? null : (
        <div className="small muted clip">
          inside:{' '}
          <WordsLink
            to={{ documentId: claim.documentId, claimId: parent.claimId }}
            onGo={() => onSelect(parent.claimId)}
          >
            {parent.words}
          </WordsLink>
        </div>
      )}
      <Speakers {...props} />
      <ReviewLine claim={claim} />
      {isSelected ? <Selected {...props} /> : null}
    </article>
  );
});

function Speakers({ claim, isSelected, mayDecide, onCommand }: CardProps) {
  if (claim.speaker.candidates.length === 0) return null;
  const isOpen = claim.speaker.name === null;
  if (!isOpen && !isSelected) return null;
  return (
    <div className="candidates small">
      <span className="muted">{isOpen ? 'who says it?' : 'or is it'}</span>
      {claim.speaker.candidates.slice(0, 9).map((candidate, at) => (
        <button
          key={`${candidate.name} ${at}`}
          type="button"
          className="candidate"
          title={candidate.why}
          disabled={!mayDecide || !isSelected}
          onClick={() => onCommand({ do: 'speaker', index: at })}
        >
          {isSelected ? <Kbd of={String(at + 1)} /> : null} {candidate.name}
          {isSelected ? <span className="muted"> {candidate.why}</span> : null}
        </button>
      ))}
    </div>
  );
}

function ReviewLine({ claim }: { claim: Claim }) {
  if (claim.review === 'unreviewed') return null;
  const by =
    claim.reviewedBy === null || claim.reviewedAt === null ? null : (
      <>
        {' '}
        · {claim.reviewedBy.name}, <When at={claim.reviewedAt} />
      </>
    );
  if (claim.review === 'read rightly') return <div className="review small tone-ok">✓ read rightly{by}</div>;
  if (claim.review === 'rejected') return <div className="review small tone-denied">✕ rejected{by}</div>;
  return <div className="review small muted">↻ mended since</div>;
}

const deeds: readonly { key: string; what: string; command: Command }[] = [
  { key: 'a', what: 'read rightly', command: { do: 'read rightly' } },
  { key: 'e', what: 'mend', command: { do: 'mend' } },
  { key: 'r', what: 'reject', command: { do: 'reject' } },
  { key: 'l', what: 'rely on', command: { do: 'rely' } },
  { key: 'h', what: 'helps defence', command: { do: 'defence' } },
  { key: 'g', what: 'grade', command: { do: 'grade' } },
  { key: 's', what: 'legal status', command: { do: 'status' } },
];

function Selected({ claim, mayDecide, onCommand, grading, clash, history }: CardProps) {
  return (
    <>
      <div className="small muted why">
        {claim.by.startsWith('rule:')
          ? `found by the reader: ${claim.speaker.why}`
          : `made by hand: ${claim.speaker.why}`}
      </div>
      {clash === null ? null : (
        <div className="problem" role="alert">
          <b>{clash.what}</b> <span>{clash.next}</span> <span className="code">{clash.code}</span>
        </div>
      )}
      {grading === null ? null : (
        <div className="grading" role="status">
          Grade: <b className="mono">{grading === '' ? '_ _' : `${grading} _`}</b>{' '}
          <span className="small muted">
            {grading === ''
              ? 'A–F for the origin (or 1–3 in 3x5x2), then the information; Backspace takes the grade away'
              : /[A-F]/.test(grading)
                ? '1–6 for the information: 1 confirmed … 5 improbable, 6 cannot be judged'
                : 'A–E for the information'}
          </span>
        </div>
      )}
      {history ? <ClaimHistory claimId={claim.claimId} /> : null}
      <div className="keys">
        {mayDecide
          ? deeds.map((deed) => (
              <button key={deed.key} type="button" className="deed" onClick={() => onCommand(deed.command)}>
                <Kbd of={deed.key} /> {deed.what}
              </button>
            ))
          : null}
        <button type="button" className="deed" aria-expanded={history} onClick={() => onCommand({ do: 'history' })}>
          <Kbd of="i" /> who decided what
        </button>
      </div>
    </>
  );
}

/** Who says it, as the card shows it. */
export function speakerText(claim: Claim): string {
  if (claim.speaker.name !== null) return `by ${claim.speaker.name.split('; ').join(' and ')}`;
  if (claim.kind === 'unattributed') return 'by nobody named';
  return claim.speaker.mention === '' ? 'speaker unresolved' : `speaker unresolved: “${claim.speaker.mention}”`;
}
