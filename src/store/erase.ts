import { sql } from 'kysely';
import type { ActorRef } from '#domain/entry';
import { Failure } from '#domain/failure';
import { appendEntry, lockChain } from './append-entry.ts';
import type { Connection } from './connect.ts';
import { draftEntry } from './draft-entry.ts';
import { holdIndexes } from './index-lock.ts';
import { lanesResting, type LaneRest } from './lanes-resting.ts';
import { bornInside } from './place.ts';
import { projectionTables } from './projection-tables.ts';
import { madeTables } from './made-tables.ts';
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
  /** The document and those that had been found inside it and nowhere else. */
  readonly documents: number;
  /** Names of documents in whose bytes it still lies, because it was found inside them: they stay. */
  readonly around: readonly string[];
  readonly content: readonly string[];
  /** Links that rested on claims of the document and on others besides, or that stand in another compartment: they stay. */
  readonly links: number;
  /** Links that rest on other tables, as a newer version of it, and lead to people whom only its rows had named: those ends go. */
  readonly endless: number;
  /** Names of entities that only erased links and marked words named: they stay until someone takes them back. */
  readonly entities: readonly string[];
  /** Things, steps and facts of the lanes that rest on it and hold none of its claims' words: they stay. */
  readonly lanes: readonly LaneRest[];
  /** Those that went, for they held words of its claims; without their titles, which may be such words. */
  readonly lanesGone: readonly Omit<LaneRest, 'title'>[];
};

const claimsOfDocument = `(select claim_id from lamplighter.claim where case_id = $1 and compartment_id = $2 and document_id = any ($3::uuid[]))`;

/** What its words made goes with the document: its own items, links that rest on nothing else, statuses in its words. */
const itemsOfDocument = `
  select l.seq, l.ordinal from lamplighter.log_item l
  where l.case_id = $1 and l.compartment_id = $2 and l.kind <> 'erased' and (
    l.document_id = any ($3::uuid[]) or l.subject_id = any ($3::uuid[])
    or (l.kind = 'document.placed' and (l.detail ->> 'parentId')::uuid = any ($3::uuid[]))
    or (l.kind = 'link.relied' and l.subject_id in (
      select link_id from lamplighter.link where case_id = $1 and compartment_id = $2 and claim_ids <@ array${claimsOfDocument}))
    or (l.kind = 'status.recorded' and l.subject_id in (
      select status_id from lamplighter.legal_status where case_id = $1 and compartment_id = $2
      and (reported ->> 'claimId')::uuid in ${claimsOfDocument})))
  order by l.seq, l.ordinal`;

/** Entities that its rows brought in; rows of other tables may name them too. */
const madeByRows = `(select e.entity_id from lamplighter.record_entity e join lamplighter.record_import i
  on i.case_id = e.case_id and i.compartment_id = e.compartment_id and i.import_id = e.import_id
  where e.case_id = $1 and e.compartment_id = $2 and e.is_made and i.document_id = any ($3::uuid[]))`;

const leftStanding = `
  with gone as (select * from lamplighter.link where case_id = $1 and compartment_id = $2 and claim_ids <@ array${claimsOfDocument}),
  kept as (select * from lamplighter.link k where k.case_id = $1 and k.to_seq is null and not exists (select 1 from gone g where g.compartment_id = k.compartment_id and g.link_id = k.link_id))
  select
    (select count(*) from kept where claim_ids && array${claimsOfDocument}) as links,
    (select count(*) from kept where from_id in ${madeByRows} or to_id in ${madeByRows}) as endless,
    array(select e.name from lamplighter.entity e where e.case_id = $1 and e.compartment_id = $2 and e.to_seq is null
      and (e.entity_id in (select from_id from gone union select to_id from gone)
        or e.entity_id in (select entity_id from lamplighter.mention where case_id = $1 and compartment_id = $2 and document_id = any ($3::uuid[])))
      and not exists (select 1 from kept where e.entity_id in (kept.from_id, kept.to_id))
      and not exists (select 1 from lamplighter.mention m where m.case_id = $1 and m.to_seq is null and m.entity_id = e.entity_id and m.document_id <> all ($3::uuid[]))
      order by e.name) as entities`;

/**
 * Erases a document under a lawful authority: payloads and salts of its items and of what its words alone made, its
 * bytes and texts. An entry says so, the chain still verifies, and the compartment is folded anew, so that live and
 * rebuilt state are the same. What stays and may still name someone is in the report.
 */
