import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { profileRules, showsPart } from '#domain/profile-parts';
import { useCase } from '../../../lib/case-context.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { thingsQuery } from '../api/things.ts';
import { pressingIn } from '../thing-words.ts';
import './lanes.css';

const parts = [
  ['board', '/cases/$caseId/lanes', 'Board', []],
  ['matrix', '/cases/$caseId/lanes/matrix', 'Points to prove', []],
  ['leads', '/cases/$caseId/lanes/leads', 'Leads', ['lead', 'check']],
  ['disruption', '/cases/$caseId/lanes/disruption', 'Disruption', ['disruption', 'warning']],
  ['gate', '/cases/$caseId/lanes/gate', 'Gate', ['gate']],
  ['disclosure', '/cases/$caseId/lanes/disclosure', 'Disclosure', ['material']],
  ['exhibits', '/cases/$caseId/lanes/exhibits', 'Exhibits', []],
  ['statements', '/cases/$caseId/lanes/statements', 'Statements', ['statement']],
  ['positions', '/cases/$caseId/lanes/positions', 'Positions', []],
  ['tripwires', '/cases/$caseId/lanes/tripwires', 'Tripwires', []],
  ['decisions', '/cases/$caseId/lanes/decisions', 'Decisions', ['charge', 'decision', 'closing']],
  ['policy', '/cases/$caseId/lanes/policy', 'Policy file', []],
] as const;

/** Both lanes of a case under one heading; a number says how many things of a part need somebody now. */
export function LanesFrame() {
  const { caseId, asOf, detail } = useCase();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const shown = parts.filter(([part]) => showsPart(detail.profile, part));
  const here = parts.find(([, to]) => to.replace('$caseId', caseId) === path.replace(/\/$/u, ''));
  const isHidden = here !== undefined && !shown.includes(here);
  const things = useQuery(thingsQuery(caseId, asOf)).data ?? [];
  return (
    <div className="lanes-frame">
      <h1 className="visually-hidden">Lanes</h1>
      <nav className="lanes-nav" aria-label="Lanes">
        {shown.map(([, to, label, kinds]) => {
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
      {isHidden ? (
        <EmptyState title={`${here[2]} is not part of this case`}>
          This case has the profile “{detail.profile}”. {profileRules[detail.profile].why}
        </EmptyState>
      ) : (
        <Outlet />
      )}
    </div>
  );
}
