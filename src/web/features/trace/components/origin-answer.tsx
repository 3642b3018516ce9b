import { Link } from '@tanstack/react-router';
import { eventTimeText } from '#domain/event-time-text';
import { useCase } from '../../../lib/case-context.ts';
import { countText } from '../../../lib/count-text.ts';
import { FairLine } from '../../../ui/fair-line.tsx';
import type { Origin } from '../api/ask-trace.ts';
import { landOn } from '../land-on.ts';
import { Undated } from './route-side.tsx';

type Access = Origin['population'][number];

/** In the order of the alphabet: any other would read as a verdict. */
const byName = (all: readonly Access[]) => all.toSorted((a, b) => a.entity.name.localeCompare(b.entity.name, 'en'));

/** The whole population first, then where logs are missing, then what each would need; never a ranking. */
export function OriginAnswer({ origin, appearedAt }: { origin: Origin; appearedAt: string }) {
  const { population, accessLater, missing, warnings, item, appearedWith } = origin;
  const routeTo = { to: appearedWith.entityId, before: appearedAt };
  return (
    <div className="tr-none" ref={landOn} tabIndex={-1}>
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
      <Population label="Had access before it appeared" rows={byName(population)} routeTo={routeTo} />
      {accessLater.length === 0 ? null : (
        <>
          <h3>Access recorded only from later on: {accessLater.length}</h3>
          <Population label="Access recorded only later" rows={byName(accessLater)} routeTo={routeTo} />
        </>
      )}
      <Undated count={origin.undated.count} />
    </div>
  );
}

type RouteTo = { readonly to: string; readonly before: string };

function Population({ label, rows, routeTo }: { label: string; rows: readonly Access[]; routeTo: RouteTo }) {
  const { caseId } = useCase();
  return (
    <table className="sheet panel" aria-label={label}>
      <thead>
        <tr>
          <th>Who</th>
          <th>Access, first known</th>
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
                <div key={link.linkId} className="small muted" dir="auto">
                  {link.item ?? 'how is not said'} · {link.time === null ? 'no date' : eventTimeText(link.time)} ·{' '}
                  {link.basis}
                  <FairLine fairness={link.fairness} />
                </div>
              ))}
            </td>
            <td>
              {route === null ? (
                <span className="muted">none leads there, which excludes nobody</span>
              ) : (
                <>
                  {countText(route.length, 'hop')}, arrives {arrives?.words ?? 'at no known time'}{' '}
                  <Link
                    to="/cases/$caseId/trace"
                    params={{ caseId }}
                    search={(before) => ({
                      asOf: before.asOf,
                      from: entity.entityId,
                      after: since?.earliest?.slice(0, 16),
                      ...routeTo,
                    })}
                    className="as-link"
                  >
                    see the route
                  </Link>
                </>
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
