import { sql } from 'kysely';
import type { DocumentState } from '#domain/document-state';
import { readerId } from '#domain/entry';
import type { Capture, ExtractionFailure } from '#domain/rendition';
import { stood, type Cut } from './cut.ts';
import type { ScopedTransaction } from './scope.ts';

/**
 * Whether a document was met inside another and added by nobody. Its first place says so, and who received it still does
 * once that place was erased with what it lay in.
 */
export const isFoundInside = (alias: string) => {
  const d = (column: string) => sql.ref(`${alias}.${column}`);
  return sql`(${d('received_by')} = ${readerId}::uuid or exists (select from document_place f where f.case_id = ${d('case_id')}
    and f.compartment_id = ${d('compartment_id')} and f.document_id = ${d('document_id')} and f.from_seq = ${d('from_seq')}))`;
};

/** Which children of a document are recorded already, by their number. */
export async function placedNumbers(
  tx: ScopedTransaction,
  compartmentId: string,
  parentId: string,
  from: number,
  to: number,
): Promise<ReadonlySet<number>> {
  const found = await sql<{ n: number }>`
    select n from document_place where case_id = ${tx.scope.caseId} and compartment_id = ${compartmentId}
      and parent_id = ${parentId} and n between ${from} and ${to} and to_seq is null`.execute(tx.db);
  return new Set(found.rows.map(({ n }) => n));
}

/** How many places there are inside an outermost document, and the bytes of what stands in them. */
export async function sizeInside(
  tx: ScopedTransaction,
  compartmentId: string,
  rootId: string,
): Promise<{ count: number; bytes: number }> {
  const found = await sql<{ count: number; bytes: number }>`
    select count(*)::int as count, coalesce(sum(d.size), 0)::bigint as bytes
    from document_place p join document d using (case_id, compartment_id, document_id)
    where p.case_id = ${tx.scope.caseId} and p.compartment_id = ${compartmentId} and p.root_id = ${rootId}`.execute(
    tx.db,
  );
  const { count, bytes } = found.rows[0]!;
  return { count, bytes: Number(bytes) };
}

/** Which of these bytes, in hex, were erased in this compartment under an authority. */
export async function erasedContent(
  tx: ScopedTransaction,
  compartmentId: string,
  hashes: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await sql<{ hash: string }>`
    select distinct h as hash from log_item l cross join lateral jsonb_array_elements_text(l.detail -> 'content') h
    where l.case_id = ${tx.scope.caseId} and l.compartment_id = ${compartmentId} and l.kind = 'erased'
      and h = any (${[...hashes]}::text[])`.execute(tx.db);
  return new Set(found.rows.map(({ hash }) => hash));
}

/** A place in which a document was found, with the document that it lies in. */
export type Place = {
  readonly document_id: string;
  readonly parent_id: string;
  readonly parent_title: string;
  readonly n: number;
  readonly path: string;
  readonly capture: Capture | null;
  /** How many children the parent has. */
  readonly of: number;
};

/** Where these documents were found, first places first; of each at most `most`. */
export async function placesOf(
  tx: ScopedTransaction,
  cut: Cut,
  documentIds: readonly string[],
  most: number,
): Promise<Place[]> {
  const { caseId, compartmentIds } = tx.scope;
  const compartments = sql`any (${[...compartmentIds]}::uuid[])`;
  const found = await sql<Place>`
    select w.id as document_id, p.parent_id, p.n, p.path, p.capture,
      coalesce(d.title, case when t.state <> 'set aside' then s.title end, d.name) as parent_title,
      (select count(*)::int from document_place o where o.case_id = p.case_id and o.compartment_id = p.compartment_id
        and o.parent_id = p.parent_id and ${stood('o', cut)}) as of
    from unnest(${[...documentIds]}::uuid[]) as w (id)
    cross join lateral (
      select * from document_place q where q.case_id = ${caseId} and q.compartment_id = ${compartments} and q.document_id = w.id and ${stood('q', cut)}
      order by q.from_seq, q.ordinal limit ${most}) p
    join document d on d.case_id = p.case_id and d.compartment_id = p.compartment_id and d.document_id = p.parent_id
    join document_state s on s.case_id = p.case_id and s.compartment_id = p.compartment_id and s.document_id = p.parent_id and ${stood('s', cut)}
    join document_state t on t.case_id = p.case_id and t.compartment_id = p.compartment_id and t.document_id = p.parent_id and t.to_seq is null
    order by w.id, p.from_seq, p.ordinal`.execute(tx.db);
  return found.rows;
}

