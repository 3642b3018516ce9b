import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useCase } from '../../../lib/case-context.ts';
import { conflictsQuery } from '../api/list-conflicts.ts';
import { noticesQuery } from '../api/list-notices.ts';
import './resolution.css';

const parts = [
  ['/cases/$caseId/names', 'To decide'],
  ['/cases/$caseId/names/conflicts', 'Conflicts'],
  ['/cases/$caseId/names/look-up', 'Look up a name'],
  ['/cases/$caseId/names/screening', 'Screen a list'],
  ['/cases/$caseId/names/notices', 'Speak to'],
] as const;

/** Everything about who is who, under one heading. */
export function NamesFrame() {
  const { caseId, asOf } = useCase();
  const conflicts = useQuery(conflictsQuery(caseId, asOf)).data?.length ?? 0;
  const notices = useQuery(noticesQuery(caseId, asOf)).data?.length ?? 0;
  const counts: Record<string, number> = { Conflicts: conflicts, 'Speak to': notices };
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
            {(counts[label] ?? 0) > 0 ? <span className="count">{counts[label]}</span> : null}
          </Link>
        ))}
      </nav>
      <Outlet />
    </div>
  );
}
