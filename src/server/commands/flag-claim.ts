import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { decideOnClaim, type ClaimDecision } from './decide-on-claim.ts';

/** Marks that a claim may help the defence, or takes the mark away; both stay in the log. */
export function flagClaim(
  auth: InCompartment<'flag-for-defence'>,
  deps: Pick<ServerDeps, 'store'>,
  input: { claimId: string; expected: number; helpsDefence: boolean; note: string | null },
): Promise<ClaimDecision> {
  const { claimId, helpsDefence, note } = input;
  return decideOnClaim(auth, deps, input, () => ({ kind: 'claim.flagged', claimId, helpsDefence, note }));
}