export type Child = {
  readonly document_id: string;
  readonly n: number;
  readonly path: string;
  readonly title: string;
  readonly state: DocumentState;
  readonly media_type: string | null;
  readonly failure: ExtractionFailure | null;
  readonly children: number;
};

/** What is set aside today is shown as nothing else, whenever it is looked back at. */
const shownState = sql`case when t.state = 'set aside' then t.state else s.state end`;

/** The children of a document in their order, after the number `after`. */
export async function childrenOf(
  tx: ScopedTransaction,
  cut: Cut,
  parentId: string,
  after: number,
  limit: number,
): Promise<Child[]> {
  const { caseId, compartmentIds } = tx.scope;
  const found = await sql<Child>`
    select p.document_id, p.n, p.path, coalesce(d.title, case when t.state <> 'set aside' then s.title end, d.name) as title,
      ${shownState} as state, case when ${shownState} <> 'set aside' then s.media_type end as media_type,
      case when ${shownState} <> 'set aside' then s.failure end as failure,
      (select count(*)::int from document_place k where k.case_id = p.case_id and k.compartment_id = p.compartment_id
         and k.parent_id = p.document_id and ${stood('k', cut)}) as children
    from (select * from document_place p
      where p.case_id = ${caseId} and p.compartment_id = any (${[...compartmentIds]}::uuid[]) and p.parent_id = ${parentId}
        and p.n > ${after} and ${stood('p', cut)}
      order by p.n limit ${limit}) p
    join document d on d.case_id = p.case_id and d.compartment_id = p.compartment_id and d.document_id = p.document_id
    join document_state s on s.case_id = p.case_id and s.compartment_id = p.compartment_id and s.document_id = p.document_id and ${stood('s', cut)}
    join document_state t on t.case_id = p.case_id and t.compartment_id = p.compartment_id and t.document_id = p.document_id and t.to_seq is null
    order by p.n`.execute(tx.db);
  return found.rows;
}

export type InsideCount = { readonly media_type: string | null; readonly state: DocumentState; readonly count: number };

/** What lies inside a document at any depth, each document once, counted by media type and state. */
export async function countInside(tx: ScopedTransaction, cut: Cut, documentId: string): Promise<InsideCount[]> {
  const { caseId, compartmentIds } = tx.scope;
  const compartments = sql`any (${[...compartmentIds]}::uuid[])`;
  const found = await sql<InsideCount>`
    with recursive below (compartment_id, document_id) as (
      select p.compartment_id, p.document_id from document_place p
      where p.case_id = ${caseId} and p.compartment_id = ${compartments} and p.parent_id = ${documentId} and ${stood('p', cut)}
      union
      select p.compartment_id, p.document_id from below b
      join document_place p on p.case_id = ${caseId} and p.compartment_id = b.compartment_id and p.parent_id = b.document_id
      where p.document_id <> ${documentId}::uuid and ${stood('p', cut)}
        and not exists (select from document_state u where u.case_id = p.case_id and u.compartment_id = p.compartment_id
          and u.document_id = p.parent_id and u.to_seq is null and u.state = 'set aside'))
    select case when ${shownState} <> 'set aside' then s.media_type end as media_type, ${shownState} as state, count(*)::int as count
    from below b
    join document_state s on s.case_id = ${caseId} and s.compartment_id = b.compartment_id and s.document_id = b.document_id and ${stood('s', cut)}
    join document_state t on t.case_id = ${caseId} and t.compartment_id = b.compartment_id and t.document_id = b.document_id and t.to_seq is null
    where b.document_id <> ${documentId}::uuid
    group by 1, 2 order by count(*) desc, 1 nulls last, 2`.execute(tx.db);
  return found.rows;
}

