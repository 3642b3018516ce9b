import { createRootRouteWithContext, createRoute, createRouter, Outlet, redirect } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { AccountsPage } from '../features/account/components/accounts-page.tsx';
import { fetchChartAhead } from '../features/chart/ask-of.ts';
import { ChartPage } from '../features/chart/components/chart-page.tsx';
import { ClaimsPage } from '../features/claim/components/claims-page.tsx';
import { BoardPage } from '../features/lanes/components/board-page.tsx';
import { CollisionsPage } from '../features/lanes/components/collisions-page.tsx';
import { DecisionsPage } from '../features/lanes/components/decisions-page.tsx';
import { DisclosurePage } from '../features/lanes/components/disclosure-page.tsx';
import { DisruptionPage } from '../features/lanes/components/disruption-page.tsx';
import { ExhibitsPage } from '../features/lanes/components/exhibits-page.tsx';
import { GatePage } from '../features/lanes/components/gate-page.tsx';
import { LeadsPage } from '../features/lanes/components/leads-page.tsx';
import { PolicyPage } from '../features/lanes/components/policy-page.tsx';
import { PositionsPage } from '../features/lanes/components/positions-page.tsx';
import { TripwiresPage } from '../features/lanes/components/tripwires-page.tsx';
import { StatementsPage } from '../features/lanes/components/statements-page.tsx';
import { WarnNow } from '../features/lanes/components/warn-now.tsx';
import { LanesFrame } from '../features/lanes/components/lanes-frame.tsx';
import { MatrixPage } from '../features/lanes/components/matrix-page.tsx';
import { LinksPage } from '../features/link/components/links-page.tsx';
import { LogPage } from '../features/log/components/log-page.tsx';
import { MembersPage } from '../features/member/components/members-page.tsx';
import { sessionQuery } from '../features/session/api/get-session.ts';
import { ReportFormPage } from '../features/report-form/components/report-form-page.tsx';
import { ConflictsPage } from '../features/resolution/components/conflicts-page.tsx';
import { EntityPage } from '../features/resolution/components/entity-page.tsx';
import { LookUpPage } from '../features/resolution/components/look-up-page.tsx';
import { MatchesPage } from '../features/resolution/components/matches-page.tsx';
import { NamesFrame } from '../features/resolution/components/names-frame.tsx';
import { NoticesPage } from '../features/resolution/components/notices-page.tsx';
import { QueuePage } from '../features/resolution/components/queue-page.tsx';
import { ScreeningPage } from '../features/resolution/components/screening-page.tsx';
import { AllCasesPage } from '../features/search/components/all-cases-page.tsx';
import { SearchPage } from '../features/search/components/search-page.tsx';
import { SignInPage } from '../features/session/components/sign-in-page.tsx';
import { TimelinePage } from '../features/timeline/components/timeline-page.tsx';
import { TracePage } from '../features/trace/components/trace-page.tsx';
import { traceSearch } from '../features/trace/trace-form.ts';
import { statusOf } from '../lib/problem.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { AccountShell } from './account-shell.tsx';
import { CaseShell } from './case-shell.tsx';
import { Desk } from './desk.tsx';
import { DocumentsPage } from './documents-page.tsx';
import { LiveRegion } from './live-region.tsx';
import { TablesPage } from './tables-page.tsx';
import { Palette } from './palette.tsx';
import { KeysDialog } from './keys-dialog.tsx';

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: () => (
    <>
      <Outlet />
      <LiveRegion />
    </>
  ),
  notFoundComponent: () => (
    <EmptyState title="There is no such page" does={<a href="/">To your cases</a>}>
      The address may be mistyped.
    </EmptyState>
  ),
  errorComponent: ({ error }) => (
    <div style={{ padding: 40, maxWidth: 620 }}>
      <ProblemNotice error={error} retry={() => location.reload()} />
    </div>
  ),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({ to: z.string().startsWith('/').optional().catch(undefined) }),
  component: function SignIn() {
    const { to } = signIn.useSearch();
    // "//host" would leave this site.
    return <SignInPage onward={to === undefined || /^\/[/\\]/.test(to) ? '/' : to} />;
  },
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    try {
      return { session: await context.queryClient.ensureQueryData(sessionQuery) };
    } catch (error) {
      if (statusOf(error) !== 401) throw error;
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } });
    }
  },
  component: () => (
    <>
      <Outlet />
      <Palette />
      <WarnNow />
      <KeysDialog />
    </>
  ),
});

const outside = createRoute({ getParentRoute: () => signedIn, id: 'outside', component: AccountShell });
const desk = createRoute({ getParentRoute: () => outside, path: '/', component: Desk });
const matches = createRoute({ getParentRoute: () => outside, path: '/matches', component: MatchesPage });
const collisions = createRoute({ getParentRoute: () => outside, path: '/collisions', component: CollisionsPage });
const allCases = createRoute({ getParentRoute: () => outside, path: '/search', component: AllCasesPage });
const accounts = createRoute({ getParentRoute: () => outside, path: '/accounts', component: AccountsPage });

