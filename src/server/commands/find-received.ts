import { equalDocuments } from '#store/equal-document';
import { addToLoad } from '#store/load';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { storeScopeOf } from '../store-scope.ts';
import { loadRefusals } from './load-refusals.ts';

export type NamedBytes = { readonly name: string; readonly path: string; readonly sha256: string };

/** The documents of a compartment that files are already, added under the same path; those found count as received in the load. */
export function findReceived(
  auth: InCompartment<'add-material'>,
  deps: Pick<ServerDeps, 'store'>,
  input: { readonly loadId: string | null; readonly files: readonly NamedBytes[] },
): Promise<(string | null)[]> {
  const { compartmentId } = auth;
  return deps.store.note(storeScopeOf(auth), async (tx) => {
    const { loadId, files } = input;
    const [refusal] = (await loadRefusals(tx, compartmentId, loadId === null ? [] : [loadId])).values();
    if (refusal !== undefined) throw refusal;
    const hashes = [...new Set(files.map((file) => file.sha256))].map((hex) => Buffer.from(hex, 'hex'));
    const keyOf = (sha256: string, name: string, path: string) => JSON.stringify([sha256, name, path]);
    const there = new Map<string, string>();
    for (const row of await equalDocuments(tx, compartmentId, hashes))
      if (!row.is_child) there.set(keyOf(row.sha256.toString('hex'), row.name, row.path), row.document_id);
    const found = files.map((file) => there.get(keyOf(file.sha256, file.name, file.path)) ?? null);
    const known = found.filter((id) => id !== null);
    if (loadId !== null) await addToLoad(tx, { compartmentId, loadId }, known);
    return found;
  });
}