/** What was set aside in the same entry as this document, lies inside it and still is; and whether each was ever read. */
export async function setAsideWith(
  tx: ScopedTransaction,
  compartmentId: string,
  documentId: string,
): Promise<readonly { readonly documentId: string; readonly wasRead: boolean }[]> {
  const found = await sql<{ document_id: string; was_read: boolean }>`
    select s.document_id, s.reading_id is not null as was_read
    from document_state h
    join document_state s on s.case_id = h.case_id and s.compartment_id = h.compartment_id and s.from_seq = h.from_seq
      and s.to_seq is null and s.state = 'set aside' and s.document_id <> h.document_id
    where h.case_id = ${tx.scope.caseId} and h.compartment_id = ${compartmentId} and h.document_id = ${documentId}
      and h.to_seq is null and h.state = 'set aside'
      and s.document_id in (${bornInsideQuery(tx.scope.caseId, compartmentId, documentId)})
    order by s.document_id`.execute(tx.db);
  return found.rows.map((row) => ({ documentId: row.document_id, wasRead: row.was_read }));
}

/** Documents placed in these ones or in what lies in them, each once, with those that were received for that place alone. */
export async function bornInside(
  tx: ScopedTransaction,
  compartmentId: string,
  documentId: string,
): Promise<readonly string[]> {
  const found = await sql<{
    document_id: string;
  }>`${bornInsideQuery(tx.scope.caseId, compartmentId, documentId)}`.execute(tx.db);
  return found.rows.map((row) => row.document_id).filter((id) => id !== documentId);
}

/**
 * The document and everything that would not be here without it: what was found in it, at any depth, was received for
 * no other reason, and lies in nothing else that stays. Counted in rounds, since that what lies elsewhere stays can
 * only be said once it is known what goes.
 */
const bornInsideQuery = (caseId: string, compartmentId: string, documentId: string) => sql`
  with recursive below (document_id) as (
    select ${documentId}::uuid
    union
    select p.document_id from document_place p
    join below b on b.document_id = p.parent_id
    join document d on d.case_id = p.case_id and d.compartment_id = p.compartment_id and d.document_id = p.document_id
    where p.case_id = ${caseId} and p.compartment_id = ${compartmentId}
      and ${isFoundInside('d')}),
  stays (document_id) as (
    select b.document_id from below b where b.document_id <> ${documentId}::uuid and exists (
      select from document_place o where o.case_id = ${caseId} and o.compartment_id = ${compartmentId} and o.document_id = b.document_id
        and o.parent_id not in (select document_id from below))
    union
    select p.document_id from stays s
    join document_place p on p.parent_id = s.document_id
    join below b on b.document_id = p.document_id
    where p.case_id = ${caseId} and p.compartment_id = ${compartmentId} and p.document_id <> ${documentId}::uuid)
  select document_id from below where document_id not in (select document_id from stays)`;

/** Those of these documents that are not set aside. */
export async function notSetAside(
  tx: ScopedTransaction,
  compartmentId: string,
  documentIds: readonly string[],
): Promise<readonly string[]> {
  const found = await sql<{ document_id: string }>`
    select document_id from document_state where case_id = ${tx.scope.caseId} and compartment_id = ${compartmentId}
      and document_id = any (${[...documentIds]}::uuid[]) and to_seq is null and state <> 'set aside' order by document_id`.execute(
    tx.db,
  );
  return found.rows.map((row) => row.document_id);
}
