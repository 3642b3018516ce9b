import type { ReactNode } from 'react';
import { exactText, whenText } from '../../../lib/dates.ts';
import type { Board } from '../api/board.ts';
import { boardAxis, boardLanes, placeOn, type BoardAxis, type BoardRow } from '../board-rows.ts';

const laneNames = { disruption: 'Disrupt', prosecution: 'Prosecute', both: 'Both' } as const;

type Props = { readonly board: Board; readonly linkOf: (row: BoardRow) => ReactNode };

/** Both lanes on one axis of time: a row for each thing, a mark for each step, the present as a line of light. */
export function BoardPicture({ board, linkOf }: Props) {
  const axis = boardAxis(board);
  const now = Date.parse(board.now);
  return (
    <div className="board">
      <div className="board-axis" aria-hidden="true">
        <span />
        <div className="board-track">
          {axis.ticks.map(({ at, label }) => (
            <span key={at} className="board-tick" style={{ left: `${placeOn(axis, at)}%` }}>
              {label}
            </span>
          ))}
        </div>
      </div>
      {boardLanes(board).map(({ lane, rows }) => (
        <section key={lane} className={`board-lane ${lane}`} aria-label={laneNames[lane]}>
          <h2>{laneNames[lane]}</h2>
          {rows.map((row) => (
            <div key={row.key} className="board-row">
              <div className="board-name">
                {linkOf(row)}
                <span className="small muted">
                  {row.kind}
                  {row.state === null ? '' : `, ${row.state}`}
                </span>
                {row.trouble === null ? null : <span className="small tone-denied">⚠ {row.trouble}</span>}
              </div>
              <Track row={row} axis={axis} now={now} />
            </div>
          ))}
        </section>
      ))}
      {board.deadlines.length === 0 ? null : (
        <section className="board-lane" aria-label="Due">
          <h2>Due</h2>
          {board.deadlines.map((deadline) => {
            const due = Date.parse(deadline.due);
            return (
              <div key={deadline.id} className="board-row">
                <div className="board-name">
                  {deadline.title}
                  <span className={due <= now ? 'small tone-denied' : 'small muted'}>
                    {deadline.kind}, {due <= now ? 'overdue since' : 'by'} {whenText(deadline.due)}
                  </span>
                </div>
                <div className="board-track" aria-hidden="true">
                  <i
                    className={due <= now ? 'board-due late' : 'board-due'}
                    style={{ left: `${placeOn(axis, due)}%` }}
                    title={exactText(deadline.due)}
                  />
                  <i className="board-now" style={{ left: `${placeOn(axis, now)}%` }} />
                </div>
              </div>
            );
          })}
        </section>
      )}
    </div>
  );
}

function Track({ row, axis, now }: { row: BoardRow; axis: BoardAxis; now: number }) {
  const first = row.marks[0]!.at;
  const last = row.isOpen ? now : row.marks.at(-1)!.at;
  const left = placeOn(axis, first);
  return (
    <div className="board-track" aria-hidden="true">
      {row.thingId === null ? null : (
        <i
          className={`board-bar${row.isOpen ? ' open' : ''}${row.trouble === null ? '' : ' trouble'}`}
          style={{ left: `${left}%`, width: `${Math.max(0.4, placeOn(axis, last) - left)}%` }}
        />
      )}
      {row.marks.map(({ at, what }, index) => (
        <i
          key={`${at} ${index}`}
          className="board-mark"
          style={{ left: `${placeOn(axis, at)}%` }}
          title={`${what}, ${exactText(new Date(at).toISOString())}`}
        />
      ))}
      <i className="board-now" style={{ left: `${placeOn(axis, now)}%` }} />
    </div>
  );
}
