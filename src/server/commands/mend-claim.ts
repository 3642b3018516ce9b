import { links } from '#store/link';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { conflict, invalid } from '../refusals.ts';
import { claimByHand, renditionIn, type AskedClaim } from './claim-by-hand.ts';
import { decideOnClaim, type ClaimDecision } from './decide-on-claim.ts';

/** Puts a mended claim in the place of one; the first stays in the log. The reply shows the mended one. */
export async function mendClaim(
  auth: InCompartment<'review'>,
  deps: Pick<ServerDeps, 'store'>,
  input: AskedClaim & { claimId: string; expected: number },
): Promise<ClaimDecision> {
  const { claimId } = input;
  const { ref, made } = await decideOnClaim(auth, deps, input, async (row, tx) => {
    if (input.parentId === claimId) throw invalid('A claim cannot lie in itself.', 'Choose another claim, or none.');
    if ((await links(tx, null, { claimIds: [claimId] })).length > 0)
      throw conflict('A link rests on this claim. Undo the link first, mend, then rely on the mended claim.');
    const rendition = await renditionIn(tx, auth.compartmentId, row.rendition_id);
    const claim = await claimByHand(tx, rendition, input);
    const { document_id: documentId, rendition_id: renditionId } = row;
    return { kind: 'claim.mended', claimId, documentId, renditionId, claim };
  });
  return { ref, claimId: made };
}
