import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useCase } from '../../../lib/case-context.ts';
import { conflictsQuery } from '../api/list-conflicts.ts';
import './resolution.css';

const parts = [
  ['/cases/$caseId/names', 'To decide'],
  ['/cases/$caseId/names/conflicts', 'Conflicts'],
  ['/cases/$caseId/names/look-up', 'Look up a name'],
  ['/cases/$caseId/names/screening', 'Screen a list'],
] as const;

/** Everything about who is who, under one heading. */
export function NamesFrame() {
  const { caseId, asOf } = useCase();
  const conflicts = useQuery(conflictsQuery(caseId, asOf)).data?.length ?? 0;
  return (
    <div className="names-frame">
      <h1 className="visually-hidden">Same or not</h1>
      <nav className="names-nav" aria-label="Same or not">
        {parts.map(([to, label]) => (
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
            {label === 'Conflicts' && conflicts > 0 ? <span className="count">{conflicts}</span> : null}
          </Link>
        ))}
      </nav>
      <Outlet />
    </div>
  );
}
