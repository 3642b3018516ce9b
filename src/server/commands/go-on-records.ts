import { draftEntry } from '#store/draft-entry';
import { documentById } from '#store/document';
import { imports, type ImportRow } from '#store/records';
import { actorRefOf } from '../actor.ts';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { tableOf, type DocumentTable } from '../records/document-table.ts';
import { takeBatch } from '../records/take-batch.ts';
import { conflict, notFound } from '../refusals.ts';
import { storeScopeOf } from '../store-scope.ts';

/** Takes the next rows of an import that was begun; `expected` is how many rows had been gone through. */
export function goOnRecords(
  auth: InCompartment<'review'>,
  deps: Pick<ServerDeps, 'store'>,
  { importId, expected }: { readonly importId: string; readonly expected: number },
): Promise<ImportRow> {
  const { compartmentId } = auth;
  let of: DocumentTable | null = null;
  return deps.store.write(
    storeScopeOf(auth),
    compartmentId,
    async (tx) => {
      const [row] = await imports(tx, null, { importId });
      if (row === undefined || of === null || row.compartment_id !== compartmentId) throw notFound();
      // Asked twice for the last step, the second time finds it done.
      if (row.is_done && row.up_to === expected) return row;
      if (row.is_done || row.up_to !== expected) throw conflict('Somebody else went on with this table.');
      const draft = draftEntry();
      const { series_id: seriesId, mapping, up_to: done, counts } = row;
      await takeBatch(tx, draft, actorRefOf(auth), of, { importId, seriesId, mapping, done, total: counts.rows });
      await tx.append(draft);
      const [after] = await imports(tx, null, { importId });
      return after!;
    },
    {
      first: async (tx) => {
        const [row] = await imports(tx, null, { importId });
        const document = row === undefined ? undefined : await documentById(tx, null, row.document_id);
        if (row === undefined || document === undefined) throw notFound();
        of = await tableOf(tx, document, row.rendition_id, row.mapping.sheet);
      },
    },
  );
}
