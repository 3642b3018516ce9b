import type { ItemBody, ItemRef } from '#domain/entry';
import type { ClaimRow } from '#store/claim';
import { draftEntry } from '#store/draft-entry';
import type { WritingTransaction } from '#store/open-store';
import { actorRefOf } from '../actor.ts';
import type { InCompartment, Power } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { refuseIfNewer } from '../refuse-if-newer.ts';
import { conflict } from '../refusals.ts';
import { storeScopeOf } from '../store-scope.ts';
import { claimOf } from './claim-of.ts';

/** Where the decision stands in the ledger, and the claim to show after it. */
export type ClaimDecision = { readonly ref: ItemRef; readonly claimId: string };

/** What every decision on a claim shares: the claim is held, compared with what the user saw, and decided in one entry. */
export async function decideOnClaim<P extends Power>(
  auth: InCompartment<P>,
  deps: Pick<ServerDeps, 'store'>,
  input: { readonly claimId: string; readonly expected: number },
  bodyOf: (row: ClaimRow, tx: WritingTransaction) => ItemBody | Promise<ItemBody>,
): Promise<ClaimDecision & { readonly made: string }> {
  const { compartmentId } = auth;
  return deps.store.write(storeScopeOf(auth), compartmentId, async (tx) => {
    const row = await claimOf(tx, input.claimId);
    await refuseIfNewer(tx, input.claimId, row, input.expected);
    if (row.superseded_by !== null)
      throw conflict('This claim was mended; decide on the mended one.', { supersededBy: row.superseded_by });
    const draft = draftEntry();
    const made = draft.add(actorRefOf(auth), await bodyOf(row, tx));
    const { seq } = await tx.append(draft);
    return { ref: { compartmentId, seq, ordinal: 0 }, claimId: input.claimId, made };
  });
}
