import { claimsById, type ClaimRow } from '#store/claim';
import type { ScopedTransaction } from '#store/scope';
import { notFound } from '../refusals.ts';

/** The claim as it stands now, or the answer for what is not there. */
export async function claimOf(tx: ScopedTransaction, claimId: string): Promise<ClaimRow> {
  const [row] = await claimsById(tx, null, [claimId]);
  if (row === undefined) throw notFound();
  return row;
}
