import { sql, type Selectable } from 'kysely';
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
};

export type DocumentFilter = {
  readonly documentId?: string;
  readonly state?: DocumentState;
  /** Only what stands after this place of the list, newest first. */
  readonly after?: { readonly receivedAt: number; readonly documentId: string };
  readonly limit: number;
};

/** Documents of the scope as they stood at the cut, newest first. Those that are set aside today are listed, with nothing that was read in them. */
export async function documents(tx: ScopedTransaction, cut: Cut, filter: DocumentFilter): Promise<DocumentRow[]> {
  const { caseId } = tx.scope;
  const upTo = cut === null ? sql`` : sql`and v.from_seq <= ${seqIn('v', cut)}`;
  const where = [sql`d.case_id = ${caseId}`, stood('d', cut)];
  if (filter.documentId !== undefined) where.push(sql`d.document_id = ${filter.documentId}`);
  if (filter.state !== undefined) where.push(sql`s.state = ${filter.state}`);
  if (filter.after)
    where.push(sql`(d.received_at, d.document_id) < (${filter.after.receivedAt}, ${filter.after.documentId}::uuid)`);
  const found = await sql<DocumentRow>`
    with page as (
      select d.*, s.state, s.media_type, s.failure, t.state = 'set aside' as closed,
        case when t.state <> 'set aside' then s.title end as found_title, case when t.state <> 'set aside' then s.date end as found_date, s.set_aside, s.set_aside_by, s.rendition_id, s.reading_id
      from document d
      join document_state s on s.case_id = d.case_id and s.compartment_id = d.compartment_id and s.document_id = d.document_id and ${stood('s', cut)}
      join document_state t on t.case_id = d.case_id and t.compartment_id = d.compartment_id and t.document_id = d.document_id and t.to_seq is null
      where ${sql.join(where, sql` and `)}
      order by d.received_at desc, d.document_id desc limit ${filter.limit})
    select p.document_id, p.compartment_id, p.name, p.path, coalesce(p.title, p.found_title) as title, p.sha256, p.size, p.origin, p.form,
      coalesce(p.date, p.found_date) as date, p.received_at, p.received_by, p.received_by_name, p.state, p.media_type, p.failure,
      p.set_aside, p.set_aside_by, p.rendition_id, p.reading_id, g.value -> 'grade' as grade,
      (select max(${changedBy('v', cut)}) from (
         select compartment_id, from_seq, to_seq from document_state where case_id = p.case_id and compartment_id = p.compartment_id and document_id = p.document_id
         union all select compartment_id, from_seq, to_seq from decision where case_id = p.case_id and compartment_id = p.compartment_id and subject_id = p.document_id) v
       where true ${upTo}) as version,
      coalesce(c.claims, 0)::int as claims, coalesce(c.reviewed, 0)::int as reviewed
    from page p
    left join decision g on g.case_id = p.case_id and g.compartment_id = p.compartment_id and g.subject_id = p.document_id and g.aspect = 'grade' and ${stood('g', cut)}
    left join lateral (
      select count(*) as claims, count(r.subject_id) as reviewed
      from claim c
      left join decision r on r.case_id = c.case_id and r.compartment_id = c.compartment_id and r.subject_id = c.claim_id and r.aspect = 'review' and ${stood('r', cut)}
      where p.state <> 'set aside' and not p.closed and c.case_id = p.case_id and c.compartment_id = p.compartment_id and c.document_id = p.document_id and ${stood('c', cut)}
        and not exists (select 1 from decision x where x.case_id = c.case_id and x.compartment_id = c.compartment_id and x.subject_id = c.claim_id and x.aspect = 'superseded' and ${stood('x', cut)})
    ) c on true
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
    .innerJoin('document_state as s', (join) =>
      join
        .onRef('s.case_id', '=', 'rendition.case_id')
        .onRef('s.compartment_id', '=', 'rendition.compartment_id')
        .onRef('s.document_id', '=', 'rendition.document_id')
        .on('s.to_seq', 'is', null)
        .on('s.state', '!=', 'set aside'),
    )
    .where('rendition.case_id', '=', tx.scope.caseId)
    .where(stood('rendition', cut));

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
