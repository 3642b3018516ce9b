import { addLoad, changeLoad, loadById, openLoadOf, type LoadRow } from '#store/load';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { conflict } from '../refusals.ts';
import { storeScopeOf } from '../store-scope.ts';

/** Begins a load, or goes on with the actor's own of the same label in the same compartment where one has not ended. */
export function beginLoad(
  auth: InCompartment<'add-material'>,
  deps: Pick<ServerDeps, 'store' | 'clock'>,
  input: { readonly loadId: string; readonly label: string; readonly total: number },
): Promise<LoadRow> {
  const { compartmentId, actor } = auth;
  return deps.store.write(storeScopeOf(auth), compartmentId, async (tx) => {
    const before = await openLoadOf(tx, { compartmentId, accountId: actor.accountId, label: input.label });
    if (before !== undefined) {
      const row = { ...before, state: 'open' as const, total: input.total };
      await changeLoad(tx, row);
      return row;
    }
    if ((await loadById(tx, input.loadId)) !== undefined) throw conflict('A load has this id already.');
    const row: LoadRow = {
      load_id: input.loadId,
      compartment_id: compartmentId,
      account_id: actor.accountId,
      account_name: actor.name,
      label: input.label,
      total: input.total,
      state: 'open',
      started_at: deps.clock(),
    };
    await addLoad(tx, row);
    return row;
  });
}
