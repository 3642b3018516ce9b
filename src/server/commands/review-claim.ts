import { links } from '#store/link';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { conflict } from '../refusals.ts';
import { decideOnClaim, type ClaimDecision } from './decide-on-claim.ts';

export type Review = {
  readonly claimId: string;
  readonly expected: number;
  readonly decision: 'read rightly' | 'rejected';
  readonly reason: string | null;
};

/** Says that the words say so, or not. It draws nothing; a claim that is the last to bear a link is not rejected before the link is undone. */
export function reviewClaim(
  auth: InCompartment<'review'>,
  deps: Pick<ServerDeps, 'store'>,
  input: Review,
): Promise<ClaimDecision> {
  const { claimId, decision, reason } = input;
  return decideOnClaim(auth, deps, input, async (_row, tx) => {
    if (decision === 'rejected' && (await links(tx, null, { claimIds: [claimId] })).length > 0)
      throw conflict('A link rests on this claim. Undo the link first.');
    return { kind: 'claim.reviewed', claimId, decision, reason };
  });
}
