import { sql } from 'kysely';
import type { ChainKey, ChainName } from '#domain/entry';
import { entryHash, noHash } from '#engines/seal/entry-seal';
import { merkleRoot } from '#engines/seal/merkle-root';
import { binaryArray } from './binary-array.ts';
import { sha256 } from './digest.ts';
import type { DraftEntry } from './draft-entry.ts';
import { project } from './project.ts';
import type { ScopedTransaction } from './scope.ts';

export type SealedEntry = { readonly seq: number; readonly recordedAt: number; readonly nonce: Uint8Array };

export type Head = { readonly seq: number; readonly recordedAt: number; readonly hash: Uint8Array };

/** Locks a chain until the transaction ends, so that what is checked now still holds when the entry is sealed. */
export async function lockChain(
  tx: ScopedTransaction,
  compartmentId: string,
  chain: ChainName = 'ledger',
): Promise<Head> {
  const key = { case_id: tx.scope.caseId, compartment_id: compartmentId, chain };
  const read = () =>
    tx.db
      .selectFrom('ledger_head')
      .select(['seq', 'recorded_at', 'hash'])
      .where('case_id', '=', key.case_id)
      .where('compartment_id', '=', compartmentId)
      .where('chain', '=', chain)
      .forUpdate()
      .executeTakeFirst();
  let head = await read();
  if (head === undefined) {
    await tx.db
      .insertInto('ledger_head')
      .values({ ...key, seq: 0, recorded_at: 0, hash: Buffer.from(noHash) })
      .onConflict((on) => on.doNothing())
      .execute();
    head = (await read())!;
  }
  return { seq: head.seq, recordedAt: head.recorded_at, hash: head.hash };
}

/** Seals a draft as the next entry of a chain and folds it into the projections, in the caller's transaction. */
export async function appendEntry(
  tx: ScopedTransaction,
  compartmentId: string,
  draft: DraftEntry,
  now: number,
  chain: ChainName = 'ledger',
): Promise<SealedEntry> {
  if (draft.items.length === 0) throw new TypeError('an entry needs at least one item');
  const head = await lockChain(tx, compartmentId, chain);
  const key: ChainKey = { caseId: tx.scope.caseId, compartmentId, chain };
  const fields = {
    seq: head.seq + 1,
    recordedAt: Math.max(now, head.recordedAt),
    nonce: draft.nonce,
    root: merkleRoot(
      draft.items.map((item) => item.leaf),
      sha256,
    ),
    prev: head.hash,
  };
  const hash = entryHash(key, fields, sha256);
  const ordinals = draft.items.map((_, i) => i);
  const buffers = (of: (item: DraftEntry['items'][number]) => Uint8Array) => binaryArray('bytea', draft.items.map(of));
  const id = sql`${key.caseId}::uuid, ${compartmentId}::uuid, ${chain}::text, ${fields.seq}::bigint`;
  await sql`
    with entry as (
      insert into ledger_entry (case_id, compartment_id, chain, seq, recorded_at, nonce, root, prev, hash)
      values (${id}, ${fields.recordedAt}::bigint, ${Buffer.from(fields.nonce)}, ${Buffer.from(fields.root)}, ${Buffer.from(fields.prev)}, ${Buffer.from(hash)})),
    leaves as (
      insert into ledger_leaf (case_id, compartment_id, chain, seq, ordinal, leaf)
      select ${id}, o, l from unnest(${ordinals}::int[], ${buffers((item) => item.leaf)}::bytea[]) as u (o, l)),
    payloads as (
      insert into ledger_payload (case_id, compartment_id, chain, seq, ordinal, salt, bytes)
      select ${id}, o, s, b from unnest(${ordinals}::int[], ${buffers((item) => item.salt)}::bytea[], ${buffers((item) => item.bytes)}::bytea[]) as u (o, s, b))
    update ledger_head set seq = ${fields.seq}, recorded_at = ${fields.recordedAt}, hash = ${Buffer.from(hash)}
    where case_id = ${key.caseId} and compartment_id = ${compartmentId} and chain = ${chain}`.execute(tx.db);
  const sealed = { seq: fields.seq, recordedAt: fields.recordedAt, nonce: draft.nonce };
  if (chain === 'ledger') {
    await project(
      tx.db,
      key,
      sealed,
      draft.items.map((item, ordinal) => ({ ...item.item, ordinal })),
    );
  }
  return sealed;
}
