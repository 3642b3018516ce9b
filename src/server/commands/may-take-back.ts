import { caseRoles } from '#domain/role';
import { itemsOfEntry } from '#store/log';
import type { InCase } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { review } from '../policies/review.ts';
import { workLanes } from '../policies/work-lanes.ts';
import { storeScopeOf } from '../store-scope.ts';
import type { MayUndo } from './undo.ts';

const everyone = caseRoles.filter((role) => role !== 'auditor');

/** Who may take an entry back: reviewers, and of what belongs to the lanes whoever put it on record, whatever their role. */
export async function mayTakeBack(
  scope: InCase,
  deps: Pick<ServerDeps, 'store'>,
  { compartmentId, seq }: { readonly compartmentId: string; readonly seq: number },
): Promise<MayUndo> {
  const items = await deps.store.read(storeScopeOf(scope), (tx) => itemsOfEntry(tx, compartmentId, seq));
  const isOwn = items.every((item) => item.actor_id === scope.actor.accountId);
  const isOfLanes = items.some((item) => item.kind.startsWith('lane.'));
  return isOwn && isOfLanes ? workLanes(scope, compartmentId, everyone) : review(scope, compartmentId);
}