export function eraseDocument(operator: Connection, erasure: Erasure, now: number): Promise<ErasureReport> {
  const { caseId, compartmentId, documentId, authority } = erasure;
  return asOperator(operator, 'read committed', async (db, client) => {
    const tx = { db, scope: { caseId, compartmentIds: [compartmentId], accountId: null } };
    await lockChain(tx, compartmentId);
    const place = [caseId, compartmentId];
    const inside = await bornInside(tx, compartmentId, documentId);
    const documentIds = [documentId, ...inside];
    const of = [...place, documentIds];
    const own = await client.query<{ seq: number; ordinal: number }>(itemsOfDocument, of);
    if (own.rows.length === 0)
      throw new Failure(
        'LL-NOT-FOUND',
        'There is no such document in this compartment.',
        'Look for it with `lamplighter status` or in the case.',
      );
    const lanes = await lanesResting(client, of);
    const items = [...own.rows, ...lanes.going.map(({ seq, ordinal }) => ({ seq, ordinal }))];
    const left = await client.query<{ links: number; endless: number; entities: string[] }>(leftStanding, of);
    const content = await ownContent(client, of);
    const around = await client.query<{ name: string }>(containersAround, of);
    const draft = draftEntry();
    draft.add(erasure.actor, {
      kind: 'erased',
      authority,
      items,
      content: [...content.blobs, ...content.texts],
    });
    const { seq } = await appendEntry(tx, compartmentId, draft, now);
    await sql`delete from ledger_payload where case_id = ${caseId} and compartment_id = ${compartmentId} and chain = 'ledger'
      and (seq, ordinal) in (select * from unnest(${items.map((row) => row.seq)}::bigint[], ${items.map((row) => row.ordinal)}::int[]))`.execute(
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
    // A load is named by what was sent: one that holds nothing else goes with it.
    await sql`with gone as (delete from load_document where case_id = ${caseId} and compartment_id = ${compartmentId}
        and document_id = any (${documentIds}::uuid[]) returning load_id),
      ended as (delete from load l using gone where l.case_id = ${caseId} and l.compartment_id = ${compartmentId} and l.load_id = gone.load_id
        and not exists (select from load_document o where o.case_id = l.case_id and o.compartment_id = l.compartment_id
          and o.load_id = l.load_id and o.document_id <> all (${documentIds}::uuid[])) returning l.load_id)
      delete from load_pause p using ended where p.compartment_id = ${compartmentId} and p.load_id = ended.load_id`.execute(
      db,
    );
    await holdIndexes(db, compartmentId);
    for (const table of [...Object.keys(projectionTables), ...madeTables])
      await client.query(`delete from lamplighter.${table} where case_id = $1 and compartment_id = $2`, place);
    await foldChain(db, client, { caseId, compartmentId, chain: 'ledger' });
    return {
      seq,
      items: items.length,
      documents: documentIds.length,
      around: around.rows.map(({ name }) => name),
      content: [...content.blobs, ...content.texts],
      links: Number(left.rows[0]!.links),
      endless: Number(left.rows[0]!.endless),
      entities: left.rows[0]!.entities,
      lanes: lanes.staying,
      lanesGone: lanes.going.map(({ kind, id }) => ({ kind, id })),
    };
  });
}

const containersAround = `
  select distinct d.name from lamplighter.document_place p join lamplighter.document d
    on d.case_id = p.case_id and d.compartment_id = p.compartment_id and d.document_id = p.parent_id
  where p.case_id = $1 and p.compartment_id = $2 and p.document_id = any ($3::uuid[]) and p.parent_id <> all ($3::uuid[]) order by 1`;

type Queryable = { query<Row extends object>(text: string, values: readonly unknown[]): Promise<{ rows: Row[] }> };

/** Hashes, in hex, of bytes and texts that no other document of the compartment shares. */
async function ownContent(client: Queryable, of: readonly unknown[]): Promise<{ blobs: string[]; texts: string[] }> {
  const hashes = async (table: 'document' | 'rendition') => {
    const { rows } = await client.query<{ sha256: Buffer }>(
      `select distinct sha256 from lamplighter.${table} t where case_id = $1 and compartment_id = $2 and document_id = any ($3::uuid[]) and not exists (
         select 1 from lamplighter.${table} o where o.case_id = t.case_id and o.compartment_id = t.compartment_id and o.sha256 = t.sha256 and o.document_id <> all ($3::uuid[]))`,
      of,
    );
    return rows.map((row) => row.sha256.toString('hex'));
  };
  return { blobs: await hashes('document'), texts: await hashes('rendition') };
}
