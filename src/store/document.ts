import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { DocumentState } from '#domain/document-state';
import type { Grade } from '#domain/grade';
import type { ExtractionFailure } from '#domain/rendition';
import { changedBy, seqIn, stood, type Cut } from './cut.ts';
import type { Database } from './schema.ts';
import type { ScopedTransaction } from './scope.ts';

/** A document with the state it stood in and the counts of its claims; `title` is the given one, else the found one. */
export type DocumentRow = {
  document_id: string;
  compartment_id: string;
  version: number;
  name: string;
  path: string;
  title: string | null;
  sha256: Buffer;
  size: number;
  origin: string | null;
  form: string | null;
  date: string | null;
  received_at: number;
  received_by: string;
  received_by_name: string;
  state: DocumentState;
  media_type: string | null;
  failure: ExtractionFailure | null;
  set_aside: string | null;
  set_aside_by: string | null;
  rendition_id: string | null;
  reading_id: string | null;
  grade: Grade | null;
  claims: number;
  reviewed: number;
  /** The document that it was first found inside, where it was found inside one. */
  parent: { documentId: string; title: string; n: number; of: number } | null;
  children: number;
  /** Notes of its newest rendition on what was kept unread. */
  kept_unread: string[];
};

export type DocumentFilter = {
  readonly documentId?: string;
  readonly state?: DocumentState;
  /** Only children of this document. */
  readonly inside?: string;
  /** Only what stands after this place of the list, newest first. */
  readonly after?: { readonly receivedAt: number; readonly documentId: string };
  readonly limit: number;
};

/**
 * That a column holds this id. Said as a range, since of an equality the planner believes what it counted when the
 * table was near empty, that one value fills all of it, and reads all of it; of a range it always assumes few rows.
 */
