import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useParams, useRouteContext, useSearch } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { AsOfControl } from '../features/case/components/as-of-control.tsx';
import { caseQuery } from '../features/case/api/get-case.ts';
import { UploadArea } from '../features/document/components/upload-area.tsx';
import { SearchBox, type Hit } from '../features/search/components/search-box.tsx';
import { AccountMenu } from '../features/session/components/account-menu.tsx';
import { sessionQuery } from '../features/session/api/get-session.ts';
import { announce } from '../lib/announce.ts';
import { CaseContext, type CaseView } from '../lib/case-context.ts';
import { FocusContext, useNewFocus } from '../lib/case-focus-context.ts';
import { numberText } from '../lib/count-text.ts';
import { isNotFound } from '../lib/problem.ts';
import { exactText, whenText } from '../lib/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { MarkingBadge } from '../ui/marking-badge.tsx';
import { WithQuery } from '../ui/with-query.tsx';
import { SkipLink } from './skip-link.tsx';
import { TopBar } from './top-bar.tsx';

/** The frame of a case; another case begins with nothing selected. */
export function CaseShell() {
  const { caseId } = useParams({ from: '/signed-in/cases/$caseId' });
  return <CaseFrame key={caseId} caseId={caseId} />;
}

/** Marking, search, tabs, the moment that all of it is read at, and what its pictures look at together. */
function CaseFrame({ caseId }: { caseId: string }) {
  const focus = useNewFocus();
  const { asOf = null } = useSearch({ from: '/signed-in/cases/$caseId' });
  const loaded = useRouteContext({ from: '/signed-in' }).session;
  const session = useQuery(sessionQuery).data ?? loaded;
  const detail = useQuery(caseQuery(caseId, asOf));
  const navigate = useNavigate();
  const today = useQuery(caseQuery(caseId, null));
  // The frame stands even where the case did not exist yet.
  const isBefore =
    asOf !== null &&
    today.data !== undefined &&
    (Date.parse(asOf) < Date.parse(today.data.openedAt) || isNotFound(detail.error));
  const data = isBefore ? today.data : detail.data;
  const view = useMemo<CaseView | null>(
    () => (data === undefined ? null : { caseId, detail: data, session, asOf }),
    [caseId, data, session, asOf],
  );

  const openHit = (hit: Hit) =>
    void navigate({
      to: '/cases/$caseId/documents/$documentId',
      params: { caseId, documentId: hit.documentId },
      search: (before) => ({ asOf: before.asOf, ...(hit.end > 0 ? { at: `${hit.start}-${hit.end}` } : {}) }),
    });
  const searchAll = (q: string) =>
    void navigate({ to: '/cases/$caseId/search', params: { caseId }, search: (before) => ({ asOf: before.asOf, q }) });
  const changeAsOf = (next: string | null) => {
    announce(
      next === null ? 'The case as it stands now' : `The case as it stood on ${whenText(next)}; decisions are off`,
    );
    void navigate({ to: '.', search: (before) => ({ ...before, asOf: next ?? undefined }) });
  };

  if (view === null)
    return (
      <div className="frame">
        <TopBar end={<AccountMenu session={session} role={null} />} />
        <div />
        <main className="main">
          <WithQuery query={detail} what="the case">
            {() => null}
          </WithQuery>
        </main>
      </div>
    );
  const { counts } = view.detail;
  return (
    <CaseContext value={view}>
      <div className="frame">
        <SkipLink />
        <TopBar
          end={
            <>
              {view.detail.closedAs === null ? null : (
                <span className="small nowrap">closed: {view.detail.closedAs}</span>
              )}
              <MarkingBadge marking={view.detail.marking} />
              <AccountMenu session={session} role={view.detail.roles.join(', ')} />
            </>
          }
        >
          <span className="case-name clip" title={view.detail.title}>
            {view.detail.title}
          </span>
          <SearchBox caseId={caseId} onOpen={openHit} onAll={searchAll} />
        </TopBar>
        <div>
          <nav className="tabs" aria-label="Case">
            <Tab to="/cases/$caseId/documents" count={isBefore ? 0 : counts.documents}>
              Documents
            </Tab>
            <Tab to="/cases/$caseId/claims" count={isBefore ? 0 : counts.claims}>
              Claims
            </Tab>
            <Tab to="/cases/$caseId/records">Records</Tab>
            <Tab to="/cases/$caseId/links">Links</Tab>
            <Tab to="/cases/$caseId/names">Same or not</Tab>
            <Tab to="/cases/$caseId/chart">Chart</Tab>
            <Tab to="/cases/$caseId/timeline">Timeline</Tab>
            <Tab to="/cases/$caseId/trace">Trace</Tab>
            <Tab to="/cases/$caseId/lanes">Lanes</Tab>
            <Tab to="/cases/$caseId/log">Log</Tab>
            <Tab to="/cases/$caseId/members">Members</Tab>
            <i className="grow" />
            <AsOfControl asOf={asOf} openedAt={today.data?.openedAt ?? view.detail.openedAt} onChange={changeAsOf} />
          </nav>
          {asOf === null ? null : (
            <div className="banner" role="region" aria-label="The past">
              <span aria-hidden="true">◷</span>
              <span>
                As it stood on <b>{exactText(asOf)}</b>; decisions are off.
              </span>
              <button type="button" className="as-link" onClick={() => changeAsOf(null)}>
                Back to now
              </button>
            </div>
          )}
        </div>
        <main className="main" id="main" tabIndex={-1}>
          <UploadArea>
            {isBefore ? (
              <EmptyState
                title="This case was not open then"
                does={<Button onClick={() => changeAsOf(null)}>Back to now</Button>}
              >
                The case was opened on {exactText(view.detail.openedAt)}; at the time asked for there was nothing.
              </EmptyState>
            ) : (
              <FocusContext value={focus}>
                <Outlet />
              </FocusContext>
            )}
          </UploadArea>
        </main>
      </div>
    </CaseContext>
  );
}

type TabPath =
  | '/cases/$caseId/documents'
  | '/cases/$caseId/claims'
  | '/cases/$caseId/records'
  | '/cases/$caseId/links'
  | '/cases/$caseId/names'
  | '/cases/$caseId/chart'
  | '/cases/$caseId/timeline'
  | '/cases/$caseId/trace'
  | '/cases/$caseId/lanes'
  | '/cases/$caseId/log'
  | '/cases/$caseId/members';

function Tab({ to, count, children }: { to: TabPath; count?: number; children: ReactNode }) {
  const { caseId } = useParams({ from: '/signed-in/cases/$caseId' });
  return (
    <Link
      to={to}
      params={{ caseId }}
      search={(before) => ({ asOf: before.asOf })}
      className="tab"
      activeProps={{ 'aria-current': 'page' }}
      activeOptions={{ includeSearch: false }}
    >
      {children}
      {count === undefined ? null : <span className="count">{numberText(count)}</span>}
    </Link>
  );
}
