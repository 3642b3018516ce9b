import { sql } from 'kysely';
import type { ScopedTransaction } from './scope.ts';

export type SearchRow = {
  readonly compartment_id: string;
  readonly document_id: string;
  readonly rendition_id: string;
  readonly title: string;
  readonly start: number;
  readonly text: string;
  readonly rank: number;
};

/**
 * Segments of texts that hold the words, best first; places come from the definer function, rows under the policy.
 * A document set aside gives no hit. `capped` is true when more may have matched than were looked at.
 */
export async function searchTexts(
  tx: ScopedTransaction,
  words: string,
  limit: number,
): Promise<{ hits: SearchRow[]; capped: boolean }> {
  const cap = Math.max(limit * 4, 200);
  const places = await sql<{
    compartment_id: string;
    sha256: Buffer;
    n: number;
    rank: number;
  }>`select * from search_texts(${words}, ${cap})`.execute(tx.db);
  if (places.rows.length === 0) return { hits: [], capped: false };
  // "offset 0" makes each place be looked up by key: on tables that were not analysed yet, the planner would join them whole.
  const found = await sql<SearchRow>`
    with place as (
      select * from unnest(${places.rows.map((row) => row.compartment_id)}::uuid[], ${places.rows.map((row) => row.sha256)}::bytea[], ${places.rows.map((row) => row.n)}::int[], ${places.rows.map((row) => row.rank)}::real[]) as p (compartment_id, sha256, n, rank))
    select p.compartment_id, h.document_id, h.rendition_id, coalesce(d.title, h.title, d.name) as title, h.start, h.text, p.rank
    from place p
    cross join lateral (
      select r.document_id, r.rendition_id, s.title, t.start, t.text
      from text_segment t
      join rendition r on r.case_id = t.case_id and r.compartment_id = t.compartment_id and r.sha256 = t.sha256 and r.to_seq is null
      join document_state s on s.case_id = r.case_id and s.compartment_id = r.compartment_id and s.document_id = r.document_id and s.to_seq is null and s.state = 'read' and s.rendition_id = r.rendition_id
      where t.case_id = ${tx.scope.caseId} and t.compartment_id = p.compartment_id and t.sha256 = p.sha256 and t.n = p.n offset 0) h
    cross join lateral (
      select d.title, d.name, d.received_at from document d
      where d.case_id = ${tx.scope.caseId} and d.compartment_id = p.compartment_id and d.document_id = h.document_id offset 0) d
    order by p.rank desc, d.received_at desc, h.document_id, p.n limit ${limit}`.execute(tx.db);
  return { hits: found.rows, capped: places.rows.length >= cap };
}
