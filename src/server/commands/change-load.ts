import type { LoadState } from '#domain/load-state';
import { changeLoad as changeRow, loadById } from '#store/load';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { notFound } from '../refusals.ts';
import { storeScopeOf } from '../store-scope.ts';

/** Stops a load with the reading of what came in it, lets it go on, or ends it. */
export function changeLoad(
  auth: InCompartment<'add-material'>,
  deps: Pick<ServerDeps, 'store'>,
  input: { readonly loadId: string; readonly state: LoadState },
): Promise<void> {
  return deps.store.write(storeScopeOf(auth), auth.compartmentId, async (tx) => {
    const row = await loadById(tx, input.loadId);
    if (row === undefined || row.compartment_id !== auth.compartmentId) throw notFound();
    await changeRow(tx, { ...row, state: input.state });
  });
}
