import { sql } from 'kysely';
import { isFoundInside } from './place.ts';
import type { ScopedTransaction } from './scope.ts';

export type EqualDocument = {
  readonly document_id: string;
  readonly name: string;
  readonly path: string;
  readonly sha256: Buffer;
  /** It was found inside another document, and nobody added it by itself. */
  readonly is_child: boolean;
};

/** Standing documents of one compartment with any of these bytes, oldest first. */
export async function equalDocuments(
  tx: ScopedTransaction,
  compartmentId: string,
  hashes: readonly Buffer[],
): Promise<EqualDocument[]> {
  if (hashes.length === 0) return [];
  const found = await sql<EqualDocument>`
    select document_id, name, path, sha256, ${isFoundInside('d')} as is_child
    from document d
    where case_id = ${tx.scope.caseId} and compartment_id = ${compartmentId} and sha256 = any (${[...hashes]}::bytea[]) and to_seq is null
    order by received_at, from_seq, document_id`.execute(tx.db);
  return found.rows;
}
