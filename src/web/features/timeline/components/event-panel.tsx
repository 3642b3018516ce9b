import { useQueries } from '@tanstack/react-query';
import type { TimelineEvent } from '#api/schemas/timeline';
import { useCase } from '../../../lib/case-context.ts';
import { countText } from '../../../lib/count-text.ts';
import { BasisStroke } from '../../../ui/basis-stroke.tsx';
import { ClaimLine } from '../../../ui/claim-line.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import { claimQuery } from '../../reader/api/get-claim.ts';
import { fairText, partiesText, whatText, whenText } from '../event-words.ts';

const most = 30;

/** What is behind an event: its date as it is known, the claims it rests on and those against it, each with its words. */
export function EventPanel({ event, onClose }: { event: TimelineEvent; onClose: () => void }) {
  const { caseId, asOf } = useCase();
  const ids = [...new Set([...event.claimIds, ...event.contradictedBy])];
  const claims = useQueries({ queries: ids.slice(0, most).map((id) => claimQuery(caseId, id, asOf)) });
  return (
    <section className="tl-event" aria-label="What is behind it">
      <div className="row">
        <h2 dir="auto">{partiesText(event)}</h2>
        <i className="grow" />
        <button type="button" className="as-link" onClick={onClose}>
          close
        </button>
      </div>
      <div>
        {whatText(event)} · <b>{whenText(event)}</b>
      </div>
      {event.isDated ? (
        event.certain !== null || event.words.includes(':') ? null : (
          <div className="small muted">A moment or a stretch somewhere in it: the words do not say more.</div>
        )
      ) : (
        <div className="small muted">Nobody says when.</div>
      )}
      <div className="row small">
        <BasisStroke basis={event.basis} /> {event.record === null ? event.basis : `verified: ${event.record}`}
      </div>
      {event.fairness === null ? null : <div className="small fair-line">{fairText(event.fairness)}</div>}
      {ids.length === 0 ? <div className="small muted">It rests on the record named above and on no claim.</div> : null}
      {claims.map((query, i) => (
        <WithQuery key={ids[i]} query={query} what="the words">
          {(claim) => <ClaimLine claim={claim} against={!event.claimIds.includes(claim.claimId)} />}
        </WithQuery>
      ))}
      {ids.length > most ? <div className="small muted">and {countText(ids.length - most, 'more claim')}</div> : null}
    </section>
  );
}
