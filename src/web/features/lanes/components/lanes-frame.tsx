import { Link, Outlet } from '@tanstack/react-router';
import './lanes.css';

const parts = [['/cases/$caseId/lanes/matrix', 'Points to prove']] as const;

/** Both lanes of a case under one heading. */
export function LanesFrame() {
  return (
    <div className="lanes-frame">
      <h1 className="visually-hidden">Lanes</h1>
      <nav className="lanes-nav" aria-label="Lanes">
        {parts.map(([to, label]) => (
          <Link
            key={to}
            to={to}
            from="/cases/$caseId"
            search={(before) => ({ asOf: before.asOf })}
            className="tab"
            activeProps={{ 'aria-current': 'page' }}
            activeOptions={{ exact: true, includeSearch: false }}
          >
            {label}
          </Link>
        ))}
      </nav>
      <Outlet />
    </div>
  );
}
