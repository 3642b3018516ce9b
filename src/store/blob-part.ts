import type { ScopedTransaction } from './scope.ts';

/** The `n`-th chunk of kept bytes, so that a slow download holds no transaction open; undefined past the end. */
export async function blobPart(
  tx: ScopedTransaction,
  of: { readonly compartmentId: string; readonly sha256: Buffer; readonly n: number },
): Promise<Buffer | undefined> {
  const row = await tx.db
    .selectFrom('blob_chunk')
    .innerJoin('blob', (join) =>
      join
        .onRef('blob.case_id', '=', 'blob_chunk.case_id')
        .onRef('blob.compartment_id', '=', 'blob_chunk.compartment_id')
        .onRef('blob.blob_id', '=', 'blob_chunk.blob_id'),
    )
    .select('blob_chunk.bytes')
    .where('blob_chunk.case_id', '=', tx.scope.caseId)
    .where('blob_chunk.compartment_id', '=', of.compartmentId)
    .where('blob.sha256', '=', of.sha256)
    .where('blob_chunk.n', '=', of.n)
    .executeTakeFirst();
  return row?.bytes;
}
