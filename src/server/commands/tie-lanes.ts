import type { ItemRef } from '#domain/entry';
import type { LaneTie } from '#domain/lane-tie';
import { draftEntry } from '#store/draft-entry';
import { actorRefOf } from '../actor.ts';
import type { InCase, InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { knownRecords, type NamedRecords } from '../lanes/known-records.ts';
import { workLanes } from '../policies/work-lanes.ts';
import { storeScopeOf } from '../store-scope.ts';
import { ownCompartmentOf } from './own-compartment.ts';

export type AskedTie = { readonly tie: LaneTie; readonly compartmentId?: string | undefined };

const isUuid = (id: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

/** Records that a tie speaks of. An origin that is no id is a reference kept outside; one that is must be an item here. */
function namedBy(tie: LaneTie): NamedRecords {
  const made = (...ids: string[]) => ({ madeIds: ids.filter(isUuid) });
  switch (tie.kind) {
    case 'element rests on item':
      return { entityIds: [tie.cell.suspectId], ...made(tie.itemId) };
    case 'derives from origin':
      return made(tie.fromId, tie.originId);
    case 'witness says item':
      return { entityIds: [tie.personId], ...made(tie.itemId) };
    case 'offence considered':
      return { entityIds: [tie.personId] };
    case 'disruption exposes origin':
    case 'disruption depends on origin':
      return { thingIds: [tie.disruptionId], ...made(tie.originId) };
    case 'disruption shows item':
      return { thingIds: [tie.disruptionId], ...made(tie.itemId) };
    case 'disruption removes person':
    case 'disruption tells person':
      return { thingIds: [tie.disruptionId], entityIds: [tie.personId] };
    case 'material reveals disruption':
      return { thingIds: [tie.materialId, tie.disruptionId] };
    case 'material reveals origin':
      return { thingIds: [tie.materialId], ...made(tie.originId) };
  }
}

/** The compartment of what is tied; a tie between two hidden ones needs a compartment whose members read both. */
export async function compartmentOfTie(
  scope: InCase,
  deps: Pick<ServerDeps, 'store'>,
  { tie, compartmentId }: AskedTie,
): Promise<InCompartment<'work-lanes'>> {
  const { compartmentIds } = await deps.store.read(storeScopeOf(scope), (tx) => knownRecords(tx, namedBy(tie)));
  const own = ownCompartmentOf(scope.caseId, [...compartmentIds, compartmentId ?? scope.caseId]);
  return workLanes(scope, own, ['analyst', 'case owner', 'disclosure officer', 'deconfliction officer']);
}

/** Records a tie. */
export function tieLanes(
  auth: InCompartment<'work-lanes'>,
  deps: Pick<ServerDeps, 'store'>,
  { tie }: AskedTie,
): Promise<{ ref: ItemRef; tieId: string }> {
  const { compartmentId } = auth;
  return deps.store.write(storeScopeOf(auth), compartmentId, async (tx) => {
    await knownRecords(tx, namedBy(tie));
    const draft = draftEntry();
    const tieId = draft.add(actorRefOf(auth), { kind: 'lane.tied', tie });
    const { seq } = await tx.append(draft);
    return { ref: { compartmentId, seq, ordinal: 0 }, tieId };
  });
}
