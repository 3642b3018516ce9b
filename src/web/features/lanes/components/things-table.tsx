import { isOfAtRisk } from '#domain/is-of-at-risk';
import type { LaneThing } from '../api/things.ts';
import { PersonLine } from './person-line.tsx';
import { lengthText, troublesOf, waitsFor } from '../thing-words.ts';

type Props = {
  readonly label: string;
  readonly things: readonly LaneThing[];
  readonly chosen: string | null;
  readonly onChoose: (thingId: string) => void;
};

/** Things of a lane with their state, their age, whose move it is and what is wrong. */
export function ThingsTable({ label, things, chosen, onChoose }: Props) {
  return (
    <table className="sheet lane-table">
      <caption className="visually-hidden">{label}</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">State</th>
          <th scope="col">For</th>
          <th scope="col">Waits for</th>
        </tr>
      </thead>
      <tbody>
        {things.map((thing) => {
          const troubles = troublesOf(thing);
          return (
            <tr
              key={thing.thingId}
              id={`thing-${thing.thingId}`}
              className={`mx-line${thing.thingId === chosen ? ' on' : ''}${troubles.length > 0 ? ' gap' : ''}`}
              onClick={() => onChoose(thing.thingId)}
            >
              <th scope="row">
                <button
                  type="button"
                  className="bare"
                  aria-pressed={thing.thingId === chosen}
                  onClick={() => onChoose(thing.thingId)}
                  dir="auto"
                >
                  {thing.title}
                </button>
                <div className="small muted">{thing.kind}</div>
                {thing.persons.map((one) => (
                  <PersonLine key={one.entityId} fairness={one.fairness} isAtRisk={isOfAtRisk(thing)} />
                ))}
                {troubles[0] === undefined ? null : (
                  <div className="small tone-denied">
                    <span aria-hidden="true">⚠ </span>
                    {troubles[0]}
                  </div>
                )}
              </th>
              <td>{thing.state ?? 'on record'}</td>
              <td className="nowrap">{lengthText(thing.sinceMinutes)}</td>
              <td>{waitsFor(thing) ?? <span className="muted">nobody</span>}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
