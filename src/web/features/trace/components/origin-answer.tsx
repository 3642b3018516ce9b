import { countText } from '../../../lib/count-text.ts';
import { FairLine } from '../../../ui/fair-line.tsx';
import type { Origin } from '../api/ask-trace.ts';
import { Undated } from './route-side.tsx';

type Access = Origin['population'][number];

/** In the order of the alphabet: any other would read as a verdict. */
const byName = (all: readonly Access[]) => all.toSorted((a, b) => a.entity.name.localeCompare(b.entity.name, 'en'));

/** The whole population first, then where logs are missing, then what each would need; never a ranking. */
export function OriginAnswer({ origin }: { origin: Origin }) {
  const { population, accessLater, missing, warnings, item, appearedWith } = origin;
  return (
    <div className="tr-none">
      <h2 dir="auto">
        {countText(population.length, 'person or body', 'persons and bodies')} had access to {item.name} before it
        appeared with {appearedWith.name}
      </h2>
      <div className="tr-note" role="note">
        {warnings.map((warning) => (
          <div key={warning}>{warning}</div>
        ))}
        <div>In the order of the alphabet. Access is no suspicion, and a recorded route is no finding.</div>
      </div>
      {origin.partial === null ? null : <p className="denial">Not everyone was looked at: {origin.partial}</p>}
      <h3>Where logs and dates are missing</h3>
      {missing.length === 0 ? (
        <p className="small muted">Nowhere that the case knows of.</p>
      ) : (
        <ul className="tr-breaks">
          {missing.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      <Population label="Had access before it appeared" rows={byName(population)} />
      {accessLater.length === 0 ? null : (
        <>
          <h3>Access recorded only from later on: {accessLater.length}</h3>
          <Population label="Access recorded only later" rows={byName(accessLater)} />
        </>
      )}
      <Undated count={origin.undated.count} />
    </div>
  );
}

function Population({ label, rows }: { label: string; rows: readonly Access[] }) {
  return (
    <table className="sheet panel" aria-label={label}>
      <thead>
        <tr>
          <th>Who</th>
          <th>Access since</th>
          <th>By recorded flows</th>
          <th>What would have to be so</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ entity, access, since, route, arrives, needs }) => (
          <tr key={entity.entityId}>
            <td dir="auto">{entity.name}</td>
            <td>
              {since?.words ?? <span className="muted">no date</span>}
              {access.map((link) => (
                <div key={link.linkId} className="small muted">
                  {link.basis}
                  <FairLine fairness={link.fairness} />
                </div>
              ))}
            </td>
            <td>
              {route === null ? (
                <span className="muted">none leads there, which excludes nobody</span>
              ) : (
                `${countText(route.length, 'hop')}, arrives ${arrives?.words ?? 'at no known time'}`
              )}
            </td>
            <td>
              {needs.map((need) => (
                <div key={need}>{need}</div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
