import type { Matrix } from '../api/matrix.ts';
import { cellStates, statesText } from '../matrix-walk.ts';
import { CellSign, CellWord } from './cell-sign.tsx';
import { StandingLine } from './standing-line.tsx';

type Props = {
  readonly rows: Matrix['rows'];
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
};

/** The whole matrix as signs, one line a suspect and offence; the tables below say the same in words. */
export function MatrixOverview({ rows, chosen, onChoose }: Props) {
  return (
    <div className="mx-overview">
      <table>
        <caption className="visually-hidden">The matrix at a glance</caption>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.suspectId} ${row.offenceId}`}>
              <th scope="row" dir="auto">
                {row.standing.name} <span className="muted">· {row.offence.short}</span>
                <StandingLine of={row} />
              </th>
              {row.cells.map((cell) => (
                <td key={cell.key}>
                  <button
                    type="button"
                    className={`bare${cell.key === chosen ? ' on' : ''}`}
                    aria-label={`${cell.title}: ${cell.state}`}
                    title={`${cell.title}: ${cell.state}`}
                    onClick={() => onChoose(cell.key)}
                  >
                    <CellSign state={cell.state} />
                  </button>
                </td>
              ))}
              <td className="muted small" colSpan={20}>
                {row.refused === null ? statesText(row) : row.refused.why}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mx-legend small">
        {cellStates.map((state) => (
          <CellWord key={state} state={state} />
        ))}
      </p>
    </div>
  );
}
