import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { ScopedTransaction } from './scope.ts';

/** Every chunk but the last has just this size. */
export const chunkBytes = 1024 * 1024;

export type KeptBlob = {
  readonly sha256: Buffer;
  readonly size: number;
  /** True when equal bytes were kept in this compartment before. */ readonly known: boolean;
};

/** Cuts a stream into pieces of 1 MiB, the last one shorter; nothing becomes one empty piece, so that it is known to be there. */
async function* chunksOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let size = 0;
  let isEmpty = true;
  for await (const piece of source) {
    held.push(piece);
    size += piece.length;
    if (size < chunkBytes) continue;
    const joined = Buffer.concat(held);
    let at = 0;
    for (; joined.length - at >= chunkBytes; at += chunkBytes) yield joined.subarray(at, at + chunkBytes);
    isEmpty = false;
    held = at < joined.length ? [joined.subarray(at)] : [];
    size = joined.length - at;
  }
  if (size > 0 || isEmpty) yield Buffer.concat(held);
}

/** Keeps bytes whole in a compartment while they stream in, never more than a chunk in memory; equal bytes are kept once. */
export async function keepBlob(
  tx: ScopedTransaction,
  compartmentId: string,
  source: AsyncIterable<Uint8Array>,
): Promise<KeptBlob> {
  const { caseId } = tx.scope;
  const blobId = randomUUID();
  const hash = createHash('sha256');
  let size = 0;
  let n = 0;
  await sql`savepoint keep_blob`.execute(tx.db);
  for await (const bytes of chunksOf(source)) {
    hash.update(bytes);
    size += bytes.length;
    await tx.db
      .insertInto('blob_chunk')
      .values({ case_id: caseId, compartment_id: compartmentId, blob_id: blobId, n, bytes })
      .execute();
    n += 1;
  }
  const sha256 = hash.digest();
  const kept = await tx.db
    .insertInto('blob')
    .values({ case_id: caseId, compartment_id: compartmentId, sha256, blob_id: blobId, size })
    .onConflict((on) => on.doNothing())
    .returning('blob_id')
    .executeTakeFirst();
  await sql.raw(kept === undefined ? 'rollback to savepoint keep_blob' : 'release savepoint keep_blob').execute(tx.db);
  return { sha256, size, known: kept === undefined };
}

/** Which of these bytes are kept in the compartment, by their hash in hex. */
export async function knownBlobs(
  tx: ScopedTransaction,
  compartmentId: string,
  hashes: readonly Buffer[],
): Promise<ReadonlySet<string>> {
  const found = await sql<{ sha256: Buffer }>`
    select sha256 from blob
    where case_id = ${tx.scope.caseId} and compartment_id = ${compartmentId} and sha256 = any (${[...hashes]}::bytea[])`.execute(
    tx.db,
  );
  return new Set(found.rows.map((row) => row.sha256.toString('hex')));
}

/** The bytes chunk by chunk, in order; nothing where they were erased. */
export async function* blobChunks(
  tx: ScopedTransaction,
  compartmentId: string,
  sha256: Buffer,
): AsyncGenerator<Buffer> {
  const of = tx.db
    .selectFrom('blob_chunk')
    .innerJoin('blob', (join) =>
      join
        .onRef('blob.case_id', '=', 'blob_chunk.case_id')
        .onRef('blob.compartment_id', '=', 'blob_chunk.compartment_id')
        .onRef('blob.blob_id', '=', 'blob_chunk.blob_id'),
    )
    .select('blob_chunk.bytes')
    .where('blob_chunk.case_id', '=', tx.scope.caseId)
    .where('blob_chunk.compartment_id', '=', compartmentId)
    .where('blob.sha256', '=', sha256);
  for (let n = 0; ; n++) {
    const row = await of.where('blob_chunk.n', '=', n).executeTakeFirst();
    if (row === undefined) return;
    yield row.bytes;
  }
}
