import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { whenText } from '../../../lib/dates.ts';
import { dueQuery } from '../api/board.ts';
import { pageOfKind } from '../page-of-kind.ts';
import { PersonLine } from './person-line.tsx';
import './lanes.css';
import './due-now.css';

const words = { soon: 'soon', due: 'due', 'gone up': 'overdue, gone up' } as const;

/** What this person has to act on now in all their cases; nothing where nothing is due. */
export function DueNow() {
  const due = useQuery(dueQuery).data ?? [];
  if (due.length === 0) return null;
  return (
    <section className="panel due-now" aria-label="Needs you">
      <h2>Needs you</h2>
      <ul className="plain-list">
        {due.map((one) => (
          <li key={`${one.caseId} ${one.id}`} className="due-row">
            <b className={one.level === 'soon' ? 'muted' : 'tone-denied'}>
              {one.level === 'soon' ? '' : '⚠ '}
              {words[one.level]}
            </b>
            <span>
              <Link
                to={
                  one.kindOfThing === null
                    ? '/cases/$caseId/lanes'
                    : (`/cases/$caseId/lanes/${pageOfKind[one.kindOfThing]}` as const)
                }
                params={{ caseId: one.caseId }}
                search={one.thingId === null ? {} : { thing: one.thingId }}
                className="as-link"
                dir="auto"
              >
                {one.title}
              </Link>
              <span className="muted small">
                {' '}
                {one.kind} · {one.caseTitle} · {one.roles.length > 5 ? 'any member' : one.roles.join(' or ')}
              </span>
              {one.persons.map((person) => (
                <PersonLine key={person.entityId} fairness={person.fairness} isAtRisk={one.isAtRisk} />
              ))}
            </span>
            <span className="nowrap small">{whenText(one.due)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
