import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useCase } from '../../../lib/case-context.ts';
import { thingsQuery } from '../api/things.ts';
import { pressingIn } from '../thing-words.ts';
import './lanes.css';

const parts = [
  ['/cases/$caseId/lanes', 'Board', []],
  ['/cases/$caseId/lanes/matrix', 'Points to prove', []],
  ['/cases/$caseId/lanes/leads', 'Leads', ['lead', 'check']],
  ['/cases/$caseId/lanes/disruption', 'Disruption', ['disruption', 'warning']],
  ['/cases/$caseId/lanes/gate', 'Gate', ['gate']],
  ['/cases/$caseId/lanes/disclosure', 'Disclosure', ['material']],
  ['/cases/$caseId/lanes/exhibits', 'Exhibits', []],
  ['/cases/$caseId/lanes/statements', 'Statements', ['statement']],
  ['/cases/$caseId/lanes/decisions', 'Decisions', ['charge', 'decision', 'closing']],
] as const;

/** Both lanes of a case under one heading; a number says how many things of a part need somebody now. */
export function LanesFrame() {
  const { caseId, asOf } = useCase();
  const things = useQuery(thingsQuery(caseId, asOf)).data ?? [];
  return (
    <div className="lanes-frame">
      <h1 className="visually-hidden">Lanes</h1>
      <nav className="lanes-nav" aria-label="Lanes">
        {parts.map(([to, label, kinds]) => {
          const pressing = pressingIn(things, kinds);
          return (
            <Link
              key={to}
              to={to}
              params={{ caseId }}
              search={(before) => ({ asOf: before.asOf })}
              className="tab"
              activeProps={{ 'aria-current': 'page' }}
              activeOptions={{ exact: true, includeSearch: false }}
            >
              {label}
              {pressing > 0 ? <span className="count">{pressing}</span> : null}
            </Link>
          );
        })}
      </nav>
      <Outlet />
    </div>
  );
}
