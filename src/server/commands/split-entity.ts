import type { ItemRef } from '#domain/entry';
import { resolutionsOf, type ResolutionRow } from '#store/resolution';
import type { InCase } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { review } from '../policies/review.ts';
import { whoIsWho } from '../reads/who-is-who.ts';
import { conflict, notFound } from '../refusals.ts';
import { storeScopeOf } from '../store-scope.ts';
import { undoItem } from './undo.ts';

/** Every standing "same" between those who go and those who stay, those that a newer decision covers too. */
async function crossing(
  scope: InCase,
  deps: Pick<ServerDeps, 'store'>,
  entityId: string,
  apart: ReadonlySet<string>,
): Promise<ResolutionRow[]> {
  return deps.store.read(storeScopeOf(scope), async (tx) => {
    const who = await whoIsWho(tx, null);
    const members = new Set(who.members(entityId));
    if ([...apart].some((id) => !members.has(id))) throw notFound();
    const rows = await resolutionsOf(tx, null, [...apart]);
    return rows.filter(
      ({ decision, left_id: left, right_id: right }) =>
        decision === 'same' && members.has(left) && members.has(right) && apart.has(left) !== apart.has(right),
    );
  });
}

/** Takes some apart from those they are one with, by withdrawing what joined them; each withdrawal can be undone by deciding again. */
export async function splitEntity(
  scope: InCase,
  deps: Pick<ServerDeps, 'store'>,
  input: { readonly entityId: string; readonly apartIds: readonly string[]; readonly reason: string | null },
): Promise<ItemRef[]> {
  const rows = await crossing(scope, deps, input.entityId, new Set(input.apartIds));
  if (rows.length === 0) throw conflict('No decision joins these to the others.');
  const auths = [...new Set(rows.map((row) => row.compartment_id))].map((id) => review(scope, id));
  const entries: ItemRef[] = [];
  for (const auth of auths) {
    const own = rows.filter((row) => row.compartment_id === auth.compartmentId);
    const done = await deps.store.write(storeScopeOf(auth), auth.compartmentId, async (tx) => {
      const refs: ItemRef[] = [];
      for (const { compartment_id: compartmentId, from_seq: seq, ordinal } of own)
        refs.push(await undoItem(tx, auth, { compartmentId, seq, ordinal }, input.reason));
      return refs;
    });
    entries.push(...done);
  }
  return entries;
}