const inCase = createRoute({
  getParentRoute: () => signedIn,
  path: '/cases/$caseId',
  validateSearch: z.object({ asOf: z.iso.datetime({ offset: true }).optional().catch(undefined) }),
  component: CaseShell,
});
const caseIndex = createRoute({
  getParentRoute: () => inCase,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/cases/$caseId/documents', params });
  },
});
const atWords = z.object({
  claim: z.uuid().optional().catch(undefined),
  at: z
    .string()
    .regex(/^\d+-\d+$/)
    .optional()
    .catch(undefined),
  /** The page, table or mail that the words stand in. */
  place: z.literal(1).optional().catch(undefined),
});
const documents = createRoute({ getParentRoute: () => inCase, path: '/documents', component: DocumentsPage });
const document = createRoute({
  getParentRoute: () => documents,
  path: '/$documentId',
  validateSearch: atWords,
});
const search = createRoute({
  getParentRoute: () => inCase,
  path: '/search',
  validateSearch: z.object({
    q: z.string().max(500).optional().catch(undefined),
    order: z.enum(['best', 'newest', 'oldest']).optional().catch(undefined),
    from: z.int().min(0).max(9900).optional().catch(undefined),
  }),
  component: SearchPage,
});
const records = createRoute({
  getParentRoute: () => inCase,
  path: '/records',
  validateSearch: z.object({
    document: z.uuid().optional().catch(undefined),
    sheet: z.string().max(200).optional().catch(undefined),
  }),
  component: TablesPage,
});
const report = createRoute({
  getParentRoute: () => inCase,
  path: '/report',
  validateSearch: z.object({ form: z.enum(['intelligence', 'incident']).optional().catch(undefined) }),
  component: ReportFormPage,
});
const claims = createRoute({ getParentRoute: () => inCase, path: '/claims', component: ClaimsPage });
const links = createRoute({ getParentRoute: () => inCase, path: '/links', component: LinksPage });
const chart = createRoute({
  getParentRoute: () => inCase,
  path: '/chart',
  component: ChartPage,
  loaderDeps: ({ search }) => ({ asOf: search.asOf ?? null }),
  loader: ({ context, params, deps }) => fetchChartAhead(context.queryClient, params.caseId, deps.asOf),
});
const timeline = createRoute({ getParentRoute: () => inCase, path: '/timeline', component: TimelinePage });
const trace = createRoute({
  getParentRoute: () => inCase,
  path: '/trace',
  validateSearch: traceSearch,
  component: TracePage,
});
const lanes = createRoute({
  getParentRoute: () => inCase,
  path: '/lanes',
  validateSearch: z.object({ thing: z.uuid().optional().catch(undefined) }),
  component: LanesFrame,
});
const board = createRoute({ getParentRoute: () => lanes, path: '/', component: BoardPage });
const matrix = createRoute({
  getParentRoute: () => lanes,
  path: '/matrix',
  validateSearch: z.object({
    on: z.iso.date().optional().catch(undefined),
    cell: z.string().max(500).optional().catch(undefined),
  }),
  component: MatrixPage,
});
const leads = createRoute({ getParentRoute: () => lanes, path: '/leads', component: LeadsPage });
const disruption = createRoute({ getParentRoute: () => lanes, path: '/disruption', component: DisruptionPage });
const gate = createRoute({ getParentRoute: () => lanes, path: '/gate', component: GatePage });
const disclosure = createRoute({ getParentRoute: () => lanes, path: '/disclosure', component: DisclosurePage });
const statements = createRoute({ getParentRoute: () => lanes, path: '/statements', component: StatementsPage });
const exhibits = createRoute({ getParentRoute: () => lanes, path: '/exhibits', component: ExhibitsPage });
const positions = createRoute({ getParentRoute: () => lanes, path: '/positions', component: PositionsPage });
const tripwires = createRoute({ getParentRoute: () => lanes, path: '/tripwires', component: TripwiresPage });
const policy = createRoute({ getParentRoute: () => lanes, path: '/policy', component: PolicyPage });
const decisions = createRoute({ getParentRoute: () => lanes, path: '/decisions', component: DecisionsPage });
const names = createRoute({ getParentRoute: () => inCase, path: '/names', component: NamesFrame });
const queue = createRoute({ getParentRoute: () => names, path: '/', component: QueuePage });
const conflicts = createRoute({ getParentRoute: () => names, path: '/conflicts', component: ConflictsPage });
const lookUp = createRoute({ getParentRoute: () => names, path: '/look-up', component: LookUpPage });
const screening = createRoute({ getParentRoute: () => names, path: '/screening', component: ScreeningPage });
const notices = createRoute({ getParentRoute: () => names, path: '/notices', component: NoticesPage });
const entity = createRoute({ getParentRoute: () => inCase, path: '/entities/$entityId', component: EntityPage });
const log = createRoute({ getParentRoute: () => inCase, path: '/log', component: LogPage });
const members = createRoute({ getParentRoute: () => inCase, path: '/members', component: MembersPage });

const tree = root.addChildren([
  signIn,
  signedIn.addChildren([
    outside.addChildren([desk, allCases, matches, collisions, accounts]),
    inCase.addChildren([
      caseIndex,
      documents.addChildren([document]),
      search,
      records,
      report,
      claims,
      links,
      names.addChildren([queue, conflicts, lookUp, screening, notices]),
      entity,
      chart,
      timeline,
      trace,
      lanes.addChildren([
        board,
        matrix,
        leads,
        disruption,
        gate,
        disclosure,
        exhibits,
        statements,
        positions,
        tripwires,
        decisions,
        policy,
      ]),
      log,
      members,
    ]),
  ]),
]);

/** Every address of the browser part. */
export function makeRouter(queryClient: QueryClient) {
  return createRouter({ routeTree: tree, context: { queryClient }, defaultPreload: false, scrollRestoration: false });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
