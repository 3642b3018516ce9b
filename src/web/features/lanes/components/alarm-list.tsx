import type { Matrix } from '../api/matrix.ts';
import { StandingLine } from './standing-line.tsx';

type Props = {
  readonly alarms: Matrix['alarms'];
  readonly onOpen: (about: string) => void;
  readonly known: (about: string) => boolean;
};

/** What somebody should be told on this day, each with what to do. */
export function AlarmList({ alarms, onOpen, known }: Props) {
  if (alarms.length === 0) return <p className="muted">Nothing to be told on this day.</p>;
  return (
    <ul className="plain-list mx-items" aria-label="To be told">
      {alarms.map((alarm) => (
        <li key={`${alarm.kind} ${alarm.about} ${alarm.words}`} className="card mx-alarm">
          <b>
            <span aria-hidden="true">⚠ </span>
            {alarm.kind}
          </b>
          <div dir="auto">{alarm.words}</div>
          {alarm.standing === null ? null : <StandingLine of={{ standing: alarm.standing, fairness: null }} />}
          <div className="small muted">
            {alarm.next}{' '}
            {known(alarm.about) ? (
              <button type="button" className="as-link" onClick={() => onOpen(alarm.about)}>
                open it
              </button>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
