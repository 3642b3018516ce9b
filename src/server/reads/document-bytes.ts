import type { DocumentRow } from '#store/document';
import { blobPart } from '#store/blob-part';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import { storeScopeOf } from '../store-scope.ts';

/** The bytes as they were received, chunk by chunk; each chunk is a read of its own, so that a slow reader holds nothing. */
export function documentBytes(
  scope: InCase,
  context: Pick<Context, 'store'>,
  row: Pick<DocumentRow, 'compartment_id' | 'sha256'>,
): ReadableStream<Uint8Array> {
  let n = 0;
  return new ReadableStream({
    async pull(controller) {
      const of = { compartmentId: row.compartment_id, sha256: row.sha256, n: n++ };
      const part = await context.store.read(storeScopeOf(scope), (tx) => blobPart(tx, of));
      if (part === undefined) controller.close();
      else controller.enqueue(new Uint8Array(part));
    },
  });
}
