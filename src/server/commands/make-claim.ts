import { draftEntry } from '#store/draft-entry';
import { actorRefOf } from '../actor.ts';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { storeScopeOf } from '../store-scope.ts';
import { claimByHand, renditionIn, type AskedClaim } from './claim-by-hand.ts';
import type { ClaimDecision } from './decide-on-claim.ts';

/** Makes a claim of selected words, in any script. */
export function makeClaim(
  auth: InCompartment<'review'>,
  deps: Pick<ServerDeps, 'store'>,
  input: AskedClaim & { renditionId: string },
): Promise<ClaimDecision> {
  const { compartmentId } = auth;
  return deps.store.write(storeScopeOf(auth), compartmentId, async (tx) => {
    const rendition = await renditionIn(tx, compartmentId, input.renditionId);
    const claim = await claimByHand(tx, rendition, input);
    const { document_id: documentId, rendition_id: renditionId } = rendition.row;
    const draft = draftEntry();
    const claimId = draft.add(actorRefOf(auth), { kind: 'claim.made', documentId, renditionId, claim });
    const { seq } = await tx.append(draft);
    return { ref: { compartmentId, seq, ordinal: 0 }, claimId };
  });
}
