import { memo } from 'react';
import type { TimelineEvent } from '#api/schemas/timeline';
import { countText, numberText } from '../../../lib/count-text.ts';
import { fairText, partiesText, whatText, whenText } from '../event-words.ts';

type Props = {
  readonly events: readonly TimelineEvent[];
  readonly undated: readonly TimelineEvent[];
  readonly undatedCount: number;
  /** How many there are beyond those listed. */
  readonly more: number;
  readonly window: boolean;
  readonly selected: string | null;
  readonly onSelect: (event: TimelineEvent) => void;
};

/** Beyond this the table says how many more there are. */
const mostRows = 400;

/** The same as the picture, in time order; what has no date is listed below and never dropped. */
export const EventsTable = memo(function EventsTable(props: Props) {
  const { events, undated, undatedCount, more } = props;
  const shown = events.slice(0, mostRows);
  const beyond = events.length - shown.length + more;
  return (
    <>
      <table className="sheet tl-table" aria-label="Dated">
        <thead>
          <tr>
            <th>When</th>
            <th>What</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((event) => (
            <Row key={event.id} event={event} {...props} />
          ))}
        </tbody>
      </table>
      {events.length === 0 && more === 0 ? (
        <p className="small muted tl-note">Nothing dated{props.window ? ' in the part of time that is kept' : ''}.</p>
      ) : null}
      {beyond > 0 ? (
        <p className="small muted tl-note">
          and {numberText(beyond)} more: keep to a part of time, or go nearer, to list them.
        </p>
      ) : null}
      <h2 className="tl-head">
        {undatedCount === 0 ? 'Everything here is dated' : `${countText(undatedCount, 'thing')} without a date`}
      </h2>
      {undated.length === 0 ? null : (
        <table className="sheet tl-table" aria-label="Without a date">
          <thead>
            <tr>
              <th>Said of its time</th>
              <th>What</th>
            </tr>
          </thead>
          <tbody>
            {undated.map((event) => (
              <Row key={event.id} event={event} {...props} />
            ))}
          </tbody>
        </table>
      )}
      {undatedCount > undated.length ? (
        <p className="small muted tl-note">and {numberText(undatedCount - undated.length)} more.</p>
      ) : null}
    </>
  );
});

function Row({ event, selected, onSelect }: Pick<Props, 'selected' | 'onSelect'> & { event: TimelineEvent }) {
  return (
    <tr aria-current={selected === event.id ? 'true' : undefined} data-row={event.id}>
      <td>
        {event.isNew ? <span title="new since then">+ </span> : null}
        {whenText(event)}
      </td>
      <td>
        <button type="button" className="as-link tl-open" dir="auto" onClick={() => onSelect(event)}>
          {partiesText(event)}
        </button>
        <div>
          {whatText(event)}{' '}
          <span className={`small ${event.basis === 'alleged and denied' ? 'tone-denied' : 'muted'}`}>
            {event.basis === 'alleged and denied' ? '⊘ ' : ''}
            {event.record === null ? event.basis : `verified: ${event.record}`}
          </span>
        </div>
        {event.fairness === null ? null : <div className="small fair-line">{fairText(event.fairness)}</div>}
      </td>
    </tr>
  );
}
