import { sql } from 'kysely';
import type { Fold } from './projectors/fold.ts';

/** The rows of one call are joined as if they were few. */
const atOnce = 100;

/** Puts what search knows of these documents together anew; of one that is not read, or set aside, it then knows nothing. */
export async function indexDocuments(fold: Pick<Fold, 'db' | 'key'>, documentIds: readonly string[]): Promise<void> {
  if (documentIds.length === 0) return;
  const { caseId, compartmentId } = fold.key;
  const all = [...new Set(documentIds)];
  for (let i = 0; i < all.length; i += atOnce)
    await sql`select index_documents(${caseId}, ${compartmentId}, ${all.slice(i, i + atOnce)}::uuid[])`.execute(
      fold.db,
    );
}

/** The same for the documents of these claims. */
export async function indexDocumentsOfClaims(
  fold: Pick<Fold, 'db' | 'key'>,
  claimIds: readonly string[],
): Promise<void> {
  if (claimIds.length === 0) return;
  const { caseId, compartmentId } = fold.key;
  const found = await fold.db
    .selectFrom('claim')
    .select('document_id')
    .distinct()
    .where('case_id', '=', caseId)
    .where('compartment_id', '=', compartmentId)
    .where('claim_id', '=', sql<string>`any (${[...claimIds]}::uuid[])`)
    .execute();
  await indexDocuments(
    fold,
    found.map((row) => row.document_id),
  );
}
