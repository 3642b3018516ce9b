import { sql } from 'kysely';
import type { ActorRef } from '#domain/entry';
import { Failure } from '#domain/failure';
import { appendEntry, lockChain } from './append-entry.ts';
import type { Connection } from './connect.ts';
import { draftEntry } from './draft-entry.ts';
import { projectionTables } from './migrations/0002-projections.ts';
import { asOperator, foldChain } from './rebuild.ts';

export type Erasure = {
  readonly caseId: string;
  readonly compartmentId: string;
  readonly documentId: string;
  readonly authority: string;
  readonly actor: ActorRef;
};

export type ErasureReport = {
  readonly seq: number;
  readonly items: number;
  readonly content: readonly string[];
  /** Links that rested on claims of the document. */ readonly links: number;
};

/**
 * Erases a document under a lawful authority: payloads and salts of all its items, its bytes and texts. An entry says
 * so, the chain still verifies, and the compartment is folded anew, so that live and rebuilt state are the same.
 */
export function eraseDocument(operator: Connection, erasure: Erasure, now: number): Promise<ErasureReport> {
  const { caseId, compartmentId, documentId, authority } = erasure;
  return asOperator(operator, 'read committed', async (db, client) => {
    const tx = { db, scope: { caseId, compartmentIds: [compartmentId], accountId: null } };
    await lockChain(tx, compartmentId);
    const place = [caseId, compartmentId];
    const items = await client.query<{ seq: number; ordinal: number }>(
      `select seq, ordinal from lamplighter.log_item where case_id = $1 and compartment_id = $2 and (document_id = $3 or subject_id = $3) and kind <> 'erased' order by seq, ordinal`,
      [...place, documentId],
    );
    if (items.rows.length === 0)
      throw new Failure(
        'LL-NOT-FOUND',
        'There is no such document in this compartment.',
        'Look for it with `lamplighter status` or in the case.',
      );
    const links = await client.query<{ count: number }>(
      `select count(*) as count from lamplighter.link l where l.case_id = $1 and l.to_seq is null and l.claim_ids && array(select claim_id from lamplighter.claim where case_id = $1 and compartment_id = $2 and document_id = $3)`,
      [...place, documentId],
    );
    const content = await ownContent(client, [...place, documentId]);
    const draft = draftEntry();
    draft.add(erasure.actor, {
      kind: 'erased',
      authority,
      items: items.rows,
      content: [...content.blobs, ...content.texts],
    });
    const { seq } = await appendEntry(tx, compartmentId, draft, now);
    await sql`delete from ledger_payload where case_id = ${caseId} and compartment_id = ${compartmentId} and chain = 'ledger'
      and (seq, ordinal) in (select * from unnest(${items.rows.map((row) => row.seq)}::bigint[], ${items.rows.map((row) => row.ordinal)}::int[]))`.execute(
      db,
    );
    const bytes = (names: readonly string[]) => names.map((name) => Buffer.from(name, 'hex'));
    await sql`delete from blob_chunk c using blob b where b.case_id = ${caseId} and b.compartment_id = ${compartmentId} and b.sha256 = any (${bytes(content.blobs)}::bytea[])
      and c.case_id = b.case_id and c.compartment_id = b.compartment_id and c.blob_id = b.blob_id`.execute(db);
    await sql`delete from blob where case_id = ${caseId} and compartment_id = ${compartmentId} and sha256 = any (${bytes(content.blobs)}::bytea[])`.execute(
      db,
    );
    await sql`delete from text_segment where case_id = ${caseId} and compartment_id = ${compartmentId} and sha256 = any (${bytes(content.texts)}::bytea[])`.execute(
      db,
    );
    await sql`delete from reading_queue where case_id = ${caseId} and compartment_id = ${compartmentId} and document_id = ${documentId}`.execute(
      db,
    );
    for (const table of Object.keys(projectionTables))
      await client.query(`delete from lamplighter.${table} where case_id = $1 and compartment_id = $2`, place);
    await foldChain(db, client, { caseId, compartmentId, chain: 'ledger' });
    return {
      seq,
      items: items.rows.length,
      content: [...content.blobs, ...content.texts],
      links: Number(links.rows[0]!.count),
    };
  });
}

type Queryable = { query<Row extends object>(text: string, values: readonly unknown[]): Promise<{ rows: Row[] }> };

/** Hashes, in hex, of bytes and texts that no other document of the compartment shares. */
async function ownContent(client: Queryable, of: readonly string[]): Promise<{ blobs: string[]; texts: string[] }> {
  const hashes = async (table: 'document' | 'rendition') => {
    const { rows } = await client.query<{ sha256: Buffer }>(
      `select distinct sha256 from lamplighter.${table} t where case_id = $1 and compartment_id = $2 and document_id = $3 and not exists (
         select 1 from lamplighter.${table} o where o.case_id = t.case_id and o.compartment_id = t.compartment_id and o.sha256 = t.sha256 and o.document_id <> t.document_id)`,
      of,
    );
    return rows.map((row) => row.sha256.toString('hex'));
  };
  return { blobs: await hashes('document'), texts: await hashes('rendition') };
}
