import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { decideOnClaim, type ClaimDecision } from './decide-on-claim.ts';
import { requireGrade, type AskedGrade } from './require-grade.ts';

/** Grades one claim apart from its document; null gives it the document's grade again. */
export async function gradeClaim(
  auth: InCompartment<'review'>,
  deps: Pick<ServerDeps, 'store'>,
  input: { claimId: string; expected: number; grade: AskedGrade | null },
): Promise<ClaimDecision> {
  const { claimId } = input;
  const grade = requireGrade(input.grade);
  return decideOnClaim(auth, deps, input, () => ({ kind: 'claim.graded', claimId, grade }));
}
