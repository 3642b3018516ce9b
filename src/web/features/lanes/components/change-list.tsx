import { eventTimeText } from '#domain/event-time-text';
import type { CellChange, Matrix } from '../api/matrix.ts';
import { CellWord } from './cell-sign.tsx';
import { StandingLine } from './standing-line.tsx';

type Props = {
  readonly changes: readonly CellChange[];
  readonly rows: Matrix['rows'];
  readonly on: string;
  readonly onDay: (day: string) => void;
};

function RowName({ of: row }: { of: Matrix['rows'][number] | undefined }) {
  if (row === undefined) return null;
  return (
    <>
      <div className="small muted" dir="auto">
        {row.standing.name} · {row.offence.short}
      </div>
      <StandingLine of={row} />
    </>
  );
}

/** Every change of a cell with its day: the replay as a table. */
export function ChangeList({ changes, rows, on, onDay }: Props) {
  const rowOf = (change: CellChange) =>
    rows.find((one) => one.suspectId === change.suspectId && one.offenceId === change.offenceId);
  if (changes.length === 0) return <p className="muted">Nothing changed yet.</p>;
  return (
    <table className="sheet mx-changes">
      <caption>What changed on which day</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Point to prove</th>
          <th scope="col">To</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={`${change.on} ${change.key}`} className={change.on === on ? 'on' : undefined}>
            <td className="nowrap">
              <button type="button" className="as-link" onClick={() => onDay(change.on)}>
                {eventTimeText(change.on)}
              </button>
            </td>
            <td>
              {change.title}
              <RowName of={rowOf(change)} />
              {change.ruling === null ? null : <div className="small">{change.ruling} changed what must be shown</div>}
            </td>
            <td className="nowrap">
              {change.to === null ? (
                <span className="muted">no longer considered</span>
              ) : (
                <CellWord state={change.to} />
              )}
              <div className="small muted">{change.from === null ? 'new' : `was ${change.from}`}</div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
