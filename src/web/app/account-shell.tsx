import { Outlet, useRouteContext } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { AccountMenu } from '../features/session/components/account-menu.tsx';
import { sessionQuery } from '../features/session/api/get-session.ts';
import { SkipLink } from './skip-link.tsx';
import { TopBar } from './top-bar.tsx';

/** The frame of pages outside any case. */
export function AccountShell() {
  const loaded = useRouteContext({ from: '/signed-in' }).session;
  const session = useQuery(sessionQuery).data ?? loaded;
  return (
    <div className="frame">
      <SkipLink />
      <TopBar end={<AccountMenu session={session} role={null} />} />
      <div />
      <main className="main" id="main" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
