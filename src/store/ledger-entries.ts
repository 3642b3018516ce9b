import type pg from 'pg';
import type { ChainKey, ChainName } from '#domain/entry';
import type { StoredEntry, StoredItem } from '#engines/seal/check-chain';

type Row = { seq: number; recorded_at: number; nonce: Buffer; root: Buffer; prev: Buffer; hash: Buffer; items: number };

/** Every chain that has an entry, a leaf, a payload or a head, in order. */
export async function chainKeys(client: pg.ClientBase): Promise<ChainKey[]> {
  const { rows } = await client.query<{ case_id: string; compartment_id: string; chain: ChainName }>(`
    select case_id, compartment_id, chain from lamplighter.ledger_head
    union select case_id, compartment_id, chain from lamplighter.ledger_entry
    union select case_id, compartment_id, chain from lamplighter.ledger_leaf
    union select case_id, compartment_id, chain from lamplighter.ledger_payload
    order by 1, 2, 3`);
  return rows.map((row) => ({ caseId: row.case_id, compartmentId: row.compartment_id, chain: row.chain }));
}

/** The entries of a chain in order, with their items; a few at a time, so that a long chain needs no memory. */
export async function* entriesOf(client: pg.ClientBase, key: ChainKey, batch = 64): AsyncGenerator<StoredEntry> {
  const of = [key.caseId, key.compartmentId, key.chain];
  for (let after = 0; ;) {
    const entries = await client.query<Row>(
      `select seq, recorded_at, nonce, root, prev, hash from lamplighter.ledger_entry
       where case_id = $1 and compartment_id = $2 and chain = $3 and seq > $4 order by seq limit ${batch}`,
      [...of, after],
    );
    if (entries.rows.length === 0) return;
    // A changed number can be past what JavaScript and a parameter can say; whoever checks stops there anyway.
    const last = Math.min(entries.rows.at(-1)!.seq, Number.MAX_SAFE_INTEGER);
    const items = await client.query<{
      seq: number;
      ordinal: number;
      leaf: Buffer;
      salt: Buffer | null;
      bytes: Buffer | null;
    }>(
      `select l.seq, l.ordinal, l.leaf, p.salt, p.bytes from lamplighter.ledger_leaf l
       left join lamplighter.ledger_payload p using (case_id, compartment_id, chain, seq, ordinal)
       where l.case_id = $1 and l.compartment_id = $2 and l.chain = $3 and l.seq > $4 and l.seq <= $5 order by l.seq, l.ordinal`,
      [...of, after, last],
    );
    const bySeq = new Map<number, StoredItem[]>();
    for (const { seq, ...item } of items.rows) {
      const list = bySeq.get(seq);
      if (list) list.push(item);
      else bySeq.set(seq, [item]);
    }
    for (const { recorded_at, ...entry } of entries.rows)
      yield { ...entry, recordedAt: recorded_at, items: bySeq.get(entry.seq) ?? [] };
    if (last === Number.MAX_SAFE_INTEGER) return;
    after = last;
  }
}