const keyed = (column: string, id: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`${sql.ref(column)} between ${id} and ${id}`;

const place = (alias: string): RawBuilder<unknown> =>
  sql`case_id = ${sql.ref(`${alias}.case_id`)} and compartment_id = ${sql.ref(`${alias}.compartment_id`)}`;

/** All states of a document; the caller says which of them stood, so that no index but the key serves. */
const statesOf = (alias: string): RawBuilder<unknown> => sql`(select * from document_state
  where ${place(alias)} and ${keyed('document_id', sql.ref(`${alias}.document_id`))} offset 0)`;

const decisionsOn = (alias: string, subject: string): RawBuilder<unknown> => sql`(select * from decision
  where ${place(alias)} and ${keyed('subject_id', sql.ref(`${alias}.${subject}`))} offset 0)`;

/**
 * Documents of the scope as they stood at the cut, newest first; each with the document that it was first found inside,
 * of which one that is set aside shows its given names alone. Those that are set aside today are listed, with
 * nothing that was read in them. The page is cut first, its claims are gathered in one pass, and the rest is looked up
 * row by row, by key: while a folder comes in the planner's figures are those of an empty table, and a join costs more
 * with every document.
 */
export async function documents(tx: ScopedTransaction, cut: Cut, filter: DocumentFilter): Promise<DocumentRow[]> {
  const { caseId, compartmentIds } = tx.scope;
  const upTo = cut === null ? sql`` : sql`and v.from_seq <= ${seqIn('v', cut)}`;
  const where = [sql`d.case_id = ${caseId}`, stood('d', cut)];
  if (filter.after)
    where.push(sql`(d.received_at, d.document_id) < (${filter.after.receivedAt}, ${filter.after.documentId}::uuid)`);
  if (filter.inside !== undefined)
    where.push(sql`exists (select from document_place i where i.case_id = d.case_id and i.compartment_id = d.compartment_id
      and i.document_id = d.document_id and i.parent_id = ${filter.inside} and ${stood('i', cut)})`);
  const source =
    filter.documentId === undefined
      ? sql`document`
      : sql`(select * from document where case_id = ${caseId} and compartment_id = any (${[...compartmentIds]}::uuid[]) and ${keyed('document_id', sql`${filter.documentId}::uuid`)} offset 0)`;
  const inState =
    filter.state === undefined
      ? sql``
      : sql`join lateral ${statesOf('d')} f on ${stood('f', cut)} and f.state = ${filter.state}`;
  const found = await sql<DocumentRow>`
    with page as materialized (
      select d.* from ${source} d ${inState}
      where ${sql.join(where, sql` and `)}
      order by d.received_at desc, d.document_id desc limit ${filter.limit}),
    found as materialized (
      select q.* from page p cross join lateral (
        select q.case_id, q.compartment_id, q.document_id, q.parent_id, q.n from document_place q
        where ${place('p')} and q.document_id = p.document_id and ${stood('q', cut)}
        order by q.from_seq, q.ordinal limit 1) q),
    around as materialized (
      select f.parent_id, f.compartment_id, coalesce(h.title, case when ht.state <> 'set aside' then hs.title end, h.name) as title,
        (select count(*) from document_place o where ${place('f')} and o.parent_id = f.parent_id and ${stood('o', cut)}) as holds
      from (select distinct case_id, compartment_id, parent_id from found) f
      join lateral (select * from document where ${place('f')} and ${keyed('document_id', sql.ref('f.parent_id'))} offset 0) h on true
      join lateral (select * from document_state where ${place('f')} and ${keyed('document_id', sql.ref('f.parent_id'))} offset 0) hs on ${stood('hs', cut)}
      join lateral (select * from document_state where ${place('f')} and ${keyed('document_id', sql.ref('f.parent_id'))} offset 0) ht on ht.to_seq is null),
    held as materialized (
      select c.case_id, c.compartment_id, c.document_id, c.claim_id from claim c
      where c.case_id = ${caseId} and c.compartment_id = any (${[...compartmentIds]}::uuid[]) and c.document_id = any (array(select document_id from page)) and c.basis <> 'record' and ${stood('c', cut)}),
    counts as materialized (
      select h.compartment_id, h.document_id, count(*) as claims, count(r.subject_id) as reviewed
      from held h
      left join lateral ${decisionsOn('h', 'claim_id')} r on r.aspect = 'review' and ${stood('r', cut)}
      where not exists (select from ${decisionsOn('h', 'claim_id')} x where x.aspect = 'superseded' and ${stood('x', cut)})
      group by h.compartment_id, h.document_id)
    select p.document_id, p.compartment_id, p.name, p.path, coalesce(p.title, case when t.state <> 'set aside' then s.title end) as title, p.sha256, p.size, p.origin, p.form,
      coalesce(p.date, case when t.state <> 'set aside' then s.date end) as date, p.received_at, p.received_by, p.received_by_name, s.state, s.media_type, s.failure,
      s.set_aside, s.set_aside_by, s.rendition_id, s.reading_id, g.value -> 'grade' as grade,
      (select max(${changedBy('v', cut)}) from (
         select compartment_id, from_seq, to_seq from ${statesOf('p')} a
         union all select compartment_id, from_seq, to_seq from ${decisionsOn('p', 'document_id')} b) v
       where true ${upTo}) as version,
      case when s.state = 'set aside' or t.state = 'set aside' then 0 else coalesce(c.claims, 0)::int end as claims,
      case when s.state = 'set aside' or t.state = 'set aside' then 0 else coalesce(c.reviewed, 0)::int end as reviewed,
      (select count(*)::int from document_place k where k.case_id = p.case_id and k.compartment_id = p.compartment_id
         and k.parent_id = p.document_id and ${stood('k', cut)}) as children,
      case when w.parent_id is not null then jsonb_build_object('documentId', w.parent_id, 'title', w.title, 'n', f.n, 'of', w.holds) end as parent,
      case when t.state <> 'set aside' then array(select n from (select * from rendition where ${place('s')} and ${keyed('rendition_id', sql.ref('s.rendition_id'))} offset 0) r,
         unnest(r.notes) n where n like 'Kept unread: %') else '{}' end as kept_unread
    from page p
    join lateral ${statesOf('p')} s on ${stood('s', cut)}
    join lateral ${statesOf('p')} t on t.to_seq is null
    left join lateral ${decisionsOn('p', 'document_id')} g on g.aspect = 'grade' and ${stood('g', cut)}
    left join counts c on c.compartment_id = p.compartment_id and c.document_id = p.document_id
    left join found f on f.compartment_id = p.compartment_id and f.document_id = p.document_id
    left join around w on w.compartment_id = f.compartment_id and w.parent_id = f.parent_id
    order by p.received_at desc, p.document_id desc`.execute(tx.db);
  return found.rows;
}

/** One document of the scope, or undefined. */
export async function documentById(
  tx: ScopedTransaction,
  cut: Cut,
  documentId: string,
): Promise<DocumentRow | undefined> {
  const [row] = await documents(tx, cut, { documentId, limit: 1 });
  return row;
}

/** How many documents of the scope stand in each state. */
export async function documentCounts(tx: ScopedTransaction, cut: Cut): Promise<Record<DocumentState, number>> {
  const found = await tx.db
    .selectFrom('document_state')
    .select(['state', (eb) => eb.fn.countAll().as('count')])
    .where('case_id', '=', tx.scope.caseId)
    .where('compartment_id', 'in', [...tx.scope.compartmentIds])
    .where(stood('document_state', cut))
    .groupBy('state')
    .execute();
  const counts: Record<DocumentState, number> = { waiting: 0, read: 0, unreadable: 0, 'set aside': 0 };
  for (const row of found) counts[row.state as DocumentState] = Number(row.count);
  return counts;
}

/** Documents of the scope that could not be read, by the code of the reason, the most frequent first. */
export async function failuresByReason(
  tx: ScopedTransaction,
): Promise<{ code: string; message: string; retryable: boolean; count: number }[]> {
  const found = await sql<{ code: string; message: string; retryable: boolean; count: number }>`
    select failure ->> 'code' as code, min(failure ->> 'message') as message,
      bool_or((failure ->> 'retryable')::boolean) as retryable, count(*)::int as count
    from document_state where case_id = ${tx.scope.caseId} and compartment_id = any (${[...tx.scope.compartmentIds]}::uuid[])
      and state = 'unreadable' and to_seq is null and failure is not null
    group by 1 order by 4 desc, 1`.execute(tx.db);
  return found.rows;
}

/** Some of the documents of one compartment that could not be read: those that may work another time, or all of one reason. */
export async function someUnreadable(
  tx: ScopedTransaction,
  compartmentId: string,
  of: { readonly code: string | undefined; readonly after: string; readonly limit: number },
): Promise<string[]> {
  const reason = of.code === undefined ? sql`(failure ->> 'retryable')::boolean` : sql`failure ->> 'code' = ${of.code}`;
  const found = await sql<{ document_id: string }>`
    select document_id from document_state where case_id = ${tx.scope.caseId} and compartment_id = ${compartmentId}
      and state = 'unreadable' and to_seq is null and document_id > ${of.after} and ${reason} order by document_id limit ${of.limit}`.execute(
    tx.db,
  );
  return found.rows.map((row) => row.document_id);
}

export type RenditionRow = Selectable<Database['rendition']>;

/** Renditions of a document, oldest first; none while it is set aside. */
export const renditionsOf = (tx: ScopedTransaction, cut: Cut, documentId: string): Promise<RenditionRow[]> =>
  readable(tx, cut)
    .where('rendition.document_id', '=', documentId)
    .orderBy('rendition.from_seq')
    .orderBy('rendition.rendition_id')
    .execute();

/** A rendition of the scope whose document is not set aside. */
export const renditionById = (
  tx: ScopedTransaction,
  cut: Cut,
  renditionId: string,
): Promise<RenditionRow | undefined> =>
  readable(tx, cut).where('rendition.rendition_id', '=', renditionId).executeTakeFirst();

const readable = (tx: ScopedTransaction, cut: Cut) =>
  tx.db
    .selectFrom('rendition')
    .selectAll('rendition')
    .where('rendition.case_id', '=', tx.scope.caseId)
    .where(stood('rendition', cut))
    .where(
      sql<boolean>`exists (select from ${statesOf('rendition')} s where s.to_seq is null and s.state <> 'set aside')`,
    );

export type ReadingRow = Selectable<Database['reading']>;

/** The readings of these renditions that stood at the cut, newest first. */
export const readingsOf = async (
  tx: ScopedTransaction,
  cut: Cut,
  renditionIds: readonly string[],
): Promise<ReadingRow[]> =>
  renditionIds.length === 0
    ? []
    : tx.db
        .selectFrom('reading')
        .selectAll()
        .where('case_id', '=', tx.scope.caseId)
        .where('rendition_id', 'in', [...renditionIds])
        .where(stood('reading', cut))
        .orderBy('from_seq', 'desc')
        .execute();

/** Other standing documents of the same compartment with equal bytes, or with this name and other bytes. */
export async function sameDocuments(
  tx: ScopedTransaction,
  row: Pick<DocumentRow, 'document_id' | 'compartment_id' | 'sha256' | 'name'>,
): Promise<{ document_id: string; title: string; equal: boolean }[]> {
  const found = await sql<{ document_id: string; title: string; equal: boolean }>`
    select d.document_id, coalesce(d.title, d.name) as title, d.sha256 = ${row.sha256} as equal from document d
    where d.case_id = ${tx.scope.caseId} and d.compartment_id = ${row.compartment_id} and d.to_seq is null and d.document_id <> ${row.document_id}
      and (d.sha256 = ${row.sha256} or (md5(d.name) = md5(${row.name}) and d.name = ${row.name}))
    order by d.received_at, d.document_id limit 50`.execute(tx.db);
  return found.rows;
}
