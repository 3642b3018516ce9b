import { eventTimeText } from '#domain/event-time-text';
import type { Cell, MatrixRow } from '../api/matrix.ts';
import { statesText } from '../matrix-walk.ts';
import { periodText } from '../period-text.ts';
import { CellSign, CellWord } from './cell-sign.tsx';
import { CoverageBar } from './coverage-bar.tsx';
import { NotVerified } from './not-verified.tsx';
import { StandingLine } from './standing-line.tsx';

type Props = {
  readonly row: MatrixRow;
  readonly chosen: string | null;
  readonly since: ReadonlyMap<string, string>;
  readonly changed: ReadonlySet<string>;
  readonly onChoose: (key: string) => void;
};

/** One suspect and one offence: who, what is considered since when, and each point to prove with its state. */
export function MatrixBlock({ row, chosen, since, changed, onChoose }: Props) {
  const { offence, standing, material, inForce } = row;
  const id = `m-${row.suspectId}-${row.offenceId}`;
  return (
    <section className="mx-block" aria-labelledby={id}>
      <div className="mx-head">
        <h2 id={id} dir="auto">
          {standing.name} <span className="muted">· {offence.short}</span>
        </h2>
        <span className="small muted">
          {offence.title} <NotVerified of={offence} /> · considered since {eventTimeText(row.chosen)} · material dates{' '}
          {periodText(material)}
          {offence.modelled === 'as data' ? ' · not worked out to the last limb' : ''}
        </span>
        <StandingLine of={row} />
        {inForce.next === null ? null : (
          <div className="small mx-warn">
            <b>{inForce.words}</b> {inForce.next} <NotVerified of={inForce} />
          </div>
        )}
      </div>
      {row.refused === null ? (
        <table className="sheet mx-table">
          <caption className="visually-hidden">
            Points to prove of {offence.short} for {standing.name}: {statesText(row)}
          </caption>
          <thead>
            <tr>
              <th scope="col">Point to prove</th>
              <th scope="col">State</th>
              <th scope="col">Rests on, or why not</th>
              <th scope="col">Material dates</th>
              <th scope="col">Asked</th>
            </tr>
          </thead>
          <tbody>
            {row.cells.map((cell) => (
              <CellLine
                key={cell.key}
                cell={cell}
                row={row}
                isOn={cell.key === chosen}
                since={since.get(cell.key) ?? null}
                isNew={changed.has(cell.key)}
                onChoose={() => onChoose(cell.key)}
              />
            ))}
          </tbody>
        </table>
      ) : (
        <div className="problem">
          <b>{row.refused.why}</b>
          <div>{row.refused.next}</div>
        </div>
      )}
      {row.conditions.map((condition) => (
        <div key={condition.conditionId} className="mx-condition small">
          <b>{condition.title}</b> <CellWord state={condition.state} /> <NotVerified of={condition} />: met in any one
          of these ways, and a way is no better than its weakest part:{' '}
          {condition.ways.map((way, at) => (
            <span key={way.id} className="nowrap">
              {at > 0 ? ' · ' : ''}
              {way.title} <CellSign state={way.state} /> <span className={`cell-word ${way.state}`}>{way.state}</span>
            </span>
          ))}
        </div>
      ))}
    </section>
  );
}

type LineProps = {
  readonly cell: Cell;
  readonly row: MatrixRow;
  readonly isOn: boolean;
  readonly since: string | null;
  readonly isNew: boolean;
  readonly onChoose: () => void;
};

function CellLine({ cell, row, isOn, since, isNew, onChoose }: LineProps) {
  const open = cell.requests.filter(({ answer }) => answer === null);
  return (
    <tr className={`mx-line ${cell.state}${isOn ? ' on' : ''}`} id={`cell-${cell.key}`} onClick={onChoose}>
      <th scope="row">
        <button type="button" className="bare" aria-pressed={isOn} onClick={onChoose}>
          {cell.title}
        </button>{' '}
        <NotVerified of={cell} />
        {cell.ruling === null ? null : (
          <div className="small muted">
            reads so since {cell.ruling.name}, {eventTimeText(cell.ruling.date)}
          </div>
        )}
      </th>
      <td className="nowrap">
        <CellWord state={cell.state} since={since === null ? null : eventTimeText(since)} />
        {isNew ? <div className="small mx-new">changed on this day</div> : null}
      </td>
      <td>
        {cell.why[0]}
        {cell.why.length > 1 ? <span className="muted"> and {cell.why.length - 1} more</span> : null}
      </td>
      <td>
        <CoverageBar material={row.material} uncovered={cell.uncovered} rule={cell.dates.rule} />
      </td>
      <td className="nowrap">
        {open.length === 0 ? (
          <span className="muted">–</span>
        ) : (
          open.map((one) => (
            <div key={one.id} className={one.isOverdue ? 'tone-denied' : undefined}>
              {one.ageDays} {one.ageDays === 1 ? 'day' : 'days'} ago{one.isOverdue ? ', overdue' : ''}
            </div>
          ))
        )}
      </td>
    </tr>
  );
}
