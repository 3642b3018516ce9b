import type { Claim, ClaimDetail } from '#api/schemas/claim';
import { claimsById } from '#store/claim';
import type { Cut } from '#store/cut';
import { logRows } from '#store/log';
import type { ScopedTransaction } from '#store/scope';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import { instantOf } from '../presenters/instant.ts';
import { wordsOfKind } from '../presenters/log-words.ts';
import { presentClaim } from '../presenters/present-claim.ts';
import { notFound } from '../refusals.ts';
import { readAt } from './at.ts';
import { hydrateClaims } from './hydrate-claims.ts';

/** One claim with all that shows with it, or the answer for what is not there. */
export async function claimIn(tx: ScopedTransaction, cut: Cut, claimId: string): Promise<Claim> {
  const [hydrated] = await hydrateClaims(tx, cut, await claimsById(tx, cut, [claimId]));
  if (hydrated === undefined) throw notFound();
  return presentClaim(hydrated);
}

/** One claim with its history, oldest first: who made it, and every decision on it, taken back or not. */
export function claimView(
  scope: InCase,
  context: Pick<Context, 'store'>,
  input: { claimId: string; asOf?: string | undefined },
): Promise<ClaimDetail> {
  return readAt(scope, context, input.asOf, async (tx, cut) => {
    const claim = await claimIn(tx, cut, input.claimId);
    const rows = await logRows(tx, cut, { subjectId: input.claimId, limit: 500 });
    const history = rows.toReversed().map((row) => ({
      entry: { compartmentId: row.compartment_id, seq: row.seq, ordinal: row.ordinal },
      kind: row.kind,
      by: { accountId: row.actor_id, name: row.actor_name },
      at: instantOf(row.recorded_at),
      what: wordsOfKind(row.kind, row.detail),
      undone: row.undone_seq !== null,
    }));
    return { ...claim, history };
  });
}
