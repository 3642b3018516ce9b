import { sql } from 'kysely';
import type { ScopedTransaction } from './scope.ts';

export type WaitingDocument = {
  readonly document_id: string;
  readonly name: string;
  readonly sha256: Buffer;
  readonly size: number;
  readonly title: string | null;
  readonly date: string | null;
  readonly origin: string | null;
  /** How many documents lie around it, and the outermost; itself where it lies in none. */
  readonly depth: number;
  readonly root_id: string;
};

/**
 * Those of these documents of one compartment that still wait for the reader. Each is looked up by its key: while many
 * documents come in, the planner's figures are those of an empty table, and a join costs more with every document.
 */
export async function waitingDocuments(
  tx: ScopedTransaction,
  compartmentId: string,
  documentIds: readonly string[],
): Promise<WaitingDocument[]> {
  const key = sql`case_id = ${tx.scope.caseId} and compartment_id = ${compartmentId} and document_id = w.id and to_seq is null`;
  const found = await sql<WaitingDocument & { state: string }>`
    select d.document_id, d.name, d.sha256, d.size, d.title, d.date, d.origin, s.state, coalesce(p.depth, 0) as depth, coalesce(p.root_id, d.document_id) as root_id
    from unnest(${[...documentIds]}::uuid[]) as w (id)
    cross join lateral (select state from document_state where ${key} offset 0) s
    cross join lateral (select * from document where ${key} offset 0) d
    left join lateral (select depth, root_id from document_place where ${key} order by from_seq, ordinal limit 1) p on true`.execute(
    tx.db,
  );
  return found.rows.filter((row) => row.state === 'waiting').map(({ state: _, ...row }) => row);
}
