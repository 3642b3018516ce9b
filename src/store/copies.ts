import { sql } from 'kysely';
import type { ScopedTransaction } from './scope.ts';

/** A document whose text may be nearly the same as another's; `sketch` holds 64 minima, then 16 bands. */
export type CopyRow = {
  readonly compartment_id: string;
  readonly document_id: string;
  readonly rendition_id: string;
  readonly title: string;
  readonly name: string;
  readonly origin: string | null;
  readonly received_at: number;
  readonly chars: number;
  readonly sketch: readonly number[];
};

/** What a document's text is compared by; undefined where it is not read, set aside, or too short. */
export async function copyOf(tx: ScopedTransaction, documentId: string): Promise<CopyRow | undefined> {
  return (await rows(tx, [documentId]))[0];
}

/** Documents that share a band with these, those that share most first. */
export async function nearCopies(
  tx: ScopedTransaction,
  bands: readonly number[],
  most: number,
): Promise<readonly CopyRow[]> {
  const found = await sql<{ document_id: string }>`
    select document_id from search_copies(${[...bands]}::int[], ${most})`.execute(tx.db);
  return rows(
    tx,
    found.rows.map((row) => row.document_id),
  );
}

async function rows(tx: ScopedTransaction, documentIds: readonly string[]): Promise<CopyRow[]> {
  if (documentIds.length === 0) return [];
  const found = await sql<CopyRow>`
    select d.compartment_id, d.document_id, s.rendition_id, coalesce(d.title, s.title, d.name) as title, d.name, d.origin, d.received_at, r.chars, t.sketch
    from unnest(${[...documentIds]}::uuid[]) with ordinality as w (id, place)
    cross join unnest(${[...tx.scope.compartmentIds]}::uuid[]) as c (id)
    join document d on d.case_id = ${tx.scope.caseId} and d.compartment_id = c.id and d.document_id = w.id
    join document_state s on s.case_id = d.case_id and s.compartment_id = d.compartment_id and s.document_id = d.document_id and s.to_seq is null and s.state = 'read'
    join rendition r on r.case_id = d.case_id and r.compartment_id = d.compartment_id and r.rendition_id = s.rendition_id
    join text_segment t on t.case_id = r.case_id and t.compartment_id = r.compartment_id and t.sha256 = r.sha256 and t.n = 0
    where t.sketch is not null
    order by w.place`.execute(tx.db);
  return found.rows;
}
