import { sql } from 'kysely';
import type { ScopedTransaction } from './scope.ts';

export type EqualDocument = { readonly document_id: string; readonly name: string; readonly path: string };

/** Standing documents of one compartment with these bytes, oldest first. */
export async function equalDocuments(
  tx: ScopedTransaction,
  of: { readonly compartmentId: string; readonly sha256: Buffer },
): Promise<EqualDocument[]> {
  const found = await sql<EqualDocument>`
    select document_id, name, path from document
    where case_id = ${tx.scope.caseId} and compartment_id = ${of.compartmentId} and sha256 = ${of.sha256} and to_seq is null
    order by received_at, from_seq, document_id limit 1000`.execute(tx.db);
  return found.rows;
}
