import type { ItemRef } from '#domain/entry';
import { draftEntry } from '#store/draft-entry';
import { actorRefOf } from '../actor.ts';
import type { ServerDeps } from '../deps.ts';
import { standingThings } from '../lanes/standing-thing.ts';
import { deconflictIn, type AcrossCases } from '../policies/deconflict.ts';
import { notFound } from '../refusals.ts';
import { recordScopeOf, storeScopeOf } from '../store-scope.ts';

export type AskedDecision = {
  readonly caseId: string;
  readonly thingId: string;
  readonly decision: 'held' | 'may go on';
  readonly words: string;
};

/** Puts the officer's decision beside the thing that it is about, in that thing's own ledger: nothing of the other side. */
export async function decideCollision(
  across: AcrossCases,
  deps: Pick<ServerDeps, 'store'>,
  { caseId, thingId, decision, words }: AskedDecision,
): Promise<ItemRef> {
  const scope = across.cases.find((one) => one.caseId === caseId);
  if (scope === undefined) throw notFound();
  const [thing] = await deps.store.read(storeScopeOf(scope), (tx) => standingThings(tx, null, { thingIds: [thingId] }));
  if (thing === undefined || (thing.kind !== 'disruption' && thing.kind !== 'material')) throw notFound();
  const auth = deconflictIn(across, caseId, thing.row.compartment_id);
  const { compartmentId } = auth;
  return deps.store.write(recordScopeOf(auth), compartmentId, async (tx) => {
    const draft = draftEntry();
    draft.add(actorRefOf(auth), {
      kind: 'lane.filed',
      thing: 'deconfliction',
      title: decision,
      about: thingId,
      fields: { decision, words },
      claimIds: [],
      state: null,
    });
    const { seq } = await tx.append(draft);
    return { compartmentId, seq, ordinal: 0 };
  });
}
