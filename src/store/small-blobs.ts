import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { binaryArray } from './binary-array.ts';
import type { ScopedTransaction } from './scope.ts';

/** Bytes of at most one chunk (1 MiB), with their SHA-256. */
export type SmallBlob = { readonly sha256: Buffer; readonly bytes: Buffer };

/** Keeps many small blobs of one compartment at once; returns the hashes, in hex, of those that were kept before. */
export async function keepSmallBlobs(
  tx: ScopedTransaction,
  compartmentId: string,
  blobs: readonly SmallBlob[],
): Promise<ReadonlySet<string>> {
  const byHash = new Map(blobs.map((blob) => [blob.sha256.toString('hex'), { ...blob, id: randomUUID() as string }]));
  const all = [...byHash.values()];
  const { caseId } = tx.scope;
  const kept = await sql<{ blob_id: string }>`
    insert into blob (case_id, compartment_id, sha256, blob_id, size)
    select ${caseId}, ${compartmentId}, b.sha256, b.blob_id, b.size
    from unnest(${all.map((one) => one.sha256)}::bytea[], ${all.map((one) => one.id)}::uuid[], ${all.map((one) => one.bytes.length)}::bigint[]) as b (sha256, blob_id, size)
    on conflict do nothing returning blob_id`.execute(tx.db);
  const ids = new Set(kept.rows.map((row) => row.blob_id));
  // No bytes are one empty chunk, so that they too are known to be there.
  const filled = all.filter((one) => ids.has(one.id));
  if (filled.length > 0)
    await sql`
      insert into blob_chunk (case_id, compartment_id, blob_id, n, bytes)
      select ${caseId}, ${compartmentId}, c.blob_id, 0, c.bytes
      from unnest(${filled.map((one) => one.id)}::uuid[], ${binaryArray(
        'bytea',
        filled.map((one) => one.bytes),
      )}::bytea[]) as c (blob_id, bytes)`.execute(tx.db);
  return new Set([...byHash].filter(([, one]) => !ids.has(one.id)).map(([hash]) => hash));
}

/** The bytes of blobs of one compartment by their hash in hex, all at once; an erased one is absent. */
export async function blobsOf(
  tx: ScopedTransaction,
  compartmentId: string,
  wanted: readonly Buffer[],
): Promise<ReadonlyMap<string, Buffer>> {
  const hashes = [...new Map(wanted.map((hash) => [hash.toString('hex'), hash])).values()];
  if (hashes.length === 0) return new Map();
  const found = await sql<{ sha256: Buffer; bytes: Buffer }>`
    select w.sha256, c.bytes from unnest(${[...hashes]}::bytea[]) as w (sha256)
    cross join lateral (select blob_id from blob
      where case_id = ${tx.scope.caseId} and compartment_id = ${compartmentId} and sha256 = w.sha256 offset 0) b
    cross join lateral (select n, bytes from blob_chunk
      where case_id = ${tx.scope.caseId} and compartment_id = ${compartmentId} and blob_id = b.blob_id order by n) c`.execute(
    tx.db,
  );
  const parts = new Map<string, Buffer[]>();
  for (const { sha256, bytes } of found.rows) {
    const key = sha256.toString('hex');
    const list = parts.get(key);
    if (list === undefined) parts.set(key, [bytes]);
    else list.push(bytes);
  }
  return new Map([...parts].map(([key, list]) => [key, list.length === 1 ? list[0]! : Buffer.concat(list)]));
}
