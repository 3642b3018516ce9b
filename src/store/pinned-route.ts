import type { Selectable } from 'kysely';
import { stood, type Cut } from './cut.ts';
import type { Database } from './schema.ts';
import type { ScopedTransaction } from './scope.ts';

export type PinnedRouteRow = Selectable<Database['pinned_route']>;

/** Routes that stood as pinned at the cut, newest first. */
export const pinnedRoutes = (tx: ScopedTransaction, cut: Cut): Promise<PinnedRouteRow[]> =>
  tx.db
    .selectFrom('pinned_route')
    .selectAll()
    .where('case_id', '=', tx.scope.caseId)
    .where(stood('pinned_route', cut))
    .orderBy('pinned_at', 'desc')
    .orderBy('pin_id')
    .limit(500)
    .execute();

export const pinnedRouteById = (tx: ScopedTransaction, cut: Cut, pinId: string): Promise<PinnedRouteRow | undefined> =>
  tx.db
    .selectFrom('pinned_route')
    .selectAll()
    .where('case_id', '=', tx.scope.caseId)
    .where('pin_id', '=', pinId)
    .where(stood('pinned_route', cut))
    .executeTakeFirst();
