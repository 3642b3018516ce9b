import type { ItemRef } from '#domain/entry';
import type { RecordMapping } from '#domain/record-mapping';
import { draftEntry } from '#store/draft-entry';
import { mappings, type MappingRow } from '#store/records';
import { actorRefOf } from '../actor.ts';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { storeScopeOf } from '../store-scope.ts';

/** Saves a mapping under a name that may be used again: each saving is a record of its own. */
export function saveMapping(
  auth: InCompartment<'review'>,
  deps: Pick<ServerDeps, 'store'>,
  input: { readonly name: string; readonly mapping: RecordMapping },
): Promise<{ ref: ItemRef; row: MappingRow }> {
  const { compartmentId } = auth;
  return deps.store.write(storeScopeOf(auth), compartmentId, async (tx) => {
    const draft = draftEntry();
    const mappingId = draft.add(actorRefOf(auth), { kind: 'mapping.saved', name: input.name, mapping: input.mapping });
    const { seq } = await tx.append(draft);
    const row = (await mappings(tx, null)).find((one) => one.mapping_id === mappingId);
    return { ref: { compartmentId, seq, ordinal: 0 }, row: row! };
  });
}
