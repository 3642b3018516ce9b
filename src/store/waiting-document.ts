import { sql } from 'kysely';
import type { ScopedTransaction } from './scope.ts';

export type WaitingDocument = {
  readonly document_id: string;
  readonly name: string;
  readonly sha256: Buffer;
  readonly size: number;
  readonly title: string | null;
  readonly date: string | null;
};

/** Those of these documents of one compartment that still wait for the reader, in the order of their ids. */
export async function waitingDocuments(
  tx: ScopedTransaction,
  compartmentId: string,
  documentIds: readonly string[],
): Promise<WaitingDocument[]> {
  const found = await sql<WaitingDocument>`
    select d.document_id, d.name, d.sha256, d.size, d.title, d.date
    from document d
    join document_state s on s.case_id = d.case_id and s.compartment_id = d.compartment_id and s.document_id = d.document_id
      and s.to_seq is null and s.state = 'waiting'
    where d.case_id = ${tx.scope.caseId} and d.compartment_id = ${compartmentId} and d.to_seq is null
      and d.document_id = any (${[...documentIds]}::uuid[])
    order by d.document_id`.execute(tx.db);
  return found.rows;
}
