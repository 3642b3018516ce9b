import { whenText } from '../../../lib/dates.ts';
import type { TripwireTrial } from '../api/board.ts';

const most = 8;

/** What a rule would have done: its faults, how often it would have been crossed, and when. */
export function TrialOf({ trial }: { readonly trial: TripwireTrial }) {
  return (
    <section className="card" aria-label="On what happened so far" role="status">
      {trial.faults.map((fault) => (
        <p key={fault} className="lane-hold">
          <span aria-hidden="true">⚠ </span>
          {fault}
        </p>
      ))}
      <p>{trial.words}</p>
      {trial.months.length === 0 ? null : (
        <table className="sheet">
          <caption>By month</caption>
          <tbody>
            {trial.months.map(({ month, crossings }) => (
              <tr key={month}>
                <th scope="row">{month}</th>
                <td>{crossings}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ul>
        {trial.crossings.slice(0, most).map((one) => (
          <li key={one.by.join(' ')}>
            {whenText(one.at)}: {one.words}
          </li>
        ))}
      </ul>
      {trial.crossings.length > most ? <p className="muted">and {trial.crossings.length - most} more</p> : null}
    </section>
  );
}
