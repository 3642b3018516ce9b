import type { ItemRef } from '#domain/entry';
import type { SavedView } from '#domain/saved-view';
import { draftEntry } from '#store/draft-entry';
import { entities } from '#store/link';
import { savedViewById, type SavedViewRow } from '#store/saved-view';
import { actorRefOf } from '../actor.ts';
import type { InCase, InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { review } from '../policies/review.ts';
import { storeScopeOf } from '../store-scope.ts';
import { ownCompartmentOf } from './own-compartment.ts';

const uuidForm = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Every entity that a view names, in marks, groups, notes and places. */
function namedIn(view: SavedView): string[] {
  const ids = [
    ...view.shown,
    ...view.hidden,
    ...view.groups.flatMap((group) => group.members),
    ...view.opened.map((one) => one.group),
    ...view.notes.map((one) => one.id),
    ...view.places.map((one) => one.id),
  ];
  return [...new Set(ids.flatMap((id) => id.match(uuidForm) ?? []))];
}

/** The compartment that a view belongs to, by the entities that it shows; those it names in vain have no say. */
export async function compartmentOfView(
  scope: InCase,
  deps: Pick<ServerDeps, 'store'>,
  view: SavedView,
): Promise<InCompartment<'review'>> {
  const found = await deps.store.read(storeScopeOf(scope), (tx) => entities(tx, null, { entityIds: namedIn(view) }));
  return review(
    scope,
    ownCompartmentOf(
      scope.caseId,
      found.map((row) => row.compartment_id),
    ),
  );
}

/** Saves a chart as it is, under a name that may be used again: each saving is a record of its own. */
export function saveView(
  auth: InCompartment<'review'>,
  deps: Pick<ServerDeps, 'store'>,
  input: { name: string; view: SavedView },
): Promise<{ ref: ItemRef; row: SavedViewRow }> {
  const { compartmentId } = auth;
  const { name, view } = input;
  return deps.store.write(storeScopeOf(auth), compartmentId, async (tx) => {
    const draft = draftEntry();
    const viewId = draft.add(actorRefOf(auth), { kind: 'view.saved', name, view });
    const { seq } = await tx.append(draft);
    const row = await savedViewById(tx, null, viewId);
    return { ref: { compartmentId, seq, ordinal: 0 }, row: row! };
  });
}
