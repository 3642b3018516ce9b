import { eventTimeText } from '#domain/event-time-text';
import { countText } from '../../../lib/count-text.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { dayNextTo } from '../matrix-walk.ts';

type Props = {
  readonly on: string;
  readonly today: string;
  /** Days on which a cell changed, in order. */
  readonly days: readonly string[];
  readonly onDay: (day: string | null) => void;
};

/** Goes through the days on which the matrix changed; the strip is a picture of the list of changes beside it. */
export function ReplayBar({ on, today, days, onDay }: Props) {
  const first = days[0] ?? today;
  const [from, to] = [Date.parse(first), Date.parse(today)];
  const place = (day: string) => (to <= from ? 100 : ((Date.parse(day) - from) / (to - from)) * 100);
  const [back, next] = [dayNextTo(days, on, -1), dayNextTo(days, on, 1)];
  return (
    <div className="replay" role="group" aria-label="The matrix as of a day">
      <label className="row">
        <span>As of</span>
        <input
          type="date"
          className="field"
          value={on}
          max={today}
          onChange={(event) => {
            const day = event.currentTarget.value;
            if (/^\d{4}-\d{2}-\d{2}$/.test(day) && day <= today) onDay(day === today ? null : day);
          }}
        />
      </label>
      <button type="button" className="as-link" disabled={back === null} onClick={() => back !== null && onDay(back)}>
        ◂ earlier change
      </button>
      <div className="replay-strip" aria-hidden="true">
        {days.map((day) => (
          <i
            key={day}
            className={day === on ? 'tick on' : 'tick'}
            style={{ left: `${place(day)}%` }}
            title={eventTimeText(day)}
          />
        ))}
        {on >= first ? <i className="here" style={{ left: `${Math.min(100, place(on))}%` }} /> : null}
      </div>
      <button type="button" className="as-link" disabled={next === null} onClick={() => next !== null && onDay(next)}>
        later change ▸
      </button>
      <span className="small muted nowrap">{countText(days.length, 'day of change', 'days of change')}</span>
      {on === today ? null : (
        <button type="button" className="as-link" onClick={() => onDay(null)}>
          today <Kbd of="t" />
        </button>
      )}
    </div>
  );
}
