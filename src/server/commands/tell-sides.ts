import type { ItemRef } from '#domain/entry';
import { draftEntry } from '#store/draft-entry';
import { entities } from '#store/link';
import { notices } from '#store/notice';
import { actorRefOf } from '../actor.ts';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { deconflictIn, type AcrossCases } from '../policies/deconflict.ts';
import { invalid, notFound } from '../refusals.ts';
import { recordScopeOf, storeScopeOf } from '../store-scope.ts';

export type MatchEnd = { readonly caseId: string; readonly entityId: string };

/** Where one end lies, as far as the officer sees there. */
async function compartmentOf(
  across: AcrossCases,
  deps: Pick<ServerDeps, 'store'>,
  { caseId, entityId }: MatchEnd,
): Promise<InCompartment<'deconflict'>> {
  const scope = across.cases.find((one) => one.caseId === caseId);
  if (scope === undefined) throw notFound();
  const [row] = await deps.store.read(storeScopeOf(scope), (tx) => entities(tx, null, { entityIds: [entityId] }));
  if (row === undefined) throw notFound();
  return deconflictIn(across, caseId, row.compartment_id);
}

/** One end's notice names its own entity and who told, and nothing of the other; told already, it is not told again. */
function tell(
  auth: InCompartment<'deconflict'>,
  deps: Pick<ServerDeps, 'store'>,
  entityId: string,
): Promise<ItemRef | null> {
  const { compartmentId } = auth;
  return deps.store.write(recordScopeOf(auth), compartmentId, async (tx) => {
    const before = await notices(tx, null);
    if (before.some((row) => row.entity_id === entityId && row.actor_id === auth.actor.accountId)) return null;
    const draft = draftEntry();
    draft.add(actorRefOf(auth), { kind: 'notice.given', entityId });
    const { seq } = await tx.append(draft);
    return { compartmentId, seq, ordinal: 0 };
  });
}

/** Tells both ends of a match whom to speak to. Each lies in a ledger of its own; a half that failed is made up by telling again. */
export async function tellSides(
  across: AcrossCases,
  deps: Pick<ServerDeps, 'store'>,
  { left, right }: { readonly left: MatchEnd; readonly right: MatchEnd },
): Promise<ItemRef[]> {
  const [one, other] = [await compartmentOf(across, deps, left), await compartmentOf(across, deps, right)];
  if (one.compartmentId === other.compartmentId)
    throw invalid('Both lie in one compartment.', 'Decide on them in the queue of that case.');
  const told = [await tell(one, deps, left.entityId), await tell(other, deps, right.entityId)];
  return told.flatMap((ref) => ref ?? []);
}
