import { Failure } from '#domain/failure';
import { loadById } from '#store/load';
import type { ScopedTransaction } from '#store/scope';
import { notFound } from '../refusals.ts';

/** Of these loads those that take nothing: of another compartment, or stopped by somebody. */
export async function loadRefusals(
  tx: ScopedTransaction,
  compartmentId: string,
  loadIds: Iterable<string>,
): Promise<ReadonlyMap<string, Failure>> {
  const refused = new Map<string, Failure>();
  for (const loadId of new Set(loadIds)) {
    const load = await loadById(tx, loadId);
    if (load === undefined || load.compartment_id !== compartmentId) refused.set(loadId, notFound());
    else if (load.state === 'stopped')
      refused.set(
        loadId,
        new Failure(
          'LL-LOAD-STOPPED',
          'This load was stopped: nothing more of it is received until somebody lets it go on.',
          'Let it go on in the list of documents, or send the folder again.',
        ),
      );
  }
  return refused;
}
